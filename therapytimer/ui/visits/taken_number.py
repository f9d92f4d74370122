"""A record number that another patient of the clinic has: it must not stand for two.

What comes in from another clinic's laptop may bring such a pair; it is kept apart, as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from therapytimer.store.patients import Patients
    from therapytimer.visit.people import Patient


def number_taken(patients: Patients, patient: Patient) -> str:
    """Say whose number a new patient would bear too; nothing where it is free, or none is given."""
    holder = patients.with_number(patient.record_number, but=patient.id)
    return "" if holder is None else f"{whose(holder)}: choose that patient or give another number."


def whose(holder: Patient) -> str:
    """Say whose a number is, by a second identifier too."""
    return f"{holder.record_number} is the number of {holder.name}, born {day(holder.born_on)}"
