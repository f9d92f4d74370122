"""The head of the timeline: whose visit it is, the way back, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.pdf.times import day
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.signing.in_place import correction_line

if TYPE_CHECKING:
    from therapytimer.visit.visit import Visit


class TimelineHead(QFrame):
    """Names the patient by two identifiers, and the day of the visit with its time zone."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self._name, self._facts = ElidedLabel("heading"), ElidedLabel("muted")
        self.back = IconButton("Back", "back", "quiet")
        self.undo, self.redo = IconButton("Undo", "undo"), IconButton("Redo", "redo")
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addLayout(who, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)

    def show_visit(self, visit: Visit) -> None:
        """Show whose visit it is, and when."""
        patient = visit.patient
        number = f" · {patient.record_number}" if patient.record_number else ""
        self._name.setText(f"Timeline · {patient.name}")
        corrects = f" · {line}" if (line := correction_line(visit)) else ""
        self._facts.setText(
            f"born {day(patient.born_on)}{number}{corrects} · {day(visit.on)}, {visit.timezone}"
        )

    def facts(self) -> str:
        """Return what stands below the name."""
        return self._facts.text()
