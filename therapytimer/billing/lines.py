"""Bill lines: each code with its minutes, units and modifiers, and the reasons in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from therapytimer.billing import decisions
from therapytimer.billing.codes import Code, TimeBasis
from therapytimer.billing.services import (
    STIMULATION,
    Service,
    Standing,
    code_in,
    least_minutes,
    units_alone,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.payers import Payer
    from therapytimer.billing.working import CodeWorking


class Lane(StrEnum):
    """Whose minutes and units a line carries."""

    THERAPIST = "therapist"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line: a code with its minutes and units, and why.

    `lane` is None where the payer asks no modifier for assistants. `divided` is true where the
    other lane of the same service stands on a line of its own: the line then carries the minutes
    of its lane only. `covered` is false for a code that the payer does not cover.
    """

    code: str
    name: str
    minutes: int
    units: int
    modifiers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    lane: Lane | None = None
    divided: bool = False
    covered: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """A service with its units, before its lines are written.

    `add_on` is the code that bears the units after the first, None where there are none.
    """

    service: Service
    units: int
    reasons: tuple[str, ...]
    add_on: Code | None = None

    def line(self, code: Code, minutes: int, units: int, *reasons: str) -> BillLine:
        """Write a line of this service."""
        covered = self.service.standing is not Standing.UNCOVERED
        return BillLine(code.number, code.name, minutes, units, reasons=reasons, covered=covered)


def counted_of(
    service: Service,
    worked: Mapping[str, CodeWorking],
    payer: Payer,
    codes: Mapping[str, Code],
) -> Counted:
    """Count the units of a service; `worked` holds the pooled codes by number."""
    pooled = worked.get(service.code.number)
    units = units_alone(service, service.minutes, payer) if pooled is None else pooled.units
    reasons = (*_counting(service, payer, pooled), *_renaming(service, payer))
    add_on = service.code.partner
    second = None if add_on is None or units <= 1 else code_in(codes, add_on)
    return Counted(service, units, reasons, second)


def lines_of(counted: Counted) -> tuple[BillLine, ...]:
    """Write the one or two lines of a service, whoever furnished it."""
    first, add_on = counted.service.code, counted.add_on
    minutes = counted.service.minutes
    if add_on is None:
        return (counted.line(first, minutes, counted.units, *counted.reasons),)
    split = decisions.SERVICE_MINUTES.format(
        first=first.number, minutes=first.first_minutes, add_on=add_on.number
    )
    why = f"{first.number} and {add_on.number} are one service: {split}."
    return (
        counted.line(first, first.first_minutes, 1, *counted.reasons, why),
        counted.line(add_on, minutes - first.first_minutes, counted.units - 1, why),
    )


def _counting(service: Service, payer: Payer, pooled: CodeWorking | None) -> tuple[str, ...]:
    """Say how the units were counted."""
    number = service.code.number
    if pooled is not None:
        return (pooled.why,)
    if service.standing is Standing.UNDECIDED:
        return ("0 units: choose the level of the evaluation.",)
    if service.standing is Standing.BUNDLED:
        return (f"{payer.name} bundles {number}: 0 units, {decisions.BUNDLED_TIME}.",)
    uncovered = (
        f"{payer.name} does not cover {number}: it is counted alone, {decisions.UNCOVERED_TIME}."
    )
    alone = _untimed(service.code) or _timed_alone(service.code, payer)
    return (uncovered, alone) if service.standing is Standing.UNCOVERED else (alone,)


def _untimed(code: Code) -> str:
    if code.basis is not TimeBasis.UNTIMED:
        return ""
    if code.counted:
        return f"Counted by site or piece: {decisions.PIECES_RULE}."
    kind = "Unlisted, counted as untimed" if code.unlisted else "Untimed"
    return f"{kind}: 1 a day whatever the minutes."


def _timed_alone(code: Code, payer: Payer) -> str:
    if code.basis is TimeBasis.TIMED:
        return "Alone: one unit for each 15 minutes, the last from 8 minutes on."
    least = decisions.LEAST_SETTING.format(least=least_minutes(code, payer))
    further = code.part_minutes // 2 + 1
    return (
        f"Outside the pool: the first unit counts {least}, each further {code.part_minutes} "
        f"minutes from {further}."
    )


def _renaming(service: Service, payer: Payer) -> tuple[str, ...]:
    """Say why a code stands on the bill under another number than the one tapped."""
    number = service.code.number
    others = [tapped for tapped in service.recorded if tapped != number]
    return tuple(
        f"{payer.name} takes {number} for unattended stimulation, recorded as {tapped}."
        if tapped == STIMULATION
        else f"Recorded as {tapped}, one service with {number}: its first unit is {number}."
        for tapped in others
    )
