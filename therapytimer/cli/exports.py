"""What an export holds: notes, records or the charge list of chosen visits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from therapytimer.billing.wording import counted
from therapytimer.visit.day import is_void, stands

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.bill_days import BillDay, BilledDays, DayKey
    from therapytimer.store.store import Store
    from therapytimer.visit.charges import Charge
    from therapytimer.visit.visit import Visit

_ALL = -1  # no limit


@dataclass
class Export:
    """The files of an export, made one by one; `remarks` gathers what a person must know."""

    store: Store
    chosen: Sequence[Visit]
    catalogue: Catalogue
    remarks: list[str] = field(default_factory=list[str])

    def files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Give each file's name and content."""
        standing = [one for one in self.chosen if stands(one)]
        left_out = len(self.chosen) - len(standing)
        if left_out:
            self.remarks.append(f"Left out: {counted(left_out, 'void visit')}.")
        if not standing:
            self.remarks.append("No visit was found, so nothing was written.")
            return iter(())
        from therapytimer.store.bill_days import BilledDays

        days = BilledDays(self.store, self.catalogue, [one.id for one in standing])
        kinds = {"pdf": self._notes, "json": self._records, "csv": self._charges}
        return kinds[kind](standing, days)

    def _notes(self, visits: Sequence[Visit], days: BilledDays) -> Iterator[tuple[str, bytes]]:
        from therapytimer.pdf.note import note_pdf, unprintable
        from therapytimer.pdf.papers import file_name, paper_of

        for visit in visits:
            pooled = self._day(visit, days)
            if self._runs(visit, pooled):
                continue
            paper = paper_of(days.filled(visit), pooled, self.catalogue)
            lacking = ", ".join(unprintable(paper))
            if lacking:
                self.remarks.append(
                    f"Visit {visit.id}: no font here has {lacking}; the note gives their numbers."
                )
            yield file_name(visit), note_pdf(paper)

    def _records(self, visits: Sequence[Visit], days: BilledDays) -> Iterator[tuple[str, bytes]]:
        from therapytimer.visit.record import records_text

        yield f"visits-{_span(visits)}.json", records_text([days.filled(one) for one in visits])

    def _charges(self, visits: Sequence[Visit], days: BilledDays) -> Iterator[tuple[str, bytes]]:
        from therapytimer.visit.charges import charges_csv, charges_of, withdrawn

        rows: list[Charge] = []
        gone = self._withdrawals()
        for day in self._days([one for one in visits if not is_void(one)], days):
            void = gone.pop(day.key, [])
            now = charges_of(days.bill(day), day.visits, self.catalogue)
            now = [replace(row, status="replaces") for row in now] if void else now
            rows += [*now, *withdrawn(now, self._before([*day.visits, *void]))]
        for void in gone.values():
            rows += withdrawn([], self._before(void))
        yield f"charges-{_span(visits)}.csv", charges_csv(rows)

    def _withdrawals(self) -> dict[DayKey, list[Visit]]:
        """Give the signed corrections that withdraw a note, by what one bill covers."""
        found: dict[DayKey, list[Visit]] = {}
        for one in self.chosen:
            if one.corrects and one.signatures and is_void(one):
                patient = self.store.visits.patient_id(one.id)
                key = (patient, one.on.isoformat(), one.discipline, one.payer.name, one.case or "")
                found.setdefault(key, []).append(one)
        return found

    def _before(self, visits: Sequence[Visit]) -> list[Charge]:
        """Give the rows of a day as they were before each of its corrections; none without one."""
        from therapytimer.visit.charges import charges_of
        from therapytimer.visit.day import bill_for

        rows: list[Charge] = []
        here = {one.id for one in self.store.listing.of_patient(self._patient(visits), _ALL)}
        while any(one.corrects in here for one in visits):
            load = self.store.visits.load
            visits = [
                load(one.corrects) if one.corrects and one.corrects in here else one
                for one in visits
            ]
            rows += charges_of(bill_for(visits, self.catalogue), visits, self.catalogue)
        return rows

    def _former(self, visit: Visit) -> Visit:
        return self.store.visits.load(str(visit.corrects))

    def _patient(self, visits: Sequence[Visit]) -> str:
        return self.store.visits.patient_id(visits[0].id)

    def _day(self, visit: Visit, days: BilledDays) -> Sequence[Visit]:
        """Give the visits that a visit's bill pools; a corrected one stands for its correction."""
        day = days.day(visit.id)
        if day is not None:
            return day.visits
        pooled = self.store.visits.same_day(visit.id)
        return [*(days.filled(one) for one in pooled if one.corrects != visit.id), visit]

    def _days(self, visits: Sequence[Visit], days: BilledDays) -> Iterator[BillDay]:
        """Each bill's visits once; visits that a later one corrects are in none."""
        done: set[DayKey] = set()
        for visit in visits:
            day = days.day(visit.id)
            if day is not None and day.key not in done:
                done.add(day.key)
                if not self._runs(visit, day.visits):
                    yield day

    def _runs(self, visit: Visit, day: Sequence[Visit]) -> bool:
        """Tell, and remark, whether a stopwatch of the day's bill still runs."""
        for one in day:
            code = next((each.code for each in one.segments if each.stop is None), None)
            if code is not None:
                self.remarks.append(
                    f"Visit {visit.id} is not exportable yet: {code} still runs in visit {one.id}."
                )
                return True
        return False


def _span(visits: Sequence[Visit]) -> str:
    days = sorted(visit.on for visit in visits)
    return f"{days[0]}-to-{days[-1]}"
