"""Visits on their way out: each note with the visits of its bill, and the charge list of all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from therapytimer.store.bill_days import BillDay, BilledDays
from therapytimer.store.sent_before import SentBefore
from therapytimer.visit.charges import charges_of, withdrawn
from therapytimer.visit.day import bill_for, in_order, is_void, stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.bill_days import DayKey
    from therapytimer.store.store import Store
    from therapytimer.visit.charges import Charge
    from therapytimer.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class StillRuns:
    """A visit that cannot leave yet: a code runs in `place`, which its bill pools."""

    visit: Visit
    code: str
    place: Visit


class Outgoing:
    """Chosen visits that go out, void and dropped ones not among them.

    All that their bills rest on is read at once.
    """

    def __init__(self, store: Store, chosen: Sequence[Visit], catalogue: Catalogue) -> None:
        self._store, self._chosen, self._catalogue = store, chosen, catalogue
        self.visits = [one for one in chosen if stands(one)]
        self.left_out = len(chosen) - len(self.visits)
        self._days = BilledDays(store, catalogue, [one.id for one in self.visits])

    def filled(self, visit: Visit) -> Visit:
        """Give a visit with the grounds of its bill."""
        return self._days.filled(visit)

    def day(self, visit: Visit) -> tuple[Visit, ...]:
        """Give the visits that a visit's bill pools; a corrected one stands for its correction."""
        day = self._days.day(visit.id)
        if day is not None:
            return day.visits
        pooled = self._store.visits.same_day(visit.id)
        return (*(self.filled(one) for one in pooled if one.corrects != visit.id), visit)

    def is_replaced(self, visit: Visit) -> bool:
        """Tell whether a correction stands in a visit's place."""
        return self._store.visits.correction_of(visit.id) is not None

    def bill(self, visit: Visit, now: datetime) -> Bill:
        """Give the bill of a visit's day; what still runs stands as it does at `now`."""
        day = self._days.day(visit.id)
        if day is None or day.runs:
            return bill_for(in_order(self.day(visit)), self._catalogue, now)
        return self._days.bill(day)

    def charges(self) -> tuple[list[Charge], list[StillRuns]]:
        """Give the charge list, and the visits whose bills are not in it because one still runs."""
        rows: list[Charge] = []
        running: list[StillRuns] = []
        sent = SentBefore(self._store, self._chosen)
        days = {day.key: (visit, day) for visit, day in self._bills()}
        for visit, day in days.values():
            runs = still_runs(visit, day.visits)
            if runs is not None:
                running.append(runs)
                continue
            rows += self._rows(day, sent)
        for key in sent.covered():
            if key not in days:
                rows += self._rows(self._elsewhere(key, sent), sent)
        return rows, running

    def _bills(self) -> Iterator[tuple[Visit, BillDay]]:
        """Each bill once, with its first visit; visits that a later one corrects are in none."""
        done: set[DayKey] = set()
        for visit in self.visits:
            day = None if is_void(visit) else self._days.day(visit.id)
            if day is not None and day.key not in done:
                done.add(day.key)
                yield visit, day

    def _elsewhere(self, key: DayKey, sent: SentBefore) -> BillDay:
        """Give a day of which a note was signed and none of what stands is chosen."""
        beside = sent.standing_beside([key])
        day = BilledDays(self._store, self._catalogue, beside).day(beside[0]) if beside else None
        return day or BillDay(key, ())

    def _rows(self, day: BillDay, sent: SentBefore) -> list[Charge]:
        """Give the rows of a day: in place of those sent before, where there may be any."""
        now = self._charges(day.visits)
        pools = sent.pools(day.key, day.visits)
        if not pools:
            return now
        now = [replace(row, status="replaces") for row in now]
        before = [row for pool in pools for row in self._charges(pool)]
        final = all(sent.latest(one).signatures for pool in (day.visits, *pools) for one in pool)
        return [*now, *withdrawn(now, before, final=final)]

    def _charges(self, visits: Sequence[Visit]) -> list[Charge]:
        if not visits:
            return []
        return charges_of(bill_for(visits, self._catalogue), visits, self._catalogue)


def still_runs(visit: Visit, day: Iterable[Visit]) -> StillRuns | None:
    """Tell whether a stopwatch of the bill of a visit still runs, and where."""
    found = (
        StillRuns(visit, segment.code, one)
        for one in day
        for segment in one.segments
        if segment.stop is None
    )
    return next(found, None)
