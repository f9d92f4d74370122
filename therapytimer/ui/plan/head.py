"""The head of the pages of plan and reports: whose they are, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.pdf.times import day
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from therapytimer.visit.people import Patient


class PlanHead(QFrame):
    """Names the patient by two identifiers, and the page."""

    back_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self._name, self._identity = ElidedLabel("heading"), ElidedLabel("muted")
        self._title = label(title, "muted")
        self.back = IconButton("Back", "back", "quiet")
        self.back.clicked.connect(self.back_requested)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._identity)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 24, 10)
        layout.setSpacing(16)
        layout.addWidget(self.back)
        layout.addLayout(who, 1)
        layout.addWidget(self._title)

    def show_patient(self, patient: Patient, title: str = "") -> None:
        """Show whose page it is."""
        self._name.setText(patient.name)
        parts = (f"born {day(patient.born_on)}", patient.record_number)
        self._identity.setText("  ·  ".join(filter(None, parts)))
        if title:
            self._title.setText(title)
