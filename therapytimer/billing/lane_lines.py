"""The lines of a service by who furnished it, and what of that the clinician may decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from therapytimer.billing import decisions
from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.lane_wording import chosen_way, lane_reason, open_finding
from therapytimer.billing.lanes import Furnished, Lanes, lanes_of
from therapytimer.billing.lines import BillLine, Counted, Lane, lines_of
from therapytimer.billing.modifiers import assistant_modifier, marked
from therapytimer.billing.services import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.codes import Code
    from therapytimer.billing.day import Day


@dataclass(frozen=True, slots=True)
class Doubt:
    """A service whose units with and without CQ/CO the published rules leave open.

    `offered` holds each number of plain units that is possible, the program's first; `plain_units`
    is the one billed. `code` is what a choice names.
    """

    code: str
    modifier: str
    units: int
    plain_units: int
    offered: tuple[int, ...]
    because: tuple[str, ...]
    chosen_by: str | None = None  # None: by the program's rule


@dataclass(frozen=True, slots=True)
class Laned:
    """Lines by lane with their CQ or CO, the doubts among them, and what they have to say."""

    lines: tuple[BillLine, ...]
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()


def laned(counted: Sequence[Counted], day: Day) -> Laned:
    """Write the lines of the day's services, each lane on its own where the payer asks for it."""
    marker = assistant_modifier(day.discipline, day.payer)
    if marker is None:
        lines = tuple(line for each in counted for line in lines_of(each))
        return Laned(lines, findings=_unpaired(counted, day))
    divided = [(each, _lanes(each, day)) for each in counted]
    doubts = tuple(_doubt(each, lanes, marker) for each, lanes in divided if len(lanes.offered) > 1)
    return Laned(
        lines=tuple(line for each, lanes in divided for line in _marked_lines(each, lanes, marker)),
        doubts=doubts,
        findings=tuple(_finding(doubt) for doubt in doubts if doubt.chosen_by is None),
    )


def _lanes(counted: Counted, day: Day) -> Lanes:
    service = counted.service
    return lanes_of(
        furnished(counted),
        counted.units,
        pooled=service.standing is Standing.POOLED,
        choice=day.lane_choices.get(service.code.number),
    )


def furnished(counted: Counted) -> Furnished:
    """Give a service's minutes by who furnished them."""
    service = counted.service
    assistant = service.assistant_minutes
    return Furnished(service.minutes - assistant, assistant, service.doubtful_minutes)


def _marked_lines(counted: Counted, lanes: Lanes, marker: str) -> tuple[BillLine, ...]:
    time = furnished(counted)
    pooled = counted.service.standing is Standing.POOLED
    why = lane_reason(time, counted.units, marker, pooled=pooled)
    why += chosen_way(lanes, counted.units, marker)
    lines = _by_lane(counted, lanes)
    if why:
        lines = tuple(replace(line, reasons=(*line.reasons, *why)) for line in lines)
    return tuple(
        marked(line, marker, decisions.MARKERS[marker]) if line.lane is Lane.ASSISTANT else line
        for line in lines
    )


def _by_lane(counted: Counted, lanes: Lanes) -> tuple[BillLine, ...]:
    share = lanes.share
    if share.plain_minutes == 0 or share.marked_minutes == 0:
        lane = Lane.ASSISTANT if share.plain_minutes == 0 else Lane.THERAPIST
        return tuple(replace(line, lane=lane) for line in lines_of(counted))
    first = counted.service.code
    if counted.add_on is None:
        return (
            _line(counted, first, (share.plain_minutes, share.plain_units), Lane.THERAPIST),
            _line(counted, first, (share.marked_minutes, share.marked_units), Lane.ASSISTANT),
        )
    return _pair_by_lane(counted, lanes, counted.add_on)


def _pair_by_lane(counted: Counted, lanes: Lanes, add_on: Code) -> tuple[BillLine, ...]:
    """Write a service of two codes: plain units to the first code first, minutes to their lane."""
    share, first = lanes.share, counted.service.code
    plain, marked_time = share.plain_minutes, share.marked_minutes
    if share.plain_units == 0:
        # The first code bears its 15 minutes over both lanes, so that its add-on has some too.
        rest = first.first_minutes - plain
        rows = (
            (first, plain, 0, Lane.THERAPIST),
            (first, rest, 1, Lane.ASSISTANT),
            (add_on, marked_time - rest, share.marked_units - 1, Lane.ASSISTANT),
        )
    elif share.plain_units == 1:
        rows = (
            (first, plain, 1, Lane.THERAPIST),
            (add_on, marked_time, share.marked_units, Lane.ASSISTANT),
        )
    else:
        rows = (
            (first, first.first_minutes, 1, Lane.THERAPIST),
            (add_on, plain - first.first_minutes, share.plain_units - 1, Lane.THERAPIST),
            (add_on, marked_time, share.marked_units, Lane.ASSISTANT),
        )
    return tuple(_line(counted, code, (time, units), lane) for code, time, units, lane in rows)


def _line(counted: Counted, code: Code, amount: tuple[int, int], lane: Lane) -> BillLine:
    minutes, units = amount
    reasons = counted.reasons if code == counted.service.code else ()
    if counted.add_on is not None:
        reasons = (*reasons, _one_service(counted, counted.add_on))
    return replace(counted.line(code, minutes, units, *reasons), lane=lane, divided=True)


def _one_service(counted: Counted, add_on: Code) -> str:
    first = counted.service.code.number
    return (
        f"{first} and {add_on.number} are one service: {decisions.LANE_FIRST.format(first=first)}."
    )


def _doubt(counted: Counted, lanes: Lanes, marker: str) -> Doubt:
    return Doubt(
        code=counted.service.code.number,
        modifier=marker,
        units=counted.units,
        plain_units=lanes.share.plain_units,
        offered=tuple(lanes.offered),
        because=lanes.open_because,
        chosen_by=lanes.chosen_by,
    )


def _finding(doubt: Doubt) -> Finding:
    message = open_finding(doubt.code, (doubt.units, doubt.offered), doubt.because, doubt.modifier)
    return Finding("lanes", Level.ADVISES, message, "bill")


def _unpaired(counted: Sequence[Counted], day: Day) -> tuple[Finding, ...]:
    """Tell that a payer's settings ask for CQ or CO, which never stand without GP or GO."""
    settings = day.payer.assistant_modifiers and not day.payer.discipline_modifiers
    if not settings or not any(each.service.assistant_minutes for each in counted):
        return ()
    name = day.payer.name
    message = (
        f"{name} is set to ask for CQ and CO but not for GP and GO. The first never stand without "
        "the second, so the bill has neither; correct the payer's settings."
    )
    return (Finding("lanes", Level.ADVISES, message, "bill"),)
