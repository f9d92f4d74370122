"""Bills that charge lists may have held before: what a later list replaces or withdraws.

Nobody tells the program what was sent; but a row is final only once every note of its bill is
signed, and a signed note keeps by value what its bill pooled. So each bill that was ever wholly
signed is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError
from therapytimer.visit.day import in_order, is_void, stands
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.signing import frozen_day, is_frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from therapytimer.store.bill_days import DayKey
    from therapytimer.store.store import Store
    from therapytimer.visit.visit import Visit

Pool = tuple["Visit", ...]


class SentBefore:
    """The bills once wholly signed of some visits and of those that they correct, oldest first."""

    def __init__(self, store: Store, visits: Iterable[Visit]) -> None:
        self._visits = store.visits
        self._pools: dict[DayKey, list[Pool]] = {}
        self._known: set[str] = set()
        for visit in (one for one in visits if stands(one)):
            self._take_in_all(visit)

    def covered(self) -> list[DayKey]:
        """Name what the bills cover."""
        return list(self._pools)

    def pools(self, key: DayKey, now: Sequence[Visit]) -> list[Pool]:
        """Give the bills of a day that pooled other visits than its bill does now."""
        ids = {one.id for one in now}
        return [pool for pool in self._pools.get(key, []) if {one.id for one in pool} != ids]

    def latest(self, visit: Visit) -> Visit:
        """Give the note that stands in the place of a visit now, itself where there is none."""
        later = self._visits.correction_of(visit.id)
        return visit if later is None else self.latest(self._visits.load(later))

    def standing_beside(self, keys: Iterable[DayKey]) -> list[str]:
        """Name the visits that stand on these days now."""
        first = [self._pools[key][0][0].id for key in keys if key in self._pools]
        return [one.id for visit_id in first for one in self._visits.same_day(visit_id)]

    def _take_in_all(self, visit: Visit) -> None:
        """Take in a visit behind those that it corrects, which may have left other bills."""
        first, *formers = self._with_former(visit)
        for former in reversed(formers):
            if self._is_new(former):
                self._take_in(former)
                for one in self._visits.same_day(former.id):
                    self._take_in_all(one)
        if self._is_new(first):
            self._take_in(first)

    def _is_new(self, visit: Visit) -> bool:
        new = visit.id not in self._known
        self._known.add(visit.id)
        return new

    def _take_in(self, visit: Visit) -> None:
        if is_void(visit):
            return
        if is_frozen(visit):
            pool = tuple(self._once_final(frozen_day(visit)))
        else:  # signed, or corrected unsigned, by another program
            pool = (visit,) if visit.signatures or self._visits.correction_of(visit.id) else ()
        if pool and all(one.signatures or one is visit for one in pool):
            self._pools.setdefault(self._key(visit), []).append(in_order(pool))

    def _once_final(self, pool: Sequence[Visit]) -> Iterator[Visit]:
        """Give a bill as it was while the drafts in it were dropped, or counted elsewhere."""
        for one in pool:
            if one.signatures or not self._was_apart(one.id):
                yield one
            else:
                yield from list(self._with_former(one))[1:2]

    def _was_apart(self, visit_id: str) -> bool:
        facts = (row.fact for row in self._visits.history(visit_id).rows)
        return self._visits.was_moved(visit_id) or any(
            isinstance(fact, Mark) and fact.kind is MarkKind.VOID for fact in facts
        )

    def _with_former(self, visit: Visit) -> Iterator[Visit]:
        yield visit
        while visit.corrects is not None:
            try:
                visit = self._visits.load(visit.corrects)
            except StoreError:  # a correction that came without the note that it corrects
                return
            yield visit

    def _key(self, visit: Visit) -> DayKey:
        patient_id = self._visits.patient_id(visit.id)
        return (
            *(patient_id, visit.on.isoformat(), visit.discipline),
            *(visit.payer.name, visit.case or ""),
        )
