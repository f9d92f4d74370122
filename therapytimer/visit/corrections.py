"""Corrections: new segments in place of old ones, with who, when and why; the old ones stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Contact
from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import Origin, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.pauses import with_true_pauses
from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from therapytimer.visit.stopwatch import Stopwatch


def correction(
    stopwatch: Stopwatch, wish: Wish, gone: tuple[str, ...], again: tuple[Segment, ...]
) -> Change:
    """Replace the segments named in `gone` by those in `again`, which get new identities.

    Segments typed afterwards keep their origin, all others become "corrected".

    Raises:
        RefusedError: no reason, a stop before its start, time to come, nobody who treats, an
            overlap, a void visit, or a segment that no longer holds.
    """
    if not wish.reason.strip():
        raise RefusedError("Say why the times are corrected.")
    written = tuple(_corrected(one, wish) for one in again)
    replaced = _holding(stopwatch, gone)
    visits = dict.fromkeys((wish.visit_id, *(one.visit_id for one in (*replaced, *written))))
    stopwatch.refuse_void(visits)
    action = Action(
        new_id(), tuple(visits), ActionKind.CORRECT, wish.user, wish.at, reason=wish.reason
    )
    change = Change(action, {}, (*gone, *stopwatch.ended_marks(written)), written)
    other = stopwatch.in_the_way(change)
    if other is not None:
        raise RefusedError(f"The time overlaps with {other.code}.")
    return stopwatch.with_left_alone(with_true_pauses(stopwatch, change))


def set_times(
    stopwatch: Stopwatch, wish: Wish, segment: Segment, start: datetime, stop: datetime | None
) -> Change:
    """Trim or back-date a segment."""
    return in_place_of(stopwatch, wish, (segment,), (replace(segment, start=start, stop=stop),))


def set_code(stopwatch: Stopwatch, wish: Wish, segment: Segment, code: str) -> Change:
    """Give a segment's time to another code."""
    other = _with_code(stopwatch, segment, code)
    return in_place_of(stopwatch, wish, (segment,), (other,))


def set_clinicians(
    stopwatch: Stopwatch, wish: Wish, segment: Segment, by: tuple[str, ...]
) -> Change:
    """Correct who furnished a segment."""
    return in_place_of(stopwatch, wish, (segment,), (replace(segment, by=by),))


def split(stopwatch: Stopwatch, wish: Wish, segment: Segment, at: datetime, code: str) -> Change:
    """Split a segment: from `at` on its time belongs to `code`."""
    stop = segment.stop or wish.at
    if not segment.start < at < stop:
        raise RefusedError("The split must lie inside the segment.")
    rest = _with_code(stopwatch, replace(segment, start=at), code)
    return in_place_of(stopwatch, wish, (segment,), (replace(segment, stop=at), rest))


def remove(stopwatch: Stopwatch, wish: Wish, segment: Segment) -> Change:
    """Take a segment out of the log; it stays readable as superseded."""
    return in_place_of(stopwatch, wish, (segment,), ())


def move(stopwatch: Stopwatch, wish: Wish, segment: Segment, visit_id: str) -> Change:
    """Move a segment to another visit; the action names both."""
    return in_place_of(stopwatch, wish, (segment,), (replace(segment, visit_id=visit_id),))


def add_typed(
    stopwatch: Stopwatch,
    wish: Wish,
    code: str,
    times: tuple[datetime, datetime],
    by: tuple[str, ...],
) -> Change:
    """Add minutes remembered later: they print "typed afterwards, times estimated"."""
    typed = Segment(new_id(), wish.visit_id, code, times[0], times[1], by, Origin.TYPED)
    return correction(stopwatch, wish, (), (_with_code(stopwatch, typed, code),))


def in_place_of(
    stopwatch: Stopwatch, wish: Wish, seen: tuple[Segment, ...], parts: tuple[Segment, ...]
) -> Change:
    """Replace segments, as the clinician saw them, by others in one action.

    Raises:
        RefusedError: as `correction`; one of them is not what was seen; nothing would change.
    """
    ids = tuple(one.id for one in seen)
    if _holding(stopwatch, ids) != list(seen):
        raise RefusedError("This segment has changed meanwhile: look at it again.")
    if parts == seen:
        raise RefusedError("Nothing would change.")
    return correction(stopwatch, wish, ids, parts)


def _holding(stopwatch: Stopwatch, ids: Iterable[str]) -> list[Segment]:
    """Find the segments of these identities; refuses one that holds no longer."""
    holding = {
        one.id: one
        for visit_id in stopwatch.visit_ids()
        for one in stopwatch.history(visit_id).segments()
    }
    if not holding.keys() >= {*ids}:
        raise RefusedError("This segment has changed meanwhile: look at it again.")
    return [holding[one] for one in ids]


def _corrected(one: Segment, wish: Wish) -> Segment:
    if one.start > wish.at or (one.stop is not None and one.stop > wish.at):
        raise RefusedError("A segment cannot lie in time to come.")
    if one.stop is not None and one.stop < one.start:
        raise RefusedError("A segment cannot stop before it starts.")
    if not one.by:
        raise RefusedError("Say who treated.")
    return replace(one.corrected(wish.reason), id=new_id())


def _with_code(stopwatch: Stopwatch, segment: Segment, code: str) -> Segment:
    """Give a segment another code; with a group code it joins the group of that time."""
    segment = replace(segment, code=code)
    if stopwatch.contact(code) is not Contact.GROUP:
        return replace(segment, group=None)
    groups = (one.group for one in stopwatch.segments() if _in_group_with(segment, one))
    return replace(segment, group=segment.group or next(groups, None) or new_id())


def _in_group_with(one: Segment, other: Segment) -> bool:
    """Tell whether another segment is the same clinician's group at the same time."""
    if (one.code, set(one.by)) != (other.code, set(other.by)):
        return False
    begun = max(one.start, other.start)
    return all(each.stop is None or begun < each.stop for each in (one, other))
