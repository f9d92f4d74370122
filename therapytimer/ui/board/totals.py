"""The figures at the head of the units panel: units, minutes, and what they are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.billing.wording import counted
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from therapytimer.billing.bill import Bill


class Totals(QWidget):
    """Shows the units of the day, its minutes and, where one is known, an estimate in dollars.

    Beside the units, where room is kept for it, stands how much is left to decide. Signal:
    `questions_requested`.
    """

    questions_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._units = label("0", "figure")
        self._units.setAccessibleName("Units of the day")
        self._rule = label("", "muted", wraps=True)
        self._timed, self._total = label("0 min", "strong"), label("0 min", "strong")
        self._estimate_name, self._estimate = label("Estimate"), label("", "strong")
        self.open = button("")
        self.open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.open.clicked.connect(self.questions_requested)
        self._lay_out()
        self.show_open(0)
        self._show_estimate("")

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._units, 1)
        above.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self._rule)
        column.addSpacing(4)
        column.addLayout(self._grid())

    def show_totals(self, bill: Bill, estimate: str) -> None:
        """Show the figures of a bill."""
        self._units.setText(str(bill.units))
        others = len(bill.visit_ids) - 1
        day = f", with {counted(others, 'other visit')} of the day" if others else ""
        self._rule.setText(f"Units of the day, {bill.rule.label}{day}")
        self._timed.setText(f"{bill.timed_code_minutes} min")
        self._total.setText(f"{bill.total_treatment_minutes} min")
        self._show_estimate(estimate)

    def show_open(self, number: int) -> None:
        """Show how many questions wait for an answer."""
        self.open.setText(f"{number} to decide")
        self.open.setAccessibleName(f"{counted(number, 'question')} to decide: go there")
        self.open.setVisible(number > 0)

    def units(self) -> int:
        """Return the units shown."""
        return int(self._units.text())

    def _show_estimate(self, estimate: str) -> None:
        self._estimate.setText(estimate)
        for one in (self._estimate_name, self._estimate):
            one.setVisible(bool(estimate))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        pairs = (
            (label("Timed code minutes"), self._timed),
            (label("Total treatment time"), self._total),
            (self._estimate_name, self._estimate),
        )
        for row, (name, value) in enumerate(pairs):
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        return grid
