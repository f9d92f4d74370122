"""What was done, in one sentence for the line under the tiles and for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.ui.parts.times import clock_time
from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Origin, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.visit.actions import Change

_OTHERS = {
    ActionKind.END: "The visit has ended.",
    ActionKind.VOID: "The visit is void.",
    ActionKind.ANSWER: "The gap is answered.",
    ActionKind.DECIDE: "The choice is recorded.",
    ActionKind.UNDO: "Taken back.",
    ActionKind.REDO: "Done again.",
    ActionKind.CORRECT: "The times are corrected.",
    ActionKind.CLOCK: "A change of the clock is recorded.",
    ActionKind.GAP: "A gap is recorded: please say what happened.",
}


def said_of(change: Change, stopped: Iterable[Segment], zone: str) -> str:
    """Say what a change did; `stopped` are the segments that it stopped, as they were before."""
    at, kind = clock_time(change.action.at, zone), change.action.kind
    segments = [one for one in change.writes if isinstance(one, Segment)]
    if segments and all(one.origin is Origin.TYPED for one in segments):
        return f"Typed minutes of {segments[0].code} are added. ({at})"
    if kind in _OTHERS:
        return f"{_OTHERS[kind]} ({at})"
    started = [one.code for one in segments]
    if kind is ActionKind.HAND_OVER:
        return f"{at}: {' and '.join(dict.fromkeys(started))} handed over."
    ended = [one.code for one in stopped]
    parts = [
        f"{' and '.join(dict.fromkeys(codes))} {word}"
        for codes, word in ((started, "started"), (ended, "stopped"))
        if codes
    ]
    goes_on = " The visit goes on." if kind is ActionKind.START and change.supersedes else ""
    return f"{at}: {', '.join(parts)}.{goes_on}" if parts else ""
