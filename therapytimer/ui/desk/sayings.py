"""What was done, in one sentence for the line under the tiles and for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.ui.parts.times import clock_time
from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Mark, Origin, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from therapytimer.visit.actions import Change

_OTHERS = {
    ActionKind.END: "The visit has ended.",
    ActionKind.VOID: "The visit is void.",
    ActionKind.ANSWER: "The gap is answered.",
    ActionKind.DECIDE: "The choice is recorded.",
    ActionKind.UNDO: "Taken back.",
    ActionKind.REDO: "Done again.",
    ActionKind.CORRECT: "The times are corrected.",
    ActionKind.GIVE: "The visit is given to the right patient.",
    ActionKind.CLOCK: "A change of the clock is recorded.",
    ActionKind.GAP: "A gap is recorded: please say what happened.",
}


def said_of(
    change: Change, stopped: Sequence[Segment], zone: str, initials: Callable[[str], str]
) -> str:
    """Say what a change did; `stopped` are the segments that it stopped, as they were before.

    Patients of other visits go by their `initials` (visit id): the line may be read by anybody.
    """
    at, kind = clock_time(change.action.at, zone), change.action.kind
    segments = [one for one in change.writes if isinstance(one, Segment)]
    if segments and all(one.origin is Origin.TYPED for one in segments):
        return f"Typed minutes of {segments[0].code} are added. ({at})"
    elsewhere = _elsewhere(change, stopped, initials)
    if kind in _OTHERS:
        return f"{_OTHERS[kind]} ({at}){elsewhere}"
    started = dict.fromkeys(one.code for one in segments)
    if kind is ActionKind.HAND_OVER:
        return f"{at}: {' and '.join(started)} handed over.{elsewhere}"
    own = change.action.visit_ids[0]
    ended = dict.fromkeys(one.code for one in stopped if one.visit_id == own)
    parts = [
        f"{' and '.join(codes)} {word}"
        for codes, word in ((started, "started"), (ended, "stopped"))
        if codes
    ]
    goes_on = " The visit goes on." if kind is ActionKind.START and change.supersedes else ""
    return f"{at}: {', '.join(parts)}.{goes_on}{elsewhere}" if parts else ""


def _elsewhere(change: Change, stopped: Sequence[Segment], initials: Callable[[str], str]) -> str:
    """Say what stopped in visits of other patients: paused for this one, or left by a group."""
    begun = {one.visit_id for one in change.writes if isinstance(one, Segment)}
    paused = {one.visit_id for one in change.writes if isinstance(one, Mark)}
    own = change.action.visit_ids[0]
    others = [one for one in stopped if one.visit_id not in {own, *begun}]
    said = [
        f" {one.code} of {initials(one.visit_id)} paused."
        for one in others
        if one.visit_id in paused
    ]
    alone = [one for one in others if one.visit_id not in paused]
    said += [
        f" The group of {one.code} has ended: {initials(one.visit_id)} was left alone in it."
        for one in alone
    ]
    return "".join(said)
