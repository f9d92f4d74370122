"""The day's invariant: a clinician's minutes of a day never exceed the time that passed.

It follows from the stopwatch's rules, and is checked beside them, over all visits of a day, by
adding up: where it fails, the program itself is at fault, or two records contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.visit.overlap import overlapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from therapytimer.visit.overlap import Placed

    Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Breach:
    """Two segments that take one clinician's clock or one patient's time at once."""

    early: Placed
    late: Placed

    @property
    def key(self) -> tuple[str, str]:
        """What tells one breach from another: the segments of it."""
        return self.early.segment.id, self.late.segment.id

    def sentence(self, clock: str) -> str:
        """Say which segments; `clock` is the start of the later one as the clinic reads it."""
        first, second = self.early.segment, self.late.segment
        where = "of one visit" if first.visit_id == second.visit_id else "of two visits"
        return (
            f"{first.code} and {second.code} {where} cover the same time from {clock}: "
            "one of them must be corrected."
        )


def breaches(placed: Iterable[Placed]) -> tuple[Breach, ...]:
    """Find where the minutes of a day count twice."""
    return tuple(Breach(early, late) for early, late in overlapping(placed))


def overbooked(placed: Iterable[Placed], now: datetime) -> dict[str, timedelta]:
    """Tell by how much each clinician's time exceeds what passed; nobody's does on a true day.

    It adds up what the segments say, each group once, and compares that with the time from the
    first of them to the last: no rule of the stopwatch is used.
    """
    taking = [one for one in placed if one.contact.takes_clinician]
    clinicians = dict.fromkeys(by for one in taking for by in one.segment.by)
    found: dict[str, timedelta] = {}
    for clinician in clinicians:
        own = [one for one in taking if clinician in one.segment.by]
        spans = [_span(one, now) for one in own]
        passed = max(stop for _, stop in spans) - min(start for start, _ in spans)
        excess = time_taken(own, now) - passed
        if excess > timedelta():
            found[clinician] = excess
    return found


def time_taken(placed: Iterable[Placed], now: datetime) -> timedelta:
    """Add up the time that segments take of one clinician; those of one group count once."""
    groups: dict[str, list[Span]] = {}
    for one in placed:
        segment = one.segment
        groups.setdefault(segment.group or segment.id, []).append(_span(one, now))
    return sum((covered(spans) for spans in groups.values()), timedelta())


def covered(spans: Sequence[Span]) -> timedelta:
    """Measure the time that spans cover together, however they overlap."""
    total, reached = timedelta(), None
    for start, stop in sorted(spans):
        begin = start if reached is None else max(start, reached)
        total += max(stop - begin, timedelta())
        reached = stop if reached is None else max(stop, reached)
    return total


def _span(one: Placed, now: datetime) -> Span:
    start = one.segment.start
    return start, max(start, one.segment.stop or now)
