"""Gaps: what happens to running segments when the program could not watch, and the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.across import ran_into, went_on_after
from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.corrections import correction
from therapytimer.visit.facts import Answer, Gap, GapAnswer, GapKind, Mark, MarkKind, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from therapytimer.visit.stopwatch import Stopwatch


def gap_change(
    stopwatch: Stopwatch, kind: GapKind, span: tuple[datetime, datetime], *, restarted: bool
) -> Change | None:
    """Stop all that ran at the start of a gap and begin it again at its stop.

    `span` holds the instants of the last reading before and the first after. None if nothing
    ran.
    """
    running = stopwatch.running()
    if not running:
        return None
    begun_at = _last_sign(running, span)
    stops = {one.id: max(begun_at, one.start) for one in running}
    begun = [_begun_again(one, max(span[1], one.start)) for one in running]
    visits = tuple(dict.fromkeys(one.visit_id for one in running))
    gaps = [
        Gap(new_id(), visit, kind, begun_at, span[1], _codes(running, visit), restarted)
        for visit in visits
    ]
    action = Action(new_id(), visits, ActionKind.GAP, "", span[1], stopped=tuple(stops))
    return Change(action, stops, (), (*gaps, *begun))


def _last_sign(running: Iterable[Segment], span: tuple[datetime, datetime]) -> datetime:
    """Return when the program is known to have watched last.

    A start that is on disk is a sign of life too, and often later than the last one kept.
    """
    return max(one for one in (span[0], *(each.start for each in running)) if one <= span[1])


def _begun_again(one: Segment, start: datetime) -> Segment:
    # Fresh from the stopwatch, whatever was corrected about the run before.
    return Segment(new_id(), one.visit_id, one.code, start, None, one.by, group=one.group)


def _codes(running: Iterable[Segment], visit_id: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.code for one in running if one.visit_id == visit_id))


def note_clock(
    stopwatch: Stopwatch, at: datetime, words: str, kind: MarkKind = MarkKind.CLOCK
) -> Change | None:
    """Record a change of clock or zone in every visit under way, paused ones too."""
    visits = tuple(one for one in stopwatch.visit_ids() if _under_way(stopwatch, one))
    if not visits:
        return None
    marks = tuple(Mark(new_id(), visit, kind, at, words) for visit in visits)
    return Change(Action(new_id(), visits, ActionKind.CLOCK, "", at), {}, (), marks)


def _under_way(stopwatch: Stopwatch, visit_id: str) -> bool:
    over = any(stopwatch.marks(visit_id, kind) for kind in (MarkKind.ENDED, MarkKind.VOID))
    return bool(stopwatch.history(visit_id).segments()) and not over


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
    ended_at = _ended_at(history, gap, wish, given, ended_at)
    gone, again = (), ()
    if ended_at is not None:
        gone, again = _as_if_ended(history, gap, ended_at)
    elif given is GapAnswer.CONTINUED:
        again = _through(history, gap, gap.stop)
    kept = ended_at if given is GapAnswer.ENDED_AT else None
    said = Answer(new_id(), wish.visit_id, gap.id, given, wish.user, wish.at, kept)
    wish = replace(wish, reason=wish.reason.strip() or given.value)
    change = correction(stopwatch, wish, gone, again)
    action = replace(change.action, kind=ActionKind.ANSWER)
    return replace(change, action=action, writes=(said, *change.writes))


def _ended_at(
    history: History, gap: Gap, wish: Wish, given: GapAnswer, ended_at: datetime | None
) -> datetime | None:
    """Return when treatment ended by this answer, None if it went on."""
    if given is not GapAnswer.ENDED_AT:
        return gap.start if given is GapAnswer.ENDED_AT_START else None
    if ended_at is None:
        raise RefusedError("Say when treatment ended.")
    begun = min((one.start for one in ran_into(history, gap)), default=gap.start)
    if not begun <= ended_at <= wish.at:
        raise RefusedError("Treatment cannot have ended before it began or after now.")
    return ended_at


def _as_if_ended(
    history: History, gap: Gap, ended_at: datetime
) -> tuple[tuple[str, ...], tuple[Segment, ...]]:
    """Cut off at `ended_at` what ran before the gap, through it and after it."""
    ran = (*ran_into(history, gap), *went_on_after(history, gap, unanswered(history)))
    # A gap without length could name a segment twice.
    late = {one.id: one for one in ran if one.stop is None or one.stop > ended_at}
    cut = [replace(one, stop=ended_at) for one in late.values() if one.start < ended_at]
    if ended_at > gap.start:
        cut += _through(history, gap, min(ended_at, gap.stop))
    return tuple(late), tuple(cut)


def _through(history: History, gap: Gap, stop: datetime) -> tuple[Segment, ...]:
    ran = ran_into(history, gap)
    if not ran:
        raise RefusedError("What ran into the gap was corrected: correct the times instead.")
    return tuple(
        Segment(new_id(), one.visit_id, one.code, gap.start, stop, one.by, group=one.group)
        for one in ran
    )
