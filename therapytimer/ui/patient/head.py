"""The head of the page of patient and plan: whose they are, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.patient.sheet import identity

if TYPE_CHECKING:
    from therapytimer.visit.visit import Visit

_KEPT = "Each field is kept as you leave it."


class PatientHead(QFrame):
    """Names the patient by two identifiers."""

    back_requested = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self._name, self._identity = ElidedLabel("heading"), ElidedLabel("muted")
        self._kept = ElidedLabel("muted")
        self.back = IconButton("Back", "back", "quiet")
        self.back.clicked.connect(self.back_requested)
        self.plan = IconButton("Plan and reports", "note")
        self.plan.clicked.connect(self.plan_requested)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._identity)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 24, 10)
        layout.setSpacing(16)
        layout.addWidget(self.back)
        layout.addLayout(who, 1)
        layout.addWidget(self._kept)
        layout.addWidget(self.plan)

    def show_visit(self, visit: Visit, *, closed: bool) -> None:
        """Show whose page it is."""
        self._name.setText(visit.patient.name)
        self._identity.setText(identity(visit))
        self._kept.setText("" if closed else _KEPT)
