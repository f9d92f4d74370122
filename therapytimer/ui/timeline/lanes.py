"""What the timeline shows: segments in their lanes, and time in which nobody treated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Contact
from therapytimer.ui.parts.times import local_day
from therapytimer.ui.parts.treating import treated_by
from therapytimer.visit.facts import GapKind, MarkKind, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from therapytimer.billing.codes import Code
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit

UNTREATED = "untreated"
_GAPS = {
    GapKind.SLEEP: "the computer slept",
    GapKind.STALL: "the program stood still",
    GapKind.CRASH: "the program was interrupted",
}
_AT_ONCE = timedelta(seconds=1)  # a pause or gap so near to where a segment ends is what ended it
_LEAST = timedelta(minutes=1)  # of the whole, so that a visit just begun has a scale


@dataclass(frozen=True, slots=True)
class Block:
    """One segment as drawn; `lane` is the number of its lane from the top."""

    segment_id: str
    code: str
    lane: int
    start: datetime
    stop: datetime
    running: bool
    typed: bool
    edited: bool


@dataclass(frozen=True, slots=True)
class Idle:
    """Time in which nobody treated, with the word that says why."""

    start: datetime
    stop: datetime
    word: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A visit's time from `begin` to `end`, in lanes with their names."""

    begin: datetime
    end: datetime
    lanes: tuple[str, ...]
    blocks: tuple[Block, ...]
    idles: tuple[Idle, ...]
    timezone: str


def drawing_of(visit: Visit, codes: Mapping[str, Code], now: datetime) -> Drawing | None:
    """Draw a visit as it stands at `now`; None where it has no segment.

    A lane has the segments of the same clinicians; what nobody attends to has lanes of its own.
    """
    segments = sorted(visit.segments, key=lambda one: one.start)
    if not segments:
        return None
    lanes = list(dict.fromkeys(_lane(visit, one, codes) for one in segments))
    blocks = tuple(_block(one, lanes.index(_lane(visit, one, codes)), now) for one in segments)
    begin, end = segments[0].start, max(one.stop for one in blocks)
    if goes_on(visit, now):
        end = max(end, now)
    idles = _idles(visit, blocks, end)
    return Drawing(begin, max(end, begin + _LEAST), tuple(lanes), blocks, idles, visit.timezone)


def goes_on(visit: Visit, now: datetime) -> bool:
    """Tell whether a visit is under way: of today, neither ended nor void, and not typed late."""
    over = any(one.kind in {MarkKind.ENDED, MarkKind.VOID} for one in visit.marks)
    today = local_day(now, visit.timezone) == visit.on
    return today and not over and visit.entered_at is None


def _lane(visit: Visit, segment: Segment, codes: Mapping[str, Code]) -> str:
    who = treated_by(visit, segment)
    code = codes.get(segment.code)
    supervised = code is not None and code.contact is Contact.SUPERVISED
    return f"{who}, supervised" if supervised else who


def _block(segment: Segment, lane: int, now: datetime) -> Block:
    return Block(
        segment_id=segment.id,
        code=segment.code,
        lane=lane,
        start=segment.start,
        stop=segment.stop or max(now, segment.start),
        running=segment.stop is None,
        typed=segment.origin is Origin.TYPED,
        edited=segment.origin is Origin.CORRECTED,
    )


def _idles(visit: Visit, blocks: Sequence[Block], end: datetime) -> tuple[Idle, ...]:
    found: list[Idle] = []
    until = blocks[0].start
    for one in blocks:
        if one.start > until:
            found += _parted(visit, until, one.start)
        until = max(until, one.stop)
    if end > until:
        found += _parted(visit, until, end)
    return tuple(found)


def _parted(visit: Visit, start: datetime, stop: datetime) -> Iterator[Idle]:
    """Part untreated time where a pause begins within it: each has a word of its own, or none."""
    pauses = {one.at for one in visit.marks if one.kind is MarkKind.PAUSE}
    within = sorted(at for at in pauses if start + _AT_ONCE < at < stop)
    for begun, ended in pairwise((start, *within, stop)):
        yield Idle(begun, ended, _word(visit, begun, ended))


def _word(visit: Visit, start: datetime, stop: datetime) -> str:
    """Say why nobody treated, as far as the log knows."""
    for gap in visit.gaps:
        if abs(gap.start - start) <= _AT_ONCE and gap.stop <= stop + _AT_ONCE:
            return _GAPS[gap.kind]
    pauses = [one for one in visit.marks if one.kind is MarkKind.PAUSE]
    words = [one.word for one in pauses if abs(one.at - start) <= _AT_ONCE]
    return next(filter(None, words), UNTREATED)
