"""The plan of care and every certification of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.patient.standing_line import StandingLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from therapytimer.ui.plan.sheet import PlanSheet


class PlanSection(Section):
    """Signals: `edit_requested` (the field to go to) and `recertify_requested`."""

    edit_requested = Signal(str)
    recertify_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Plan of care")
        self.standing = StandingLine()
        self.treatment, self.goals = (label("", wraps=True) for _ in range(2))
        self.history = label("", wraps=True)
        self._history_head = label("Certifications, the latest first", "strong")
        self._closed = label("", "muted", wraps=True)
        self.edit = IconButton("Edit plan and certification", "edit")
        self.recertify = IconButton("Recertify", "redo")
        self.inside.addWidget(self.standing)
        for one in (self.treatment, self.goals, self._history_head, self.history, self._closed):
            self.inside.addWidget(one)
        buttons = FlowLayout(spacing=16)
        for one in (self.edit, self.recertify):
            buttons.addWidget(one)
        self.inside.addLayout(buttons)
        self.edit.clicked.connect(lambda: self.edit_requested.emit("plan"))
        self.recertify.clicked.connect(self.recertify_requested)

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show how the plan stands today, and what it was certified by."""
        self.standing.show_standing(sheet.standing, wrong=sheet.wrong)
        _show(self.treatment, sheet.treatment)
        _show(self.goals, "\n".join(f"Goal: {goal}" for goal in sheet.goals))
        _show(self.history, "\n".join(sheet.certifications))
        _show(self._closed, sheet.closed)
        self._history_head.setVisible(bool(sheet.certifications))
        self.edit.setEnabled(not sheet.closed)
        self.recertify.setEnabled(bool(sheet.certifications) and not sheet.closed)


def _show(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
