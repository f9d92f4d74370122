"""Bill lines: each code with its minutes, its units, and the reasons in plain words."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line: a code with its minutes and units, and why."""

    code: str
    name: str
    minutes: int
    units: int
    modifiers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def lines_of(
    service: Service,
    worked: Mapping[str, CodeWorking],
    payer: Payer,
    codes: Mapping[str, Code],
) -> tuple[BillLine, ...]:
    """Write the one or two lines of a service; `worked` holds the pooled codes by number."""
    pooled = worked.get(service.code.number)
    units = units_alone(service, service.minutes, payer) if pooled is None else pooled.units
    reasons = (*_counting(service, payer, pooled), *_renaming(service, payer))
    add_on = service.code.partner
    if units > 1 and add_on is not None:
        return _pair(service, units, code_in(codes, add_on), reasons)
    code = service.code
    return (BillLine(code.number, code.name, service.minutes, units, reasons=reasons),)


def _pair(
    service: Service, units: int, add_on: Code, reasons: tuple[str, ...]
) -> tuple[BillLine, ...]:
    first = service.code
    split = decisions.SERVICE_MINUTES.format(
        first=first.number, minutes=first.first_minutes, add_on=add_on.number
    )
    rest = service.minutes - first.first_minutes
    why = (f"{first.number} and {add_on.number} are one service: {split}.",)
    return (
        BillLine(first.number, first.name, first.first_minutes, 1, reasons=(*reasons, *why)),
        BillLine(add_on.number, add_on.name, rest, units - 1, reasons=why),
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
