"""What cannot be done to a visit because of what stands on paper already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.day import is_void
from therapytimer.visit.facts import Segment
from therapytimer.visit.wish import RefusedError

if TYPE_CHECKING:
    from therapytimer.store.visits import Visits
    from therapytimer.ui.desk.casebook import Casebook
    from therapytimer.visit.actions import Change
    from therapytimer.visit.visit import Visit

_BACK_AND_FORTH = {ActionKind.UNDO, ActionKind.REDO}


def refuse_on_paper(change: Change, casebook: Casebook, visits: Visits) -> None:
    """Refuse a stopwatch in a visit that is only typed, and a second correction of one note.

    Raises:
        RefusedError: one sentence on why not.
    """
    begun = {one.visit_id for one in change.writes if isinstance(one, Segment) and one.stop is None}
    for visit_id in begun:
        _refuse_stopwatch(visit_id, casebook)
    if change.action.kind in _BACK_AND_FORTH:
        for visit_id in change.action.visit_ids:
            _refuse_beside_another(casebook.visit(visit_id), visits)


def _refuse_stopwatch(visit_id: str, casebook: Casebook) -> None:
    visit = casebook.visit(visit_id)
    if visit.corrects is not None:
        raise RefusedError("This visit corrects a signed note: type its minutes.")
    if visit.entered_at is not None:
        raise RefusedError(f"This visit is entered late for {visit.on}: type its minutes.")


def _refuse_beside_another(visit: Visit, visits: Visits) -> None:
    """Whether going back would let a dropped correction stand beside a later one."""
    if visit.corrects is None or not is_void(visit):
        return
    if visits.correction_of(visit.corrects) is not None:
        raise RefusedError("The signed note has another correction by now: this one stays dropped.")
