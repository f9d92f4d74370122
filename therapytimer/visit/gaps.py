"""Gaps: what happens to running segments when the program could not watch, and the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.corrections import correction
from therapytimer.visit.facts import (
    Answer,
    Gap,
    GapAnswer,
    GapKind,
    Mark,
    MarkKind,
    Origin,
    Segment,
)
from therapytimer.visit.identity import new_id
from therapytimer.visit.stopwatch import RefusedError, Stopwatch, Wish

if TYPE_CHECKING:
    from datetime import datetime


def gap_change(
    stopwatch: Stopwatch, kind: GapKind, span: tuple[datetime, datetime], *, restarted: bool
) -> Change | None:
    """Stop all that ran at the start of a gap and begin it again at its stop.

    `span` holds the instants of the last reading before and the first after. A segment that
    began after the last reading keeps its start and gets no length. None if nothing ran.
    """
    running = stopwatch.running()
    if not running:
        return None
    stops = {one.id: max(span[0], one.start) for one in running}
    begun = [replace(one, id=new_id(), start=max(span[1], one.start)) for one in running]
    visits = tuple(dict.fromkeys(one.visit_id for one in running))
    gaps = [_gap_of(stopwatch, visit, kind, span, restarted=restarted) for visit in visits]
    action = Action(new_id(), visits, ActionKind.GAP, "", span[1], stopped=tuple(stops))
    return Change(action, stops, (), (*gaps, *begun))


def _gap_of(
    stopwatch: Stopwatch,
    visit_id: str,
    kind: GapKind,
    span: tuple[datetime, datetime],
    *,
    restarted: bool,
) -> Gap:
    running = stopwatch.running(visit_id)
    start = max(span[0], min(one.start for one in running))
    codes = tuple(dict.fromkeys(one.code for one in running))
    return Gap(new_id(), visit_id, kind, start, max(span[1], start), codes, restarted)


def note_clock(
    stopwatch: Stopwatch, at: datetime, words: str, kind: MarkKind = MarkKind.CLOCK
) -> Change | None:
    """Record a change of clock or zone in every visit in which something runs."""
    visits = tuple(dict.fromkeys(one.visit_id for one in stopwatch.running()))
    if not visits:
        return None
    marks = tuple(Mark(new_id(), visit, kind, at, words) for visit in visits)
    return Change(Action(new_id(), visits, ActionKind.CLOCK, "", at), {}, (), marks)


def unanswered(history: History) -> tuple[Gap, ...]:
    """Return the gaps of a visit that nobody has answered yet, by start."""
    live = history.live()
    answered = {fact.gap_id for fact in live if isinstance(fact, Answer)}
    gaps = [fact for fact in live if isinstance(fact, Gap) and fact.id not in answered]
    return tuple(sorted(gaps, key=lambda gap: gap.start))


def answer(
    stopwatch: Stopwatch, wish: Wish, gap: Gap, given: GapAnswer, ended_at: datetime | None = None
) -> Change:
    """Answer a gap; the log follows the answer in the same change.

    Raises:
        RefusedError: it has an answer, or the answer contradicts other segments.
    """
    history = stopwatch.history(wish.visit_id)
    if gap not in unanswered(history):
        raise RefusedError("This gap has its answer already: undo that first.")
    if given is GapAnswer.ENDED_AT:
        gone, again = _ended_at(history, gap, _checked_end(history, gap, ended_at, wish.at))
    else:
        gone, again = _BY_ANSWER[given](history, gap)
    said = Answer(
        new_id(),
        wish.visit_id,
        gap.id,
        given,
        wish.user,
        wish.at,
        ended_at if given is GapAnswer.ENDED_AT else None,
    )
    reason = wish.reason or given.value
    change = correction(stopwatch, replace(wish, reason=reason), gone, tuple(again))
    action = replace(change.action, kind=ActionKind.ANSWER)
    return replace(change, action=action, writes=(said, *change.writes))


def _not_treatment(_history: History, _gap: Gap) -> tuple[tuple[str, ...], list[Segment]]:
    return (), []


def _continued(history: History, gap: Gap) -> tuple[tuple[str, ...], list[Segment]]:
    return (), [_through(one, gap, gap.stop) for one in _before(history, gap)]


def _ended_at_start(history: History, gap: Gap) -> tuple[tuple[str, ...], list[Segment]]:
    return tuple(one.id for one in _after(history, gap)), []


_BY_ANSWER = {
    GapAnswer.NOT_TREATMENT: _not_treatment,
    GapAnswer.CONTINUED: _continued,
    GapAnswer.ENDED_AT_START: _ended_at_start,
}


def _checked_end(history: History, gap: Gap, ended_at: datetime | None, now: datetime) -> datetime:
    if ended_at is None:
        raise RefusedError("Say when treatment ended.")
    begun = min((one.start for one in _before(history, gap)), default=gap.start)
    if not begun <= ended_at <= now:
        raise RefusedError("Treatment cannot have ended before it began or after now.")
    return ended_at


def _ended_at(
    history: History, gap: Gap, ended_at: datetime
) -> tuple[tuple[str, ...], list[Segment]]:
    before, after = _before(history, gap), _after(history, gap)
    gone = tuple(one.id for one in after)
    if ended_at <= gap.start:
        return (*gone, *(one.id for one in before)), [
            replace(one, stop=max(ended_at, one.start)) for one in before
        ]
    again = [_through(one, gap, min(ended_at, gap.stop)) for one in before]
    if ended_at > gap.stop:
        again += [replace(one, stop=min(ended_at, one.stop or ended_at)) for one in after]
    return gone, again


def _before(history: History, gap: Gap) -> list[Segment]:
    """Find the segments that the gap stopped."""
    return [one for one in history.segments() if one.stop == gap.start and one.code in gap.codes]


def _after(history: History, gap: Gap) -> list[Segment]:
    """Find the segments that began again when the gap was over."""
    return [one for one in history.segments() if one.start == gap.stop and one.code in gap.codes]


def _through(one: Segment, gap: Gap, stop: datetime) -> Segment:
    return replace(one, start=gap.start, stop=stop, origin=Origin.CORRECTED)
