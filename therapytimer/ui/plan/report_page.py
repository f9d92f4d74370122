"""Writing one report: its form, and its signature below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.column import MARGIN
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.plan.head import PlanHead
from therapytimer.ui.plan.report_form import ReportForm
from therapytimer.ui.plan.sign_section import SignSection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.reports import Report


class ReportPage(QWidget):
    """Signals: `back_requested`; what is typed and wished for goes up from `form` and `signing`."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.form, self.signing = PlanHead(""), ReportForm(), SignSection()
        self.saved, self.problem = Notice("info"), Notice("warn")
        self._said = QWidget()
        self.form.content.addWidget(self.signing)
        self.head.back_requested.connect(self._go_back)
        self.setFocusProxy(self.head.back)
        self._lay_out()

    def show_report(self, report: Report, lacking: Sequence[str]) -> None:
        """Show a report as it stands, and what keeps it from being signed."""
        author = ", ".join(filter(None, (report.author.name, report.author.credentials)))
        self.head.show_patient(report.patient, report.kind.heading)
        self.form.show_report(report)
        self.signing.show_state(author, lacking, signed=bool(report.signatures))

    def show_saved(self, sentence: str) -> None:
        """Say what was done; an empty sentence takes back what was said."""
        self._say(sentence, "")

    def show_problem(self, sentence: str) -> None:
        """Say why a wish came to nothing; what was typed stays."""
        self._say("", sentence)

    def _say(self, saved: str, problem: str) -> None:
        self.saved.say(saved)
        self.problem.say(problem)
        self._said.setVisible(bool(saved or problem))

    def _go_back(self) -> None:
        self.form.keep()
        self.back_requested.emit()

    def _lay_out(self) -> None:
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
        layout.addWidget(self.form, 1)
