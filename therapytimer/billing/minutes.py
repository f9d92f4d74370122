"""Minutes from spans: cut once for each code and visit; and what of a visit counts as time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from therapytimer.billing.spans import Span, VisitTime

MINUTE = timedelta(minutes=1)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class CodeTime:
    """A code's time over the day: whole minutes of each visit added, and what the cuts took off.

    `quantity` is the number of sites or pieces typed over the visits, None where none was. Of
    `assistant_minutes`, which `minutes` holds too, `doubtful_minutes` are made of seconds of both.
    """

    code: str
    minutes: int
    cut: timedelta = _NOTHING
    quantity: int | None = None
    assistant_minutes: int = 0
    doubtful_minutes: int = 0


def whole_minutes(visit: VisitTime) -> dict[str, int]:
    """Give the whole minutes of each code of a visit, in order of first start."""
    return _cut(_times(visit.spans))


def assistant_minutes(visit: VisitTime) -> dict[str, int]:
    """Give the part of each code's whole minutes that is not the therapist's.

    The therapist's seconds are cut by themselves and what is left of the code's minutes is the
    assistant's, so that both add up (Pub. 100-04 ch. 5 §20.1; the cut is our decision).
    """
    therapist = _cut(_times(span for span in visit.spans if not span.assistant))
    return {
        code: minutes - therapist.get(code, 0) for code, minutes in whole_minutes(visit).items()
    }


def day_times(visits: Sequence[VisitTime]) -> tuple[CodeTime, ...]:
    """Add up each code's minutes over the visits of a day, in order of first start.

    Codes with 0 whole minutes stand in it too: their seconds were cut like any others.
    """
    per_visit = [_times(visit.spans) for visit in visits]
    assistants = [assistant_minutes(visit) for visit in visits]
    alone = [
        _cut(_times(span for span in visit.spans if span.assistant)) for visit in visits
    ]  # what is left of the assistants' minutes beside these is doubtful
    ordered = _times(span for visit in visits for span in visit.spans)
    return tuple(
        CodeTime(
            code=code,
            minutes=sum(times.get(code, _NOTHING) // MINUTE for times in per_visit),
            cut=sum((times.get(code, _NOTHING) % MINUTE for times in per_visit), _NOTHING),
            quantity=_quantity(code, visits),
            assistant_minutes=_added(code, assistants),
            doubtful_minutes=_added(code, assistants) - _added(code, alone),
        )
        for code in ordered
    )


def covered(spans: Iterable[Span]) -> timedelta:
    """Measure the union of spans: time in which two of them ran counts once."""
    total = _NOTHING
    reached = None
    for span in sorted(spans, key=lambda span: span.start):
        start = span.start if reached is None else max(span.start, reached)
        if span.stop > start:
            total += span.stop - start
            reached = span.stop
    return total


def minutes_beside(untimed: Sequence[Span], timed: Sequence[Span]) -> int:
    """Count the whole minutes of a visit in which an untimed span ran and no timed one did."""
    return (covered((*untimed, *timed)) - covered(timed)) // MINUTE


def _times(spans: Iterable[Span]) -> dict[str, timedelta]:
    times: dict[str, timedelta] = {}
    for span in sorted(spans, key=lambda span: (span.start, span.code)):
        times[span.code] = times.get(span.code, _NOTHING) + (span.stop - span.start)
    return times


def _cut(times: Mapping[str, timedelta]) -> dict[str, int]:
    return {code: time // MINUTE for code, time in times.items()}


def _added(code: str, minutes: Iterable[Mapping[str, int]]) -> int:
    return sum(of_visit.get(code, 0) for of_visit in minutes)


def _quantity(code: str, visits: Sequence[VisitTime]) -> int | None:
    typed = [visit.quantities[code] for visit in visits if code in visit.quantities]
    return sum(typed) if typed else None
