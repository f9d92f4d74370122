"""Repairs of what happens at the table: late, early and forgotten taps, mended in one action.

Where two segments follow each other without a pause, what one gains the other loses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.corrections import add_typed, in_place_of
from therapytimer.visit.facts import MarkKind
from therapytimer.visit.overlap import exclude_each_other
from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from therapytimer.visit.actions import Change
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.stopwatch import Stopwatch

Repair = Callable[["Stopwatch", Wish], "Change"]  # what a wish would change in a log


def move_boundary(
    stopwatch: Stopwatch, wish: Wish, pair: tuple[Segment, Segment], at: datetime
) -> Change:
    """Move the instant at which one segment gave way to the next."""
    first, second = pair
    if first.stop != second.start:
        raise RefusedError(f"{first.code} does not end where {second.code} begins.")
    if not first.start < at < (second.stop or wish.at):
        raise RefusedError(f"Between {first.code} and {second.code} each must keep some time.")
    return in_place_of(stopwatch, wish, pair, (replace(first, stop=at), replace(second, start=at)))


def move_start(stopwatch: Stopwatch, wish: Wish, segment: Segment, start: datetime) -> Change:
    """Let a segment start at another instant.

    An earlier start takes the time from what ran right before, over all open visits.
    """
    given = ()
    if start < segment.start:
        given = tuple(one for one in _beside(stopwatch, segment) if one.stop == segment.start)
    for one in given:
        if start <= one.start:
            raise RefusedError(f"{one.code} before it would have no time left.")
    cut = (replace(one, stop=start) for one in given)
    return in_place_of(stopwatch, wish, (*given, segment), (*cut, replace(segment, start=start)))


def move_stop(stopwatch: Stopwatch, wish: Wish, segment: Segment, stop: datetime) -> Change:
    """Let a segment stop at another instant.

    A later stop takes the time from what ran right after, over all open visits.
    """
    given = ()
    if segment.stop is not None and stop > segment.stop:
        given = tuple(one for one in _beside(stopwatch, segment) if one.start == segment.stop)
    for one in given:
        if stop >= (one.stop or wish.at):
            raise RefusedError(f"{one.code} after it would have no time left.")
    cut = (replace(one, start=stop) for one in given)
    return in_place_of(stopwatch, wish, (segment, *given), (replace(segment, stop=stop), *cut))


def undo_stop(stopwatch: Stopwatch, wish: Wish, segment: Segment) -> Change:
    """Let a stopped segment run on as if it had never stopped.

    Raises:
        RefusedError: it runs, or something else has taken the time since.
    """
    if segment.stop is None:
        raise RefusedError(f"{segment.code} is running.")
    taken = [one for one in _beside(stopwatch, segment) if (one.stop or wish.at) > segment.stop]
    if taken:
        first = min(taken, key=lambda one: one.start)
        raise RefusedError(f"{first.code} has taken the time since: move the boundary instead.")
    change = in_place_of(stopwatch, wish, (segment,), (replace(segment, stop=None),))
    return replace(change, supersedes=(*change.supersedes, *_untrue(stopwatch, segment)))


def add_minutes(stopwatch: Stopwatch, wish: Wish, room: Segment, length: timedelta) -> Change:
    """Add minutes remembered later where nothing else took the time: the first place that fits.

    `room` says code and clinicians, and within which times a place is sought.

    Raises:
        RefusedError: as `add_typed`, or there is no such place.
    """
    stopwatch.contact(room.code)
    begun, end = room.start, room.stop or wish.at
    for one in sorted(_beside(stopwatch, room), key=lambda one: one.start):
        if one.start - begun >= length:
            break
        begun = max(begun, one.stop or end)
    if end - begun < length:
        raise RefusedError("There is no free time that long in this visit: type its times.")
    return add_typed(stopwatch, wish, room.code, (begun, begun + length), room.by)


def _untrue(stopwatch: Stopwatch, segment: Segment) -> tuple[str, ...]:
    """Name the pauses that were none, once a segment has run on."""
    if segment.stop is None or not stopwatch.attended(segment):
        return ()
    pauses = stopwatch.marks(segment.visit_id, MarkKind.PAUSE)
    return tuple(one.id for one in pauses if one.at >= segment.stop)


def _beside(stopwatch: Stopwatch, segment: Segment) -> list[Segment]:
    """Return what could not run together with a segment, over all open visits."""
    (own,) = stopwatch.placed((segment,))
    return [
        other.segment
        for other in stopwatch.placed(stopwatch.segments())
        if other.segment.stop != other.segment.start and exclude_each_other(own, other)
    ]
