"""The likely repairs of one segment: what each button says, does and writes down as its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.ui.parts.times import clock_time, local_day
from therapytimer.visit.repairs import Repair, move_boundary, move_start, move_stop, undo_stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit

# A button that says what went wrong has said why; these are the words the note prints.
LATE_START = "started too late"
LATE_STOP = "forgot to stop"
EARLY_STOP = "stopped too early"
EARLY_SWITCH = "switched too early"
MISTAKEN_STOP = "stopped by mistake"
WRONG_CODE = "wrong code"
WRONG_CLINICIAN = "wrong clinician"
WRONG_PATIENT = "wrong patient"
FORGOTTEN = "forgotten, typed afterwards"


@dataclass(frozen=True, slots=True)
class Offer:
    """One likely repair: its words, what comes of it, the reason it is recorded with.

    `refusal` says why it cannot be done as things stand.
    """

    words: str
    outcome: str
    reason: str
    make: Repair
    refusal: str = ""


def offers_for(visit: Visit, segment: Segment, minutes: int, now: datetime) -> list[Offer]:
    """Offer what most likely went wrong with a segment, by so many minutes."""
    span, size = timedelta(minutes=minutes), f"{minutes} min"
    found = [_start(visit, segment, segment.start - span, f"Started {size} earlier")]
    if segment.stop is None:
        found.append(_stopped_ago(segment, span, f"Stopped {size} ago"))
    else:
        found += _of_stopped(visit, segment, span, now)
    before = _before(visit, segment)
    if before is not None:
        found.append(_boundary(visit, (before, segment), segment.start + span, size))
    return found


def _of_stopped(visit: Visit, segment: Segment, span: timedelta, now: datetime) -> Iterator[Offer]:
    stop = segment.stop or now
    size = f"{span // timedelta(minutes=1)} min"
    last = all((one.stop or now) <= stop and one.stop is not None for one in visit.segments)
    today = local_day(now, visit.timezone) == visit.on and visit.entered_at is None
    if last and today:
        yield Offer(
            f"{segment.code} goes on",
            "as if never stopped",
            MISTAKEN_STOP,
            lambda watch, wish: undo_stop(watch, wish, segment),
        )
    yield _stop(visit, segment, stop - span, f"Stopped {size} earlier")
    if stop + span <= now:
        switched = any(one.start == stop and one.id != segment.id for one in visit.segments)
        later = _stop(visit, segment, stop + span, f"Stopped {size} later")
        yield replace(later, reason=EARLY_SWITCH if switched else EARLY_STOP)


def _before(visit: Visit, segment: Segment) -> Segment | None:
    """Find the segment that gave way to another."""
    others = (one for one in visit.segments if one.stop == segment.start and one.id != segment.id)
    return next((one for one in others if one.start < segment.start), None)


def _start(visit: Visit, segment: Segment, start: datetime, words: str) -> Offer:
    return Offer(
        words,
        f"at {clock_time(start, visit.timezone)}",
        LATE_START,
        lambda watch, wish: move_start(watch, wish, segment, start),
    )


def _stopped_ago(segment: Segment, span: timedelta, words: str) -> Offer:
    # Reckoned when it is wished, so that the button says nothing that changes by the second.
    return Offer(
        words,
        LATE_STOP,
        LATE_STOP,
        lambda watch, wish: move_stop(watch, wish, segment, wish.at - span),
    )


def _stop(visit: Visit, segment: Segment, stop: datetime, words: str) -> Offer:
    return Offer(
        words,
        f"at {clock_time(stop, visit.timezone)}",
        LATE_STOP,
        lambda watch, wish: move_stop(watch, wish, segment, stop),
    )


def _boundary(visit: Visit, pair: tuple[Segment, Segment], at: datetime, size: str) -> Offer:
    return Offer(
        f"{size} more for {pair[0].code}",
        f"switched at {clock_time(at, visit.timezone)}",
        EARLY_SWITCH,
        lambda watch, wish: move_boundary(watch, wish, pair, at),
    )
