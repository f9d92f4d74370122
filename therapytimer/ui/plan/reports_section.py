"""The reports of an episode: what is due, and those that are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label
from therapytimer.visit.reports import ReportKind

if TYPE_CHECKING:
    from therapytimer.ui.plan.sheet import PlanSheet, ReportLine

_EXPLAINED = (
    "A progress report is written by a therapist who has treated in its period. A signed one "
    "starts the count of ten treatment days anew; a signed discharge report closes the episode, "
    "and the next visit is the first day of a new one."
)


class ReportsSection(Section):
    """Signals: `write_requested` (ReportKind), `open_requested` and `export_requested` (its id)."""

    write_requested = Signal(object)
    open_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("Reports", _EXPLAINED)
        self.due = label("", "strong", wraps=True)
        self.write = {
            kind: IconButton(f"Write {kind} report", drawing)
            for kind, drawing in zip(ReportKind, ("note", "check"), strict=True)
        }
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.inside.addWidget(self.due)
        self.inside.addLayout(self._rows)
        buttons = FlowLayout(spacing=16)
        for one in self.write.values():
            buttons.addWidget(one)
        self.inside.addLayout(buttons)
        for kind, button in self.write.items():
            button.clicked.connect(lambda _=False, kind=kind: self.write_requested.emit(kind))

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show what is due and what is written; a draft goes on where it was left."""
        self.due.setText(sheet.report_words)
        clear(self._rows)
        for line in sheet.reports:
            self._rows.addWidget(self._row(line))
        drafts = {line.kind for line in sheet.reports if not line.signed}
        for kind, button in self.write.items():
            verb = "Go on with" if kind in drafts else "Write"
            button.show_face(f"{verb} {kind} report", "note")

    def _row(self, line: ReportLine) -> QFrame:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(line.title, "strong", wraps=True), 1)
        layout.addWidget(label(line.words, "muted", wraps=True), 1)
        for text, drawing, wish in (
            ("Open", "note", self.open_requested),
            ("Export PDF", "export", self.export_requested),
        ):
            button = IconButton(text, drawing, "quiet")
            button.setAccessibleName(f"{text}: {line.title}")
            button.clicked.connect(lambda _=False, wish=wish: wish.emit(line.report_id))
            layout.addWidget(button)
        return row
