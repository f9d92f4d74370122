"""Across a gap: which segments it stopped and which it began again, as they stand now.

Instants alone do not tell: a wish can fall on the very instant at which a gap begins or ends,
and a correction gives a segment a new identity. So the rows are followed from the gap's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.visit.actions import Action, History, Written
    from therapytimer.visit.facts import Gap

    Row = tuple[Segment, Written]


def ran_into(history: History, gap: Gap) -> list[Segment]:
    """Find the segments that the gap stopped."""
    action = _action_of(history, gap)
    rows = [(one, row) for one, row in _rows(history) if one.stop == gap.start]
    stopped = {one.id for one, _ in rows if one.id in action.stopped}
    # In an imported visit the gap came together with its segments.
    stopped = stopped or {
        one.id for one, row in rows if row.action_id == action.id and one.code in gap.codes
    }
    return _as_they_stand(history, rows, stopped)


def went_on_after(history: History, gap: Gap, unanswered: Iterable[Gap]) -> list[Segment]:
    """Find what the gap began again, through further gaps of which nobody has said anything."""
    found = _began_again(history, gap)
    for later in unanswered:
        codes = {one.code for one in found if one.stop == later.start}
        found += [one for one in _began_again(history, later) if one.code in codes]
    return found


def _began_again(history: History, gap: Gap) -> list[Segment]:
    action = _action_of(history, gap)
    rows = [(one, row) for one, row in _rows(history) if one.start == gap.stop]
    begun = {one.id for one, row in rows if row.action_id == action.id and one.code in gap.codes}
    return _as_they_stand(history, rows, begun)


def _action_of(history: History, gap: Gap) -> Action:
    wrote = next(row.action_id for row in history.rows if row.fact == gap)
    return next(action for action in history.actions if action.id == wrote)


def _rows(history: History) -> list[Row]:
    return [(row.fact, row) for row in history.rows if isinstance(row.fact, Segment)]


def _as_they_stand(history: History, rows: list[Row], ids: set[str]) -> list[Segment]:
    """Follow segments, among rows that share an instant, to those that hold in their place."""
    corrections = {one.id for one in history.actions if one.kind is ActionKind.CORRECT}
    line: list[Row] = []
    for one, row in rows:
        replaces = row.action_id if row.action_id in corrections else None
        if one.id in ids or any(_stands_for(one, replaces, earlier) for earlier in line):
            line.append((one, row))
    return [one for one, row in line if row.superseded_by is None]


def _stands_for(one: Segment, replaces: str | None, earlier: Row) -> bool:
    """Tell whether a segment corrects an earlier one, or writes it again as undo and redo do."""
    before, row = earlier
    if row.superseded_by is None:
        return False
    written_again = (before.code, before.by, before.group) == (one.code, one.by, one.group)
    return written_again or row.superseded_by == replaces
