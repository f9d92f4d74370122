"""What an export holds: notes, records or the charge list of chosen visits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from therapytimer.visit.day import bill_for, is_void

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.visit.visit import Visit


@dataclass
class Export:
    """The files of an export, made one by one; `remarks` gathers what a person must know."""

    store: Store
    chosen: Sequence[Visit]
    catalogue: Catalogue
    remarks: list[str] = field(default_factory=list[str])

    def files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Give each file's name and content."""
        standing = [one for one in self.chosen if not is_void(one)]
        left_out = len(self.chosen) - len(standing)
        if left_out:
            self.remarks.append(f"Left out: {left_out} void visits.")
        if not standing:
            self.remarks.append("No visit was found, so nothing was written.")
            return iter(())
        kinds = {"pdf": self._notes, "json": self._records, "csv": self._charges}
        return kinds[kind](standing)

    def _notes(self, visits: Sequence[Visit]) -> Iterator[tuple[str, bytes]]:
        from therapytimer.pdf.note import note_pdf, unprintable
        from therapytimer.pdf.papers import file_name, paper_of

        for visit in visits:
            day = self._day(visit)
            if self._runs(visit, day):
                continue
            paper = paper_of(visit, day, self.catalogue)
            lacking = ", ".join(unprintable(paper))
            if lacking:
                self.remarks.append(
                    f"Visit {visit.id}: no font here has {lacking}; the note gives their numbers."
                )
            yield file_name(visit), note_pdf(paper)

    def _records(self, visits: Sequence[Visit]) -> Iterator[tuple[str, bytes]]:
        from therapytimer.visit.record import records_text

        yield f"visits-{_span(visits)}.json", records_text(visits)

    def _charges(self, visits: Sequence[Visit]) -> Iterator[tuple[str, bytes]]:
        from therapytimer.visit.charges import charges_csv, charges_of

        rows = [
            row
            for day in self._days(visits)
            for row in charges_of(bill_for(day, self.catalogue), day, self.catalogue)
        ]
        yield f"charges-{_span(visits)}.csv", charges_csv(rows)

    def _day(self, visit: Visit) -> Sequence[Visit]:
        """Give the visits that a visit's bill pools; a corrected one stands for its correction."""
        pooled = self.store.visits.same_day(visit.id)
        if any(one.id == visit.id for one in pooled):
            return pooled
        return [*(one for one in pooled if one.corrects != visit.id), visit]

    def _days(self, visits: Sequence[Visit]) -> Iterator[Sequence[Visit]]:
        """Each bill's visits once; visits that a later one corrects are in none."""
        done: set[str] = set()
        for visit in visits:
            if visit.id in done:
                continue
            day = self.store.visits.same_day(visit.id)
            ids = {one.id for one in day}
            if visit.id in ids:
                done |= ids
                if not self._runs(visit, day):
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
