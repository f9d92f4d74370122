"""People and places of a visit, kept by value in its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Patient:
    """Whom the visit is for: name and birth date identify, the record number joins systems."""

    id: str
    name: str
    born_on: date
    record_number: str = ""
    diagnoses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clinician:
    """A therapist or assistant with what a note must print of them."""

    id: str
    name: str
    credentials: str
    assistant: bool = False
    npi: str = ""
    licence: str = ""
    supervised_by: str | None = None

    @property
    def initials(self) -> str:
        """First letters of the name's words, for a tile ("J. R.")."""
        return " ".join(f"{word[0]}." for word in self.name.split()[:3])


@dataclass(frozen=True, slots=True)
class Clinic:
    """The heading of every note; `logo` is a picture in base64, `paper` "letter" or "a4"."""

    name: str = ""
    address: str = ""
    telephone: str = ""
    npi: str = ""
    tax_number: str = ""
    logo: str = ""
    paper: str = "letter"


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who took part but whose minutes never count: a student, an aide."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Referrer:
    """Who referred the patient."""

    name: str
    npi: str = ""


@dataclass(frozen=True, slots=True)
class Certification:
    """One certification of a plan: by a signature, by word to be signed, or by an order on file.

    `certified_from` is where a recertification begins; `sent_on` proves that the plan was sent to
    the writer of the order of `order_on`; `delay_reason` is why it came late.
    """

    certified_on: date | None = None
    certified_by: str = ""
    certified_from: date | None = None
    certified_through: date | None = None
    verbal_on: date | None = None
    order_on: date | None = None
    sent_on: date | None = None
    delay_reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanOfCare:
    """The plan of care with its latest certification (42 CFR 424.24; Pub. 100-02 ch. 15 §220.1).

    `earlier` are the certifications before the latest, in order.
    """

    established_on: date | None = None
    established_by: str = ""
    type: str = ""
    amount: str = ""
    frequency: str = ""
    duration: str = ""
    certified_on: date | None = None
    certified_by: str = ""
    certified_from: date | None = None
    certified_through: date | None = None
    verbal_on: date | None = None
    order_on: date | None = None
    sent_on: date | None = None
    delay_reason: str = ""
    goals: tuple[str, ...] = ()
    earlier: tuple[Certification, ...] = ()

    @property
    def certification(self) -> Certification:
        """The latest certification, empty where there is none."""
        return Certification(
            self.certified_on,
            self.certified_by,
            self.certified_from,
            self.certified_through,
            self.verbal_on,
            self.order_on,
            self.sent_on,
            self.delay_reason,
        )
