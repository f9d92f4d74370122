"""Minutes from spans: cut once for each code and visit; and what of a visit counts as time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from therapytimer.billing.day import Span, VisitTime

MINUTE = timedelta(minutes=1)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class CodeTime:
    """A code's time over the day: whole minutes of each visit added, and what the cuts took off.

    `quantity` is the number of sites or pieces typed over the visits, None where none was.
    """

    code: str
    minutes: int
    cut: timedelta = _NOTHING
    quantity: int | None = None


def whole_minutes(visit: VisitTime) -> dict[str, int]:
    """Give the whole minutes of each code of a visit, in order of first start."""
    return {code: time // MINUTE for code, time in _times(visit.spans).items()}


def day_times(visits: Sequence[VisitTime]) -> tuple[CodeTime, ...]:
    """Add up each code's minutes over the visits of a day, in order of first start.

    Codes with 0 whole minutes stand in it too: their seconds were cut like any others.
    """
    per_visit = [(visit, _times(visit.spans)) for visit in visits]
    ordered = _times(span for visit in visits for span in visit.spans)
    return tuple(
        CodeTime(
            code=code,
            minutes=sum(times.get(code, _NOTHING) // MINUTE for _, times in per_visit),
            cut=sum((times.get(code, _NOTHING) % MINUTE for _, times in per_visit), _NOTHING),
            quantity=_quantity(code, visits),
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


def _quantity(code: str, visits: Sequence[VisitTime]) -> int | None:
    typed = [visit.quantities[code] for visit in visits if code in visit.quantities]
    return sum(typed) if typed else None
