"""Corrections: new segments in place of old ones, with who, when and why; the old ones stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import Origin, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.stopwatch import RefusedError, Stopwatch, Wish

if TYPE_CHECKING:
    from datetime import datetime


def correction(
    stopwatch: Stopwatch, wish: Wish, gone: tuple[str, ...], again: tuple[Segment, ...]
) -> Change:
    """Replace the segments named in `gone` by those in `again`, which get new identities.

    Segments typed afterwards keep their origin, all others become "corrected".

    Raises:
        RefusedError: no reason, a stop before its start, time to come, or an overlap.
    """
    if not wish.reason.strip():
        raise RefusedError("Say why the times are corrected.")
    written = tuple(_corrected(one, wish) for one in again)
    other = stopwatch.in_the_way(gone, written)
    if other is not None:
        raise RefusedError(f"The time overlaps with {other.code}.")
    visits = tuple(dict.fromkeys((wish.visit_id, *(one.visit_id for one in written))))
    action = Action(new_id(), visits, ActionKind.CORRECT, wish.user, wish.at, reason=wish.reason)
    return Change(action, {}, gone, written)


def set_times(
    stopwatch: Stopwatch, wish: Wish, segment: Segment, start: datetime, stop: datetime | None
) -> Change:
    """Trim or back-date a segment."""
    return correction(stopwatch, wish, (segment.id,), (replace(segment, start=start, stop=stop),))


def set_code(stopwatch: Stopwatch, wish: Wish, segment: Segment, code: str) -> Change:
    """Give a segment's time to another code."""
    return correction(stopwatch, wish, (segment.id,), (replace(segment, code=code),))


def set_clinicians(
    stopwatch: Stopwatch, wish: Wish, segment: Segment, by: tuple[str, ...]
) -> Change:
    """Correct who furnished a segment."""
    return correction(stopwatch, wish, (segment.id,), (replace(segment, by=by),))


def split(stopwatch: Stopwatch, wish: Wish, segment: Segment, at: datetime, code: str) -> Change:
    """Split a segment: from `at` on its time belongs to `code`."""
    stop = segment.stop or wish.at
    if not segment.start < at < stop:
        raise RefusedError("The split must lie inside the segment.")
    parts = (replace(segment, stop=at), replace(segment, start=at, code=code))
    return correction(stopwatch, wish, (segment.id,), parts)


def remove(stopwatch: Stopwatch, wish: Wish, segment: Segment) -> Change:
    """Take a segment out of the log; it stays readable as superseded."""
    return correction(stopwatch, wish, (segment.id,), ())


def add_typed(
    stopwatch: Stopwatch,
    wish: Wish,
    code: str,
    times: tuple[datetime, datetime],
    by: tuple[str, ...],
) -> Change:
    """Add minutes remembered later: they print "typed afterwards, times estimated"."""
    typed = Segment(
        new_id(), wish.visit_id, code, times[0], times[1], by, Origin.TYPED, wish.reason
    )
    return correction(stopwatch, wish, (), (typed,))


def _corrected(one: Segment, wish: Wish) -> Segment:
    if one.start > wish.at or (one.stop is not None and one.stop > wish.at):
        raise RefusedError("A segment cannot lie in time to come.")
    if one.stop is not None and one.stop < one.start:
        raise RefusedError("A segment cannot stop before it starts.")
    origin = one.origin if one.origin is Origin.TYPED else Origin.CORRECTED
    return replace(one, id=new_id(), origin=origin, reason=wish.reason)
