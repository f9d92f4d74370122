"""Planning: keeps the page of plan and reports in step with one patient's newest visit."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.errors import StoreError
from therapytimer.ui.plan.chart import Chart
from therapytimer.ui.plan.packing import Packing
from therapytimer.ui.plan.reporting import Reporting
from therapytimer.ui.plan.sheet import plan_sheet
from therapytimer.visit.certified_days import recertified

if TYPE_CHECKING:
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow


class Way(Enum):
    """Where one came from, and goes back to."""

    TODAY = auto()
    PATIENT = auto()
    NOTE = auto()


class Planning(QObject):
    """Shows how plan and reports stand, and recertifies.

    Signals: `today_requested`, `note_requested` (visit id); `patient_requested` and `patient_again`
    (visit id and field): to patient and plan, or back to them where one came from there.
    """

    today_requested = Signal()
    note_requested = Signal(str)
    patient_requested = Signal(str, str)
    patient_again = Signal(str, str)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._chart, self._way = Chart(window, desk), Way.TODAY
        self.page = self._chart.page
        self.reporting = Reporting(self._chart, self)
        self.packing = Packing(self._chart, self)

    def show_of_today(self, visit_id: str) -> None:
        """Show plan and reports of a visit in today's list, and go back there."""
        self._show_from(visit_id, Way.TODAY)

    def show_of_patient(self, visit_id: str) -> None:
        """Show plan and reports of a visit whose patient and plan are seen, and go back there."""
        self._show_from(visit_id, Way.PATIENT)

    def show_of_note(self, visit_id: str) -> None:
        """Show plan and reports of a visit whose note is seen, and go back there."""
        self._show_from(visit_id, Way.NOTE)

    def return_to(self, _visit_id: str) -> None:
        """Show the page again, when one comes back from patient and plan."""
        self.show_again()

    def show_again(self) -> None:
        """Show the page again, after something on it was written elsewhere."""
        self._refresh()
        self._chart.window.show_page(self.page)

    def refresh(self, _visit_id: str) -> None:
        """Show what changed in a visit, while the page is seen."""
        if self._chart.window.page() is self.page:
            self._refresh()

    def show_told(self, sentence: str) -> None:
        """Show the page again, and on it what was done."""
        self.show_again()
        self.page.show_saved(sentence)

    def go_back(self) -> None:
        """Go back to where one came from."""
        if self._way is Way.TODAY:
            self.today_requested.emit()
        elif self._way is Way.NOTE:
            self.note_requested.emit(self._chart.visit_id)
        else:
            self.patient_again.emit(self._chart.visit_id, "")

    def edit(self, field: str) -> None:
        """Go where plan and certification are typed: to the newest visit's."""
        newest = self._chart.newest().id
        if newest == self._chart.visit_id and self._way is Way.PATIENT:
            self.patient_again.emit(newest, field)
            return
        if self._way is Way.PATIENT:
            self._way = Way.TODAY  # else two pages would lead back to each other for ever
        self.patient_requested.emit(newest, field)

    def recertify(self) -> None:
        """Put the certification with the earlier ones, and go where the next is typed."""
        desk, visit = self._chart.desk, self._chart.newest()
        plan, episode = visit.plan_of_care, visit.episode
        if plan is None or plan.established_on is None:
            return
        first = (episode.first_treated_on if episode else None) or plan.established_on
        try:
            renewed = replace(visit, plan_of_care=recertified(plan, first))
            desk.store.visits.revise(renewed, desk.user.id, desk.now())
        except StoreError as problem:
            self.page.show_problem(str(problem))
            return
        desk.casebook.forget(visit.id)
        desk.log_changed.emit(visit.id)
        self.edit("plan.certified_on")

    def _show_from(self, visit_id: str, way: Way) -> None:
        self._chart.visit_id, self._way = visit_id, way
        self.page.show_saved("")
        self.show_again()

    def _refresh(self) -> None:
        chart, course = self._chart, self._chart.course()
        sheet = plan_sheet(chart.newest(), course.reports(), course.days(), chart.today())
        self.page.show_sheet(sheet)
