"""What the page of clinicians shows and asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.visit.people import Clinician


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One clinician of the list."""

    clinician: Clinician
    retired: bool = False
    signed_in: bool = False
    has_pin: bool = False


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A clinician to be added; `supervised_by` is the id of a therapist, or None."""

    name: str
    credentials: str
    assistant: bool
    supervised_by: str | None
    npi: str
    licence: str
    passphrase: str = field(repr=False)


def described(row: PersonRow, supervisor: str) -> str:
    """Say in one line what a clinician is, as far as it is known."""
    one = row.clinician
    role = "Assistant" if one.assistant else "Therapist"
    parts = [f"{role}, supervised by {supervisor}" if supervisor else role]
    parts += [f"NPI {one.npi}"] if one.npi else []
    parts += [f"licence {one.licence}"] if one.licence else []
    return "  ·  ".join(parts)
