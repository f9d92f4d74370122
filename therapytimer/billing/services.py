"""Services: what is counted together, and how each is counted outside the pool."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Code, TimeBasis
from therapytimer.billing.units import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.billing.minutes import CodeTime
    from therapytimer.billing.payers import Payer

STIMULATION = "97014"  # what is tapped; the payer says what it is billed as


class Standing(Enum):
    """How a payer lets a code count."""

    POOLED = auto()  # by the payer's rule, with the other timed codes
    ALONE = auto()
    UNCOVERED = auto()  # alone too, because the payer does not cover it
    BUNDLED = auto()  # 0 units
    UNDECIDED = auto()  # 0 units until the level of the evaluation is chosen


class TimeKind(Enum):
    """Which of the day's totals the time of a code belongs to."""

    TIMED = auto()  # timed code minutes and total treatment time
    UNTIMED = auto()  # total treatment time only
    CAREGIVER = auto()  # shown apart
    NOT_BILLABLE = auto()


@dataclass(frozen=True)
class Service:
    """One code, or a first code with its add-on, as billed: what is counted together."""

    code: Code
    standing: Standing
    times: tuple[CodeTime, ...]

    @property
    def recorded(self) -> tuple[str, ...]:
        """The codes that the clinician tapped for a minute or more."""
        return tuple(time.code for time in self.times if time.minutes > 0)

    @cached_property
    def minutes(self) -> int:
        """Whole minutes over the day."""
        return sum(time.minutes for time in self.times)

    @property
    def assistant_minutes(self) -> int:
        """Those of them that are the assistant's, doubtful ones too."""
        return sum(time.assistant_minutes for time in self.times)

    @property
    def doubtful_minutes(self) -> int:
        """Those of them that are made of seconds of therapist and assistant."""
        return sum(time.doubtful_minutes for time in self.times)

    @property
    def cut(self) -> timedelta:
        """What cutting to whole minutes at each visit took off."""
        return sum((time.cut for time in self.times), timedelta())

    @property
    def quantity(self) -> int:
        """Sites or pieces over the day; a code that is counted so is alone in its service."""
        typed = self.times[0].quantity
        return 1 if typed is None else typed


def code_in(codes: Mapping[str, Code], number: str) -> Code:
    """Look a code up; ValueError names one that is not there."""
    if number not in codes:
        raise ValueError(f"Code {number} is neither in the catalogue nor one of the clinic's own.")
    return codes[number]


def claimed_as(number: str, payer: Payer) -> str:
    """Name a code as a payer takes it: unattended stimulation has two numbers."""
    return payer.stimulation if number == STIMULATION else number


def billed_code(number: str, codes: Mapping[str, Code], payer: Payer) -> Code:
    """Give the code under which a tapped one is counted and billed.

    That is the first code of its service, or what the payer takes for unattended stimulation.
    """
    code = code_in(codes, claimed_as(number, payer))
    if code.basis is TimeBasis.ADD_ON and code.partner is not None:
        return code_in(codes, code.partner)
    return code


def standing_of(code: Code, payer: Payer) -> Standing:
    """Tell how the payer lets a code count."""
    if code.undecided:
        return Standing.UNDECIDED
    if code.number in payer.bundled:
        return Standing.BUNDLED
    if code.covered_by is not None and payer.name not in code.covered_by:
        return Standing.UNCOVERED
    return Standing.POOLED if code.pooled else Standing.ALONE


def time_kind(code: Code, payer: Payer) -> TimeKind:
    """Tell which totals the time of a code as billed belongs to (Pub. 100-02 ch. 15 §220.3)."""
    standing = standing_of(code, payer)
    if standing is Standing.BUNDLED:
        return TimeKind.NOT_BILLABLE
    if code.patient_absent:
        return TimeKind.CAREGIVER
    if standing is Standing.UNCOVERED or code.basis is TimeBasis.UNTIMED:
        return TimeKind.UNTIMED
    return TimeKind.TIMED


def services_of(
    times: Iterable[CodeTime], codes: Mapping[str, Code], payer: Payer
) -> tuple[Service, ...]:
    """Group a day's codes into services, in order of first start."""
    grouped: dict[Code, list[CodeTime]] = {}
    for time in times:
        grouped.setdefault(billed_code(time.code, codes, payer), []).append(time)
    return tuple(
        Service(code, standing_of(code, payer), tuple(group)) for code, group in grouped.items()
    )


def least_minutes(code: Code, payer: Payer) -> int:
    """Give the minutes from which a service outside the pool has its first unit."""
    if code.basis is TimeBasis.HOUR:
        return payer.testing_from
    return payer.caregiver_from if code.patient_absent else payer.program_from


def units_alone(service: Service, minutes: int, payer: Payer) -> int:
    """Count the units of a service outside the pool, if it had these whole minutes.

    97545 + 97546: further hours from the 31st minute beyond 120. 97550 + 97551: further 15s from
    the 8th beyond 30. 96125: further hours from the 31st minute. Untimed codes: one a day, or the
    number of sites or pieces. A timed code that the payer does not cover: by its own midpoint.
    """
    code = service.code
    if minutes == 0 or service.standing in {Standing.BUNDLED, Standing.UNDECIDED}:
        return 0
    if code.basis is TimeBasis.UNTIMED:
        return service.quantity if code.counted else 1
    if code.basis is TimeBasis.TIMED:
        return rounded(minutes)
    further = max(0, rounded(minutes - code.first_minutes, code.part_minutes))
    return 1 + further if minutes >= least_minutes(code, payer) else 0
