"""What an export holds: notes, records or the charge list of chosen visits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from therapytimer.billing.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.outgoing import Outgoing, StillRuns
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
        from therapytimer.store.outgoing import Outgoing

        outgoing = Outgoing(self.store, self.chosen, self.catalogue)
        if outgoing.left_out:
            self.remarks.append(f"Left out: {counted(outgoing.left_out, 'void visit')}.")
        if not outgoing.visits:
            self.remarks.append("No visit was found, so nothing was written.")
            return iter(())
        kinds = {"pdf": self._notes, "json": self._records, "csv": self._charges}
        return kinds[kind](outgoing)

    def _notes(self, outgoing: Outgoing) -> Iterator[tuple[str, bytes]]:
        from therapytimer.pdf.note import note_pdf, unprintable
        from therapytimer.pdf.papers import file_name, paper_of
        from therapytimer.store.outgoing import still_runs

        for visit in outgoing.visits:
            pooled = outgoing.day(visit)
            runs = still_runs(visit, pooled)
            if runs is not None:
                self._remark(runs)
                continue
            paper = paper_of(outgoing.filled(visit), pooled, self.catalogue)
            lacking = ", ".join(unprintable(paper))
            if lacking:
                self.remarks.append(
                    f"Visit {visit.id}: no font here has {lacking}; the note gives their numbers."
                )
            yield file_name(visit, replaced=outgoing.is_replaced(visit)), note_pdf(paper)

    def _records(self, outgoing: Outgoing) -> Iterator[tuple[str, bytes]]:
        from therapytimer.visit.record import records_text

        visits = outgoing.visits
        content = records_text([outgoing.filled(one) for one in visits])
        yield f"visits-{_span(visits)}.json", content

    def _charges(self, outgoing: Outgoing) -> Iterator[tuple[str, bytes]]:
        from therapytimer.visit.charges import charges_csv

        rows, running = outgoing.charges()
        for one in running:
            self._remark(one)
        yield f"charges-{_span(outgoing.visits)}.csv", charges_csv(rows)

    def _remark(self, runs: StillRuns) -> None:
        self.remarks.append(
            f"Visit {runs.visit.id} is not exportable yet: "
            f"{runs.code} still runs in visit {runs.place.id}."
        )


def _span(visits: Sequence[Visit]) -> str:
    days = sorted(visit.on for visit in visits)
    return f"{days[0]}-to-{days[-1]}"
