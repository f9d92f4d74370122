"""Pauses: how long each lasts, and that no word stands for more time than somebody called so.

A pause has an instant and no end of its own: it lasts until anything starts. Where a repair takes
that start away, a pause without a word begins there; where it covers the pause's beginning, the
pause begins later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.identity import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from therapytimer.visit.actions import Change
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.standing import Standing


def pause_stop(pause: Mark, segments: Iterable[Segment], marks: Iterable[Mark]) -> datetime | None:
    """Return where a pause ends: where anything starts, or another pause begins; None if nowhere.

    `segments` and `marks` are those of its visit.
    """
    starts = [one.start for one in segments if one.start >= pause.at]
    others = [one.at for one in marks if one.kind is MarkKind.PAUSE and one.at > pause.at]
    return min((*starts, *others), default=None)


def with_true_pauses(standing: Standing, change: Change) -> Change:
    """Add to a repair that no pause with a word lasts longer by it, nor covers what it wrote."""
    then = standing.after(change)
    gone: list[str] = []
    made: list[Mark] = []
    for visit_id in change.action.visit_ids:
        pauses = standing.marks(visit_id, MarkKind.PAUSE)
        before, after = (each.history(visit_id).segments() for each in (standing, then))
        attended = [one for one in after if standing.attended(one)]
        for pause in pauses:
            again = tuple(
                _again(
                    (pause, pause_stop(pause, before, pauses)),
                    _begun(pause.at, attended),
                    (after, pauses),
                )
            )
            if again != (pause,):
                gone += [] if pause in again else [pause.id]
                made += [one for one in again if one != pause]
    return replace(change, supersedes=(*change.supersedes, *gone), writes=(*change.writes, *made))


def _begun(at: datetime, attended: Iterable[Segment]) -> datetime | None:
    """Return where a pause begins once nobody treats any more; None if somebody still does."""
    for one in attended:  # by start
        if one.start < at and one.stop is None:
            return None
        if one.stop is not None and one.start < at < one.stop:
            at = one.stop
    return at


def _again(
    was: tuple[Mark, datetime | None],
    begun: datetime | None,
    around: tuple[Sequence[Segment], Sequence[Mark]],
) -> Iterator[Mark]:
    """Give the pauses that stand for one: itself where nothing changes, none where none is left."""
    pause, stop = was
    if begun is None or (begun != pause.at and stop is not None and begun >= stop):
        return
    moved = pause if begun == pause.at else replace(pause, id=new_id(), at=begun)
    later = pause_stop(moved, *around)
    grows = bool(pause.word) and stop is not None and (later is None or later > stop)
    if not grows or stop != begun:
        yield moved
    if grows and stop is not None:
        yield Mark(new_id(), pause.visit_id, MarkKind.PAUSE, stop)
