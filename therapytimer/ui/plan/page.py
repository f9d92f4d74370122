"""Plan and reports of one patient: how the plan stands, its certifications, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.column import MARGIN, Column
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.plan.head import PlanHead
from therapytimer.ui.plan.packet_part import PacketPart
from therapytimer.ui.plan.plan_section import PlanSection
from therapytimer.ui.plan.reports_section import ReportsSection

if TYPE_CHECKING:
    from therapytimer.ui.plan.sheet import PlanSheet

_WIDTH = 1000


class PlanPage(QWidget):
    """Shows plan, reports and packet; what is wished for goes up from the sections."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PlanHead("Plan and reports")
        self.plan, self.reports, self.packet = PlanSection(), ReportsSection(), PacketPart()
        self.saved, self.problem = Notice("info"), Notice("warn")
        self._said = QWidget()
        self.head.back_requested.connect(self.back_requested)
        self.setFocusProxy(self.head.back)
        self._lay_out()

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show how everything stands."""
        self.head.show_patient(sheet.visit.patient)
        self.plan.show_sheet(sheet)
        self.reports.show_sheet(sheet)

    def show_saved(self, sentence: str) -> None:
        """Say what was done; an empty sentence takes back what was said."""
        self._say(sentence, "")

    def show_problem(self, sentence: str) -> None:
        """Say why a wish came to nothing."""
        self._say("", sentence)

    def _say(self, saved: str, problem: str) -> None:
        self.saved.say(saved)
        self.problem.say(problem)
        self._said.setVisible(bool(saved or problem))

    def _lay_out(self) -> None:
        column = Column(_WIDTH, high=True)
        for section in (self.plan, self.reports, self.packet):
            column.content.addWidget(section)
        above = QVBoxLayout(self._said)
        above.setContentsMargins(MARGIN, 12, MARGIN, 0)
        above.addWidget(self.saved)
        above.addWidget(self.problem)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._said)
        layout.addWidget(column, 1)
