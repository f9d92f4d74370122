"""Billing codes: what a clinic can tap, and how time on each of them counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from therapytimer.billing.fields import Check, checked, count, flag, name, names, objects, one_of


class TimeBasis(StrEnum):
    """How minutes of a code become units."""

    TIMED = "timed"  # 15-minute code
    FIRST = "first"  # first part of a service of two codes: 97129, 90912, 97545, 97550
    ADD_ON = "add-on"  # further parts of that service: 97130, 90913, 97546, 97551
    HOUR = "hour"  # 96125
    UNTIMED = "untimed"  # one a day, or the number of sites or pieces


class Contact(StrEnum):
    """Whose time a running stopwatch of the code takes."""

    ONE_ON_ONE = "one_on_one"  # clinician's clock and patient's time
    GROUP = "group"  # clinician's clock (shared by the group) and patient's time
    PROGRAM = "program"  # patient's time only
    SUPERVISED = "supervised"  # nobody's clock
    CAREGIVER = "caregiver"  # clinician's clock only, patient absent

    @property
    def takes_clinician(self) -> bool:
        """Whether the clinician's one clock is taken."""
        return self in {Contact.ONE_ON_ONE, Contact.GROUP, Contact.CAREGIVER}

    @property
    def takes_patient(self) -> bool:
        """Whether the patient's time is taken."""
        return self in {Contact.ONE_ON_ONE, Contact.GROUP, Contact.PROGRAM}

    @property
    def attended(self) -> bool:
        """Whether a segment of this contact is attended (everything but supervised)."""
        return self is not Contact.SUPERVISED


@dataclass(frozen=True, slots=True)
class Code:
    """One billing code, of the catalogue or the clinic's own.

    `first_minutes` is the length of the first part of a service (15, 30 or 120) and
    `part_minutes` that of each further part or unit (15 or 60); both are 0 for untimed codes.
    `partner` joins a first code and its add-on.
    """

    number: str
    name: str
    basis: TimeBasis
    contact: Contact
    disciplines: tuple[str, ...]
    pooled: bool = False  # its minutes enter the 15-minute pool
    partner: str | None = None
    first_minutes: int = 0
    part_minutes: int = 0
    counted: bool = False  # untimed, by site or piece: the clinician types the number
    unlisted: bool = False
    own: bool = False  # added by the clinic
    covered_by: tuple[str, ...] | None = None  # payer names; None means every payer
    patient_absent: bool = False  # training of caregivers: shown apart from treatment time
    undecided: bool = False  # an evaluation whose level is still to be chosen


# Stand-ins until the level of an evaluation is chosen: billed with 0 units and a reason.
UNDECIDED = ("evaluation", "re-evaluation")

DISCIPLINES = ("PT", "OT", "SLP", "DC")

# Who does not report a code although its data names the discipline (a chiropractor's board is the
# one of PT, without the evaluations that only a physical therapist may bill).
_NOT_REPORTED = {
    "DC": frozenset({"97161", "97162", "97163", "97164", *UNDECIDED}),
    "SLP": frozenset({"97110", "97112", "97150", "97530"}),
}


class Catalogue(Mapping[str, Code]):
    """All codes a clinic can tap, by number; never changed, only extended into a new one."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self._codes = {code.number: code for code in codes}

    def __getitem__(self, number: str) -> Code:
        return self._codes[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def for_discipline(self, discipline: str) -> tuple[Code, ...]:
        """Give the codes that a board of PT, OT, SLP or DC shows, in the catalogue's order."""
        wanted = {"PT", "DC"} if discipline == "DC" else {discipline}
        hidden = _NOT_REPORTED.get(discipline, frozenset[str]())
        return tuple(
            code
            for code in self.values()
            if wanted.intersection(code.disciplines) and code.number not in hidden
        )

    def with_own(self, codes: Iterable[Code]) -> Catalogue:
        """Add codes that a clinic or a record brings; of two with one number the later stands.

        So a record keeps its own code, by value, when a later catalogue has that number too.
        """
        added = tuple(codes)
        return Catalogue((*self.values(), *added)) if added else self

    def shipped(self, number: str) -> bool:
        """Whether the number is of the catalogue that ships, not a code of the clinic's own."""
        return number in self and not self[number].own

    def refuse_shipped(self, code: Code) -> None:
        """Refuse a new code of the clinic's own with a shipped number; ValueError says so.

        The time basis of what ships is not the clinic's to change.
        """
        if self.shipped(code.number):
            raise ValueError(f"Code {code.number} is in the catalogue already.")


_CHECKS: Mapping[str, Check] = {
    "number": name,
    "name": name,
    "basis": one_of(*(basis.value for basis in TimeBasis)),
    "contact": one_of(*(contact.value for contact in Contact)),
    "disciplines": names,
    "pooled": flag,
    "partner": name,
    "first_minutes": count,
    "part_minutes": count,
    "counted": flag,
    "unlisted": flag,
    "patient_absent": flag,
}


def parse_catalogue(text: str) -> Catalogue:
    """Read the shipped catalogue: a JSON list of objects with the fields of `Code`.

    Fields that `Code` lacks are left to their own readers. The undecided evaluations are added.
    ValueError is one sentence that names the fault.
    """
    codes = [_code(fields) for fields in objects("The catalogue of codes", text)]
    catalogue = Catalogue((*codes, *_undecided_codes()))
    for code in codes:
        if code.partner is not None and code.partner not in catalogue:
            raise ValueError(f"Code {code.number} names {code.partner}, which is not there.")
    return catalogue


def _code(fields: Mapping[str, object]) -> Code:
    required = ("number", "name", "basis", "contact", "disciplines")
    values = checked("Code", fields, _CHECKS, required)
    values |= {"basis": TimeBasis(values["basis"]), "contact": Contact(values["contact"])}
    return Code(**values)


def _undecided_codes() -> tuple[Code, ...]:
    return tuple(
        Code(
            number=number,
            name=f"{number}, level not chosen",
            basis=TimeBasis.UNTIMED,
            contact=Contact.ONE_ON_ONE,
            disciplines=("PT", "OT"),
            undecided=True,
        )
        for number in UNDECIDED
    )
