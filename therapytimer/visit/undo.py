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
from therapytimer.visit.identity import new_id
from therapytimer.visit.stopwatch import RefusedError, Stopwatch, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

SLIP = timedelta(seconds=10)  # a tap taken back so soon needs no reason and prints nothing
_NEVER_UNDONE = {ActionKind.OPEN, ActionKind.GAP, ActionKind.IMPORT}
_BESIDE = {ActionKind.CLOCK}  # by the program, undone by nobody and in nobody's way


def latest_standing(history: History) -> Action | None:
    """Return the latest action neither undone nor itself an undo or redo, if there is one."""
    undone = _undone(history.actions)
    for action in reversed(history.actions):
        if action.kind in _BESIDE or action.kind in {ActionKind.UNDO, ActionKind.REDO}:
            continue
        if action.id not in undone:
            return action
    return None


def undo(stopwatch: Stopwatch, wish: Wish) -> Change:
    """Take back the latest standing action of a visit.

    Within 10 seconds the time goes back to the code before without a word; later a reason is
    asked and the segments written again say "corrected".

    Raises:
        RefusedError: nothing is left to take back, or something stands in its way.
    """
    action = latest_standing(stopwatch.history(wish.visit_id))
    if action is None or action.kind in {ActionKind.OPEN, ActionKind.IMPORT}:
        raise RefusedError("There is nothing left to take back.")
    if action.kind in _NEVER_UNDONE:
        raise RefusedError("A gap stands in the way: answer it or correct the times instead.")
    for visit_id in action.visit_ids:
        if latest_standing(stopwatch.history(visit_id)) != action:
            raise RefusedError("A later action in another visit stands in the way: undo it first.")
    return _go_back(stopwatch, wish, ActionKind.UNDO, action)


def redo(stopwatch: Stopwatch, wish: Wish) -> Change:
    """Take back the latest undo of a visit; a new wish since then ends that possibility.

    Raises:
        RefusedError: nothing was undone last, or something stands in its way.
    """
    undone = _last_undo(stopwatch.history(wish.visit_id))
    if undone is None:
        raise RefusedError("There is nothing to do again.")
    for visit_id in undone.visit_ids:
        if _last_undo(stopwatch.history(visit_id)) != undone:
            raise RefusedError("A later action in another visit stands in the way.")
    return _go_back(stopwatch, wish, ActionKind.REDO, undone)


def needs_reason(stopwatch: Stopwatch, wish: Wish, *, again: bool = False) -> bool:
    """Tell whether undo (or redo, if `again`) would have to ask for a reason."""
    history = stopwatch.history(wish.visit_id)
    action = _last_undo(history) if again else latest_standing(history)
    return action is not None and _asks(wish, action, *_differences(stopwatch, action))


def _undone(actions: Iterable[Action]) -> set[str]:
    undone: set[str] = set()
    undos: dict[str, str] = {}
    for action in actions:
        if action.kind is ActionKind.UNDO and action.undoes is not None:
            undone.add(action.undoes)
            undos[action.id] = action.undoes
        elif action.kind is ActionKind.REDO and action.undoes is not None:
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


def _go_back(stopwatch: Stopwatch, wish: Wish, kind: ActionKind, action: Action) -> Change:
    gone, again = _differences(stopwatch, action)
    if not wish.reason.strip() and _asks(wish, action, gone, again):
        raise RefusedError("Say why: it is more than 10 seconds ago.")
    supersedes = tuple(fact.id for fact in gone)
    writes = tuple(_written_again(fact, wish, late=_late(wish, action)) for fact in again)
    other = stopwatch.in_the_way(supersedes, (one for one in writes if isinstance(one, Segment)))
    if other is not None:
        raise RefusedError(f"{other.code} at that time stands in the way.")
    done = Action(
        new_id(), action.visit_ids, kind, wish.user, wish.at, undoes=action.id, reason=wish.reason
    )
    return Change(done, {}, supersedes, writes)


def _late(wish: Wish, action: Action) -> bool:
    return wish.at - action.at > SLIP


def _asks(wish: Wish, action: Action, gone: list[Fact], again: list[Fact]) -> bool:
    return _late(wish, action) and any(isinstance(fact, Segment) for fact in (*gone, *again))


def _differences(stopwatch: Stopwatch, action: Action) -> tuple[list[Fact], list[Fact]]:
    """Collect, over all visits of an action, what going back before it drops and writes."""
    gone: list[Fact] = []
    again: list[Fact] = []
    for visit_id in action.visit_ids:
        dropped, written = _difference(stopwatch.history(visit_id), action)
        gone += dropped
        again += written
    return gone, again


def _difference(history: History, action: Action) -> tuple[list[Fact], list[Fact]]:
    """Compare what holds now with what held before `action`: facts to drop, facts to write."""
    now = list(history.live())
    target = _before(history, action)
    kept = {_content(fact) for fact in now} & {_content(fact) for fact in target}
    gone = [fact for fact in now if _content(fact) not in kept]
    again = [fact for fact in target if _content(fact) not in kept]
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
    return replace(fact, id="")


def _written_again(fact: Fact, wish: Wish, *, late: bool) -> Fact:
    fact = replace(fact, id=new_id())
    if late and isinstance(fact, Segment):
        return replace(fact, origin=Origin.CORRECTED, reason=wish.reason)
    return fact
