"""One goal of the plan: what became of it in the period."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.patient.entries import LineEntry
from therapytimer.visit.reports import Goal, GoalState

_SHOWN = {state.value: state.value.capitalize() for state in GoalState}


class GoalRow(QWidget):
    """Signal: `left` once something of it was chosen or typed."""

    left = Signal()

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self._text = goal.text
        self.state = Choice(goal.text, _SHOWN)
        self.words = LineEntry("How far", example="9 s on both sides, 10 s once")
        self.words.edit.setAccessibleName(f"{goal.text}: how far")
        self.state.choose(goal.state.value)
        self.words.set_text(goal.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.state)
        layout.addWidget(self.words)
        self.state.chosen.connect(self.left)
        self.words.left.connect(self.left)

    def goal(self) -> Goal:
        """Give the goal as it is chosen and typed."""
        return Goal(self._text, GoalState(self.state.choice()), self.words.text())

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self.state.setEnabled(not read_only)
        self.words.set_read_only(read_only)
