"""The course of a patient's treatment under one discipline, read from the store when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.store.bill_days import BilledDays
from therapytimer.visit.report_duties import Treated, prefilled
from therapytimer.visit.reports import Report, ReportKind, days_of_period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.listing import Summary
    from therapytimer.store.store import Store
    from therapytimer.visit.visit import Visit

_MOST_VISITS = 2000  # of one patient


@dataclass(frozen=True, slots=True)
class Course:
    """A patient under a discipline."""

    store: Store
    patient_id: str
    discipline: str

    def summaries(self) -> list[Summary]:
        """Give the visits that count, in order: not void and not corrected."""
        found = self.store.listing.of_patient(self.patient_id, _MOST_VISITS)
        return [
            one
            for one in reversed(found)
            if one.discipline == self.discipline and not one.void and not one.corrected
        ]

    def of_all_disciplines(self) -> list[Visit]:
        """Give all visits of the patient in order, corrected and void ones too."""
        found = self.store.listing.of_patient(self.patient_id, _MOST_VISITS)
        return self.store.visits.load_many(one.id for one in reversed(found))

    def all_reports(self) -> list[Report]:
        """Give the reports of the patient under every discipline."""
        found = self.store.listing.of_patient(self.patient_id, _MOST_VISITS)
        disciplines = dict.fromkeys(one.discipline for one in found)
        return [
            report
            for each in disciplines
            for report in self.store.reports.of(self.patient_id, each)
        ]

    def newest(self) -> str | None:
        """Name the newest visit that counts, None where there is none."""
        found = self.summaries()
        return found[-1].id if found else None

    def days(self) -> list[date]:
        """Give the treatment days held here, in order."""
        return self.store.visits.treatment_days(self.patient_id, self.discipline)

    def reports(self) -> tuple[Report, ...]:
        """Give the reports, drafts too, the latest first."""
        return self.store.reports.of(self.patient_id, self.discipline)

    def draft(self, kind: ReportKind) -> Report | None:
        """Give the draft of a kind that nobody has signed yet."""
        return next(
            (one for one in self.reports() if one.kind is kind and not one.signatures), None
        )

    def visits_of(self, report: Report) -> list[Visit]:
        """Give the visits of the period that a report tells of, in order.

        A report that closes an episode tells of all days since the progress report before it.
        """
        before = (one.on for one in self.reports() if one.signatures and one.id != report.id)
        earlier = [one for one in before if one <= report.on]
        days = set(days_of_period(self.days(), (max(earlier, default=None),), report.on))
        ids = [one.id for one in self.summaries() if one.on in days]
        return self.store.visits.load_many(ids)

    def filled(self, report: Report) -> Report:
        """Give a draft with what the visits of its period say now."""
        return report if report.signatures else prefilled(report, self.visits_of(report))

    def treated(self, visits: Sequence[Visit], codes: Catalogue) -> list[Treated]:
        """Give visits with the codes that earned a unit on the bill of their day."""
        billed = BilledDays(self.store, codes, [one.id for one in visits])
        return [Treated(one, _billed(billed, one.id)) for one in visits]


def _billed(billed: BilledDays, visit_id: str) -> frozenset[str]:
    day = billed.day(visit_id)
    if day is None or day.runs:
        return frozenset()
    return frozenset(line.code for line in billed.bill(day).lines if line.units)
