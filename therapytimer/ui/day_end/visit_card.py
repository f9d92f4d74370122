"""One visit at the end of the day: its state, and what is open, leading to where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.ui.day_end.day_visits import DRAWINGS
from therapytimer.ui.note.checklist_rows import FindingRow
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton, Picture
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from therapytimer.billing.findings import Finding
    from therapytimer.ui.day_end.day_visits import DayVisit

_MOST = 3  # findings, those that block first; the note shows all of them


class VisitCard(QFrame):
    """Signals: `visit_requested` (visit id), `finding_requested` (visit id, where)."""

    visit_requested = Signal(str)
    finding_requested = Signal(str, str)

    def __init__(self, visit: DayVisit) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(f"{visit.name}, {visit.state}")
        self._visit = visit
        self.open = IconButton("Open", "note", "quiet")
        self.open.setAccessibleName(f"Open the visit of {visit.name}, {visit.state}")
        self.open.clicked.connect(lambda: self.visit_requested.emit(visit.visit_id))
        self.findings = [self._row(one) for one in visit.found[:_MOST]]
        self._lay_out()

    def _row(self, finding: Finding) -> FindingRow:
        row = FindingRow(finding, self)
        row.allow_override(wanted=False)
        row.field_requested.connect(self._go_to)
        return row

    def _go_to(self, where: str) -> None:
        self.finding_requested.emit(self._visit.visit_id, where)

    def _lay_out(self) -> None:
        visit = self._visit
        name = ElidedLabel("strong")
        name.setText(visit.name)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(name)
        who.addWidget(label(visit.facts, "muted", wraps=True))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(who, 1)
        head.addWidget(Picture(DRAWINGS[visit.state], 20, "text"))
        head.addWidget(label(visit.state, "strong"))
        head.addSpacing(8)
        head.addWidget(self.open)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 12, 16, 12)
        inside.setSpacing(0)
        inside.addLayout(head)
        if visit.remark:
            inside.addWidget(label(visit.remark, "warn", wraps=True))
        for one in self.findings:
            inside.addWidget(one)
        more = len(visit.found) - len(self.findings)
        if more:
            words = label(f"and {more} more in the note", "small")
            words.setAlignment(Qt.AlignmentFlag.AlignLeft)
            words.setContentsMargins(40, 0, 0, 4)
            inside.addWidget(words)
