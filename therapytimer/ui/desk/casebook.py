"""The casebook: the visits on the desk as they stand, with their bill and checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.store.bill_days import year_before
from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_for, in_order
from therapytimer.visit.edited import edits_of
from therapytimer.visit.edits import joined
from therapytimer.visit.facts import Answer, Decision, Gap, Mark, MarkKind, Segment
from therapytimer.visit.record import local_date
from therapytimer.visit.signing import frozen_day, is_frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.visit.actions import Change, History
    from therapytimer.visit.checklist import Checked
    from therapytimer.visit.facts import Fact
    from therapytimer.visit.rules import YearBook
    from therapytimer.visit.stopwatch import Stopwatch
    from therapytimer.visit.visit import Visit


class Casebook:
    """What the store holds of the visits on the desk, with the stopwatch's facts laid over it."""

    def __init__(self, store: Store, stopwatch: Stopwatch, codes: Catalogue) -> None:
        self._store = store
        self._stopwatch = stopwatch
        self.codes = codes
        self._loaded: dict[str, Visit] = {}
        self._standing: dict[str, tuple[Visit, History, Visit]] = {}
        self._days: dict[str, tuple[str, ...]] = {}
        self._years: dict[str, tuple[str, YearBook]] = {}

    def visit(self, visit_id: str) -> Visit:
        """Return a visit as it stands now, facts not yet on disk included."""
        if visit_id not in self._loaded:
            self._loaded[visit_id] = self._store.visits.load(visit_id)
        loaded = self._loaded[visit_id]
        if visit_id not in self._stopwatch.visit_ids():
            return loaded
        return self._as_it_stands(loaded, self._stopwatch.history(visit_id))

    def _as_it_stands(self, loaded: Visit, history: History) -> Visit:
        """Lay a log over what was loaded; the same visit again as long as neither has changed."""
        known = self._standing.get(loaded.id)
        if known is not None and known[0] is loaded and known[1] is history:
            return known[2]
        visit = replace(loaded, edits=joined(loaded.edits, edits_of(history)))
        visit = with_facts(visit, history.live())
        self._standing[loaded.id] = loaded, history, visit
        return visit

    def in_progress(self, now: datetime) -> tuple[Visit, ...]:
        """Return today's visits that have not ended, and any other in which something runs.

        Visits entered late are typed, not treated: they are none of these.
        """
        visits = [self.visit(one) for one in self._stopwatch.visit_ids()]
        return tuple(one for one in visits if _runs(one) or _waits(one, now))

    def day(self, visit_id: str) -> tuple[Visit, ...]:
        """Return the visits that this one's bill pools: this visit first, then the others.

        A signed visit has them by value, as they were when it was signed.
        """
        visit = self.visit(visit_id)
        if is_frozen(visit):
            return frozen_day(visit)
        if visit_id not in self._days:
            found = self._store.visits.same_day(visit_id)
            self._days[visit_id] = tuple(one.id for one in found if one.id != visit_id)
        return tuple(self.visit(one) for one in (visit_id, *self._days[visit_id]))

    def grounded(self, visit_id: str) -> tuple[Visit, ...]:
        """Return the same visits with what their bill rests on, as the tables have it now."""
        if is_frozen(self.visit(visit_id)):
            return self.day(visit_id)
        if visit_id not in self._years:
            patient = self._store.visits.patient_id(visit_id)
            self._years[visit_id] = patient, year_before(self._store, self.codes, visit_id)
        patient, year = self._years[visit_id]
        return year.filled(patient, self.day(visit_id))

    def later(self, visit_id: str) -> Visit | None:
        """Return the correction that stands in a visit's place, if there is one."""
        found = self._store.visits.correction_of(visit_id)
        return None if found is None else self.visit(found)

    def bill(self, visit_id: str, now: datetime) -> Bill:
        """Return the day's bill as the minutes stand at `now`."""
        return bill_for(in_order(self.grounded(visit_id)), self.codes, now)

    def checked(self, visit_id: str, now: datetime) -> tuple[Checked, ...]:
        """Return the checklist as it stands at `now`."""
        visit = self.visit(visit_id)
        # All visits of that day, ended and imported ones too: nobody is at two places at once.
        there = (one.id for one in self._store.listing.on_day(visit.on))
        others = {*self._stopwatch.visit_ids(), *there} - {visit_id}
        loaded = [self.visit(one) for one in sorted(others)]
        return checklist(visit, self.bill(visit_id, now), self.codes, loaded)

    def take_note(self, change: Change) -> None:
        """Load anew what a change may have altered in others' visits: the sizes of groups."""
        grouped = {one.id for one in self._loaded.values() if one.groups}
        if grouped or any(isinstance(one, Segment) and one.group for one in change.writes):
            for one in (*grouped, *change.action.visit_ids):
                self._loaded.pop(one, None)

    def forget(self, visit_id: str | None = None) -> None:
        """Load a visit anew when it is next asked for, or all of them."""
        if visit_id is None:
            self._loaded.clear()
        else:
            self._loaded.pop(visit_id, None)
        self._days.clear()
        # What came before a visit does not hang on the visit itself, and takes a while to read.
        self._years = {one: year for one, year in self._years.items() if one == visit_id}


def with_facts(visit: Visit, facts: Iterable[Fact]) -> Visit:
    """Return the visit with the facts that hold now in place of those it had."""
    facts = tuple(facts)
    segments = sorted((one for one in facts if isinstance(one, Segment)), key=_start)
    return replace(
        visit,
        segments=tuple(segments),
        marks=tuple(one for one in facts if isinstance(one, Mark)),
        gaps=tuple(one for one in facts if isinstance(one, Gap)),
        answers=tuple(one for one in facts if isinstance(one, Answer)),
        decisions=tuple(one for one in facts if isinstance(one, Decision)),
    )


def _runs(visit: Visit) -> bool:
    return any(one.stop is None for one in visit.segments)


def _waits(visit: Visit, now: datetime) -> bool:
    over = any(one.kind in {MarkKind.ENDED, MarkKind.VOID} for one in visit.marks)
    late = visit.entered_at is not None
    return not (over or late) and visit.on == local_date(now, visit.timezone)


def _start(segment: Segment) -> datetime:
    return segment.start
