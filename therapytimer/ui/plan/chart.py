"""The chart: whose plan and reports are seen, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.ui.parts.times import local_day
from therapytimer.ui.plan.course import Course
from therapytimer.ui.plan.page import PlanPage

if TYPE_CHECKING:
    from datetime import date

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.visit.visit import Visit


class Chart:
    """What planning, reporting and packing share; `visit_id` is the visit that one came from."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window, self.desk = window, desk
        self.visit_id = ""
        self.page = PlanPage()

    def course(self) -> Course:
        """Give the course of treatment that is seen."""
        store, visit = self.desk.store, self.desk.casebook.visit(self.visit_id)
        return Course(store, store.visits.patient_id(visit.id), visit.discipline)

    def newest(self) -> Visit:
        """Give the newest visit of the course: it bears what is known of the plan now."""
        return self.desk.casebook.visit(self.course().newest() or self.visit_id)

    def today(self) -> date:
        """Give the day of the clinic's wall clock."""
        moment = self.desk.moment()
        return local_day(moment.at, moment.reading.zone)
