"""Reporting: writes, signs and exports the reports of the patient whose plan is seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer import __version__
from therapytimer.store.errors import StoreError
from therapytimer.ui.desk.signer import Signer
from therapytimer.ui.note.paint_line import LinePainter
from therapytimer.ui.plan.outbox import chosen_folder, put
from therapytimer.ui.plan.report_page import ReportPage
from therapytimer.ui.visits.opening import episode_on
from therapytimer.visit.clinic_settings import heading_in
from therapytimer.visit.identity import new_id
from therapytimer.visit.report_duties import lacking
from therapytimer.visit.report_signature import signed_report
from therapytimer.visit.reports import Report, ReportKind, episode_after
from therapytimer.visit.signing import Sealing

if TYPE_CHECKING:
    from therapytimer.ui.plan.chart import Chart
    from therapytimer.ui.plan.course import Course
    from therapytimer.ui.plan.page import PlanPage


class Reporting(QObject):
    """Keeps the page of one report in step with its draft.

    What the visits of the period say is filled in anew each time a draft is shown; the author is
    whoever is signed in. Signal: `left` (what was done, or nothing): back to plan and reports.
    """

    left = Signal(str)

    def __init__(self, chart: Chart, parent: QObject) -> None:
        super().__init__(parent)
        self._chart, self._desk = chart, chart.desk
        self._report: Report | None = None
        self.page = ReportPage()

    def write(self, kind: ReportKind) -> None:
        """Go on with the draft of a kind, or begin one."""
        course = self._chart.course()
        draft = course.draft(kind) or self._begun(kind, course)
        self._open(course.filled(replace(draft, author=self._desk.user)))

    def show_report(self, report_id: str) -> None:
        """Show a report of the list: a signed one to be read, a draft to be gone on with."""
        report = self._desk.store.reports.get(report_id)
        if report is None:
            return
        if not report.signatures:
            report = self._chart.course().filled(replace(report, author=self._desk.user))
        self._open(report)

    def keep(self, report: Report) -> None:
        """Keep a draft as it is typed."""
        desk, course = self._desk, self._chart.course()
        try:
            desk.store.reports.keep(report, course.patient_id, desk.user.id, desk.now())
        except StoreError as problem:
            self.page.show_problem(str(problem))
            return
        self.page.show_problem("")
        self._show(report)

    def leave(self) -> None:
        """Keep what is typed, before another page shows."""
        self.page.form.keep()
        self.page.signing.begin()

    def go_back(self) -> None:
        """Go back to plan and reports."""
        self.page.signing.begin()
        self.left.emit("")

    def drop(self) -> None:
        """Let a draft be shown no more."""
        report, reports = self._report, self._desk.store.reports
        if report is not None and reports.get(report.id) is not None:
            try:
                reports.drop(report.id, self._desk.user.id, self._desk.now())
            except StoreError as problem:
                self.page.show_problem(str(problem))
                return
        self._report = None
        self.go_back()

    def sign(self, passphrase: str) -> None:
        """Sign what is typed, under the passphrase of whoever is signed in."""
        self.page.form.keep()
        report, signer = self._report, Signer(self._desk)
        if report is None or self._lacking(report):
            return
        try:
            signer.end(signer.begin(passphrase))
            self._sign(report)
        except StoreError as problem:
            self.page.signing.show_problem(str(problem))

    def export_shown(self) -> None:
        """Write the report that is seen as a PDF."""
        self.page.form.keep()
        if self._report is not None:
            self._export(self._report, self.page)

    def export(self, report_id: str) -> None:
        """Write a report of the list as a PDF."""
        report = self._desk.store.reports.get(report_id)
        if report is not None:
            self._export(report, self._chart.page)

    def _export(self, report: Report, said_on: ReportPage | PlanPage) -> None:
        from therapytimer.pdf.report import ReportPaper, report_name, report_pdf

        folder = chosen_folder(self._chart.window, self._desk.store.settings)
        if folder is None:
            return
        paper = ReportPaper(report, report.clinic.paper, LinePainter())
        try:
            path = put(folder, report_name(report), report_pdf(paper))
        except OSError as problem:
            said_on.show_problem(str(problem))
        else:
            said_on.show_saved(f"The report is in {path.parent} as {path.name}.")

    def _sign(self, report: Report) -> None:
        desk, course = self._desk, self._chart.course()
        moment, head = desk.moment(), desk.store.audit.head()
        sealing = Sealing(moment.at, moment.reading.zone, head.hash, head.count, __version__)
        signed = signed_report(report, sealing)
        with desk.store.ledger.atomic():
            desk.store.reports.keep(signed, course.patient_id, desk.user.id, moment.at)
            self._recount(course, report)
        desk.store.checkpoint()
        desk.casebook.forget()
        self.page.signing.begin()
        self.left.emit(f"The {report.kind} report is signed.")

    def _recount(self, course: Course, report: Report) -> None:
        """Let the unsigned visits from the report's day on count from it."""
        store, days, reports = self._desk.store, course.days(), course.reports()
        ids = [one.id for one in course.summaries() if one.on >= report.on and not one.signed]
        for visit in store.visits.load_many(ids):
            known = episode_after(visit.episode, reports, visit.on)
            episode = episode_on(visit.on, days, replace(known, treatment_day=None))
            if episode != visit.episode:
                changed = replace(visit, episode=episode)
                store.visits.revise(changed, self._desk.user.id, self._desk.now())

    def _begun(self, kind: ReportKind, course: Course) -> Report:
        """Make a report of today; nothing is written yet."""
        desk, moment = self._desk, self._desk.moment()
        visit = self._chart.newest()
        return Report(
            id=new_id(),
            kind=kind,
            on=self._chart.today(),
            timezone=moment.reading.zone,
            discipline=course.discipline,
            patient=visit.patient,
            author=desk.user,
            clinic=heading_in(desk.store.settings.all()),
            plan_of_care=visit.plan_of_care,
            treatment_day=visit.episode.treatment_day if visit.episode else None,
        )

    def _open(self, report: Report) -> None:
        self.page.show_saved("")
        self.page.signing.begin()
        self._show(report)
        self._chart.window.show_page(self.page)

    def _show(self, report: Report) -> None:
        self._report = report
        self.page.show_report(report, () if report.signatures else self._lacking(report))

    def _lacking(self, report: Report) -> tuple[str, ...]:
        course = self._chart.course()
        treated = course.treated(course.visits_of(report), self._desk.casebook.codes)
        return lacking(report, treated)
