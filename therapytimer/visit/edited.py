"""What was edited in a visit's log: the corrections that stand in its history."""

from collections.abc import Iterator
from dataclasses import replace

from therapytimer.visit.actions import Action, ActionKind, History
from therapytimer.visit.edits import Edit
from therapytimer.visit.facts import Origin, Segment

_EDITS = frozenset({ActionKind.CORRECT, ActionKind.UNDO, ActionKind.REDO})


def edits_of(history: History) -> tuple[Edit, ...]:
    """Give the edits of a visit's log in the order in which they were made.

    A slip taken back at once restores what was there and prints nothing; it is in the audit log.
    """
    return tuple(_edits(history))


def _edits(history: History) -> Iterator[Edit]:
    slips = {one.undoes for one in history.actions if not one.reason}
    for action in history.actions:
        if action.kind not in _EDITS or action.id in slips:
            continue
        was = [row.fact for row in history.rows if row.superseded_by == action.id]
        now = [row.fact for row in history.rows if row.action_id == action.id]
        former = tuple(one for one in was if isinstance(one, Segment))
        later = tuple(one for one in now if isinstance(one, Segment))
        moved = _moved_here(history.visit_id, action, former)
        if later and moved:
            yield replace(_edit(action, former, later), moved=True)
        elif _stands(action, former, later):
            yield _edit(action, former, later)


def _stands(action: Action, former: tuple[Segment, ...], later: tuple[Segment, ...]) -> bool:
    """Whether an action is an edit: minutes added need none, but what comes back after one does."""
    if not later:
        return bool(former and action.reason)
    return _says_so(later) and (bool(former) or action.kind is not ActionKind.CORRECT)


def _moved_here(visit_id: str, action: Action, former: tuple[Segment, ...]) -> bool:
    """Whether what an action wrote here came from another visit, in which it was wished for."""
    wished_there = action.visit_ids[0] != visit_id
    return wished_there and not former and action.kind is ActionKind.CORRECT


def _says_so(segments: tuple[Segment, ...]) -> bool:
    return any(one.origin is not Origin.STOPWATCH for one in segments)


def _edit(action: Action, former: tuple[Segment, ...], later: tuple[Segment, ...]) -> Edit:
    now = tuple(one.id for one in later)
    return Edit(action.id, action.at, action.by, action.reason, former, now)
