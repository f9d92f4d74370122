"""A record number that another patient of the clinic has: it must not stand for two.

What comes in from another clinic's laptop may bring such a pair; it is kept apart, as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.times import day
from therapytimer.store.errors import StoreError

if TYPE_CHECKING:
    from therapytimer.store.patients import Patients
    from therapytimer.visit.people import Patient


def refuse_taken(patients: Patients, patient: Patient) -> None:
    """Refuse a new patient with a number that another one has; StoreError says whose it is."""
    holder = patients.with_number(patient.record_number, but=patient.id)
    if holder is not None:
        raise StoreError(f"{whose(holder)}: choose that patient or give another number.")


def whose(holder: Patient) -> str:
    """Say whose a number is, by a second identifier too."""
    return f"{holder.record_number} is the number of {holder.name}, born {day(holder.born_on)}"
