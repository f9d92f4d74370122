"""Undo and redo: the state before an action, written again as new facts.

There is no stack. What can be taken back follows from the actions on disk, so that undo and
redo outlive a restart; nothing is erased, each is an action of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.facts import Fact, Origin, Segment
from therapytimer.visit.giving import for_patient
from therapytimer.visit.identity import new_id
from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.visit.stopwatch import Stopwatch

SLIP = timedelta(seconds=10)  # a tap taken back so soon needs no reason and prints nothing
_BEGINNINGS = {ActionKind.OPEN, ActionKind.IMPORT}
_BESIDE = {ActionKind.CLOCK}  # by the program, undone by nobody and in nobody's way
_BACK_AND_FORTH = {ActionKind.UNDO, ActionKind.REDO}


def latest_standing(history: History) -> Action | None:
    """Return the latest action neither undone nor itself an undo or redo, if there is one."""
    passed_over = _undone(history.actions)
    for action in reversed(history.actions):
        if action.kind not in _BESIDE | _BACK_AND_FORTH and action.id not in passed_over:
            return action
    return None


def can_undo(history: History) -> bool:
    """Tell whether a visit has anything to take back; what stands in the way is said when asked."""
    action = latest_standing(history)
    return action is not None and action.kind not in _BEGINNINGS


def can_redo(history: History) -> bool:
    """Tell whether a visit has anything to do again."""
    return _last_undo(history) is not None


def undo(stopwatch: Stopwatch, wish: Wish) -> Change:
    """Take back the latest standing action of a visit.

    Within 10 seconds the time goes back to the code before without a word; later a reason is
    asked and the segments written again say "corrected".

    Raises:
        RefusedError: nothing is left to take back, or something stands in its way.
    """
    return _with_reason(wish, *_back(stopwatch, wish, ActionKind.UNDO))


def redo(stopwatch: Stopwatch, wish: Wish) -> Change:
    """Take back the latest undo of a visit; a new wish since then ends that possibility.

    Raises:
        RefusedError: nothing was undone last, or something stands in its way.
    """
    return _with_reason(wish, *_back(stopwatch, wish, ActionKind.REDO))


def needs_reason(stopwatch: Stopwatch, wish: Wish, *, again: bool = False) -> bool:
    """Tell whether undo (or redo, if `again`) would have to ask for a reason.

    What is refused for another cause asks for none.
    """
    try:
        _, asks = _back(stopwatch, wish, ActionKind.REDO if again else ActionKind.UNDO)
    except RefusedError:
        return False
    return asks


def _with_reason(wish: Wish, change: Change, asks: bool) -> Change:  # noqa: FBT001 - unpacked
    if asks and not wish.reason.strip():
        raise RefusedError("Say why: it is more than 10 seconds ago.")
    return change


def _to_undo(stopwatch: Stopwatch, wish: Wish) -> Action:
    action = latest_standing(stopwatch.history(wish.visit_id))
    if action is None or action.kind in _BEGINNINGS:
        raise RefusedError("There is nothing left to take back.")
    if action.kind is ActionKind.GAP:
        raise RefusedError("A gap stands in the way: answer it or correct the times instead.")
    _refuse_signed(stopwatch, action)
    for visit_id in action.visit_ids:
        if latest_standing(stopwatch.history(visit_id)) != action:
            raise RefusedError("A later action in another visit stands in the way: undo it first.")
    return action


def _to_redo(stopwatch: Stopwatch, wish: Wish) -> Action:
    undone = _last_undo(stopwatch.history(wish.visit_id))
    if undone is None:
        raise RefusedError("There is nothing to do again.")
    _refuse_signed(stopwatch, undone)
    for visit_id in undone.visit_ids:
        if _last_undo(stopwatch.history(visit_id)) != undone:
            raise RefusedError("A later action in another visit stands in the way.")
    return undone


def _refuse_signed(stopwatch: Stopwatch, action: Action) -> None:
    """Refuse to go back behind an action that changed a visit which is followed no longer."""
    if not set(action.visit_ids) <= set(stopwatch.visit_ids()):
        raise RefusedError(
            "It changed another visit too, whose note is signed: correct the times instead."
        )


def _undone(actions: Iterable[Action]) -> set[str | None]:
    """Name the actions taken back and not done again."""
    undone: set[str | None] = set()
    undos: dict[str | None, str | None] = {}
    for action in actions:
        if action.kind is ActionKind.UNDO:
            undone.add(action.undoes)
            undos[action.id] = action.undoes
        elif action.kind is ActionKind.REDO:
            undone.discard(undos[action.undoes])
    return undone


def _last_undo(history: History) -> Action | None:
    """Find the undo that a redo would take back: the last one since the last new wish."""
    open_undos: list[Action] = []
    for action in history.actions:
        if action.kind is ActionKind.UNDO:
            open_undos.append(action)
        elif action.kind is ActionKind.REDO:
            open_undos.pop()
        elif action.kind not in _BESIDE:
            open_undos = []
    return open_undos[-1] if open_undos else None


def _back(stopwatch: Stopwatch, wish: Wish, kind: ActionKind) -> tuple[Change, bool]:
    """Return the change that goes back, and whether it asks for a reason."""
    action = (_to_undo if kind is ActionKind.UNDO else _to_redo)(stopwatch, wish)
    late = wish.at - action.at > SLIP
    gone: list[Fact] = []
    again: list[Fact] = []
    for visit_id in action.visit_ids:
        dropped, missing = _difference(stopwatch.history(visit_id), action)
        gone += dropped
        again += missing
    done = Action(
        new_id(), action.visit_ids, kind, wish.user, wish.at, undoes=action.id, reason=wish.reason
    )
    writes = tuple(_written_again(fact, wish, late=late) for fact in again)
    change = Change(done, {}, tuple(fact.id for fact in gone), writes)
    if action.patients is not None:
        change = for_patient(stopwatch, change, action.patients[0])
    _refuse_impossible(stopwatch, change)
    return change, late and any(isinstance(fact, Segment) for fact in (*gone, *change.writes))


def _refuse_impossible(stopwatch: Stopwatch, change: Change) -> None:
    other = stopwatch.in_the_way(change)
    if other is not None:
        raise RefusedError(f"{other.code} at that time stands in the way.")
    alone = stopwatch.after(change).lone()
    if alone:
        raise RefusedError(f"{alone[0].code} would go on with one patient alone.")


def _difference(history: History, action: Action) -> tuple[list[Fact], list[Fact]]:
    """Compare what holds now with what held before `action`: facts to drop, facts to write."""
    again = _before(history, action)
    gone: list[Fact] = []
    for fact in history.live():
        same = next((one for one in again if _content(one) == _content(fact)), None)
        if same is None:
            gone.append(fact)
        else:
            again.remove(same)
    return gone, again


def _before(history: History, action: Action) -> list[Fact]:
    """Return the facts that held just before `action`, running segments running."""
    order = {one.id: place for place, one in enumerate(history.actions)}
    limit = order[action.id]
    beside = {one.id for one in history.actions if one.kind in _BESIDE}
    stopped_since = {segment for one in history.actions[limit:] for segment in one.stopped}
    found: list[Fact] = []
    for row in history.rows:
        written_before = order[row.action_id] < limit or row.action_id in beside
        gone_before = row.superseded_by is not None and order[row.superseded_by] < limit
        if written_before and not gone_before:
            fact = row.fact
            runs = isinstance(fact, Segment) and fact.id in stopped_since
            found.append(replace(fact, stop=None) if runs else fact)
    return found


def _content(fact: Fact) -> Fact:
    """Return a fact without its identity; a segment's origin is no part of what it says."""
    if isinstance(fact, Segment):
        return replace(fact, id="", origin=Origin.STOPWATCH, reason="")
    return replace(fact, id="")


def _written_again(fact: Fact, wish: Wish, *, late: bool) -> Fact:
    fact = replace(fact, id=new_id())
    if late and isinstance(fact, Segment):
        return fact.corrected(_reasons(fact, wish.reason))
    return fact


def _reasons(segment: Segment, later: str) -> str:
    """Keep the reason of a correction that stands before the one why a later one was undone."""
    if segment.origin is not Origin.CORRECTED or segment.reason in {"", later}:
        return later
    return f"{segment.reason}; later: {later}"
