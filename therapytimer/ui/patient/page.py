"""Patient and plan of one visit: who is treated, under which plan, and what came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.column import MARGIN
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.patient.form import PatientForm
from therapytimer.ui.patient.head import PatientHead

if TYPE_CHECKING:
    from therapytimer.ui.patient.sheet import PatientSheet


class PatientPage(QWidget):
    """What a note says beside the log and its words.

    `visit_wished` carries the Visit with what was typed; `draft_changed` visit id and half-typed
    text by field (empty: none); `used_wished` the UsedShown typed; `back_requested` and
    `plan_requested` the visit id.
    """

    visit_wished = Signal(object)
    draft_changed = Signal(str, object)
    used_wished = Signal(object)
    back_requested = Signal(str)
    plan_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id = ""
        self.head, self.form = PatientHead(), PatientForm()
        self.closed, self.problem = Notice("info"), Notice("warn")
        self._said = QWidget()
        self._lay_out()
        self.setFocusProxy(self.head.back)
        self.head.back_requested.connect(self._go_back)
        self.head.plan_requested.connect(self._go_to_plan)
        self.form.visit_wished.connect(self.visit_wished)
        self.form.draft_changed.connect(self._pass_draft)
        self.form.used.used_wished.connect(self.used_wished)

    def show_for(self, sheet: PatientSheet, where: str = "") -> None:
        """Show a visit, and go where a finding can be mended; without one, nowhere."""
        self._visit_id = sheet.visit.id
        self.show_problem("")
        self.show_sheet(sheet)
        if where:
            self.form.go_to(where)

    def show_sheet(self, sheet: PatientSheet) -> None:
        """Show what changed in the visit; typed text stays."""
        self.head.show_visit(sheet.visit, closed=bool(sheet.closed))
        if sheet.closed != self.closed.said():
            self.closed.say(sheet.closed)
        self.form.show_sheet(sheet)

    def leave(self) -> None:
        """Keep what is typed; to be called before another page shows."""
        self.form.keep()
        self.form.used.keep()

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be kept; what was typed stays."""
        self.problem.say(sentence)
        self._said.setVisible(bool(sentence))

    def _pass_draft(self, typed: dict[str, str]) -> None:
        self.draft_changed.emit(self._visit_id, typed)

    def _go_back(self) -> None:
        self.leave()
        self.back_requested.emit(self._visit_id)

    def _go_to_plan(self) -> None:
        self.leave()
        self.plan_requested.emit(self._visit_id)

    def _lay_out(self) -> None:
        self.form.content.insertWidget(0, self.closed)
        above = QVBoxLayout(self._said)
        above.setContentsMargins(MARGIN, 12, MARGIN, 0)
        above.addWidget(self.problem)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._said)
        layout.addWidget(self.form, 1)
