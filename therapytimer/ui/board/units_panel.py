"""The units panel: what the minutes are worth now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from therapytimer.ui.parts.labels import button, clear, label

if TYPE_CHECKING:
    from therapytimer.billing.bill import Bill
    from therapytimer.billing.lines import BillLine
    from therapytimer.billing.units import Tie

WIDTH = 340


class UnitsPanel(QFrame):
    """Shows one bill: units, totals, lines and the working. It adds up nothing itself.

    Signals: `tie_wished` (the tied codes, the code chosen) and `document_requested`.
    """

    tie_wished = Signal(object, str)
    document_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Units")
        self._bill: Bill | None = None
        self._units = label("0", "figure")
        self._units.setAccessibleName("Units of the day")
        self._rule = label("", "muted", wraps=True)
        self._timed, self._total = label("0 min", "strong"), label("0 min", "strong")
        self._lines, self._working = QGridLayout(), QVBoxLayout()
        self._document = button("Document and export", "primary")
        self._document.clicked.connect(self.document_requested)
        self._lay_out()

    def show_bill(self, bill: Bill) -> None:
        """Show a bill; nothing is painted anew while it stays the same."""
        if bill == self._bill:
            return
        self._bill = bill
        self._units.setText(str(bill.units))
        others = len(bill.visit_ids) - 1
        day = f", with {others} other visit{'s'[: others > 1]} of the day" if others else ""
        self._rule.setText(f"Units of the day, {bill.rule.label}{day}")
        self._timed.setText(f"{bill.timed_code_minutes} min")
        self._total.setText(f"{bill.total_treatment_minutes} min")
        self._show_lines(bill.lines)
        self._show_working(bill)

    def shown(self) -> int:
        """Return the units that stand on the panel."""
        return int(self._units.text())

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(4)
        inside.addWidget(self._units)
        inside.addWidget(self._rule)
        inside.addSpacing(8)
        inside.addLayout(self._totals())
        inside.addSpacing(8)
        inside.addWidget(_line())
        inside.addLayout(self._lines)
        inside.addWidget(_line())
        inside.addLayout(self._working)
        inside.addStretch(1)
        content = QWidget()
        content.setLayout(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(16, 12, 12, 12)
        outside.addWidget(_scrolled(content), 1)
        outside.addWidget(self._document)

    def _totals(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        pairs = (("Timed code minutes", self._timed), ("Total treatment time", self._total))
        for row, (name, value) in enumerate(pairs):
            grid.addWidget(label(name), row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        return grid

    def _show_lines(self, lines: tuple[BillLine, ...]) -> None:
        clear(self._lines)
        self._lines.setColumnStretch(0, 1)
        self._lines.setHorizontalSpacing(16)
        for column, title in enumerate(("Code", "Min", "Units")):
            self._lines.addWidget(label(title, "small"), 0, column, _side(column))
        for row, line in enumerate(lines, 1):
            cells = (" ".join((line.code, *line.modifiers)), str(line.minutes), str(line.units))
            for column, text in enumerate(cells):
                cell = label(text, "strong" if column != 1 else None)
                cell.setToolTip(f"{line.name}. {' '.join(line.reasons)}")
                self._lines.addWidget(cell, row, column, _side(column))
        if not lines:
            self._lines.addWidget(label("No whole minute yet.", "muted"), 1, 0, 1, 3)

    def _show_working(self, bill: Bill) -> None:
        clear(self._working)
        self._working.setSpacing(6)
        for tie in bill.ties:
            self._working.addLayout(self._tie_choice(tie))
        for notice in (*bill.notices, *(finding.message for finding in bill.findings)):
            self._working.addWidget(label(notice, "warn", wraps=True))
        for sentence in bill.working.sentences:
            self._working.addWidget(label(sentence, "small", wraps=True))
        for line in bill.lines:
            if line.code not in {one.code for one in bill.working.codes}:
                text = f"{line.code}: {' '.join(line.reasons)}"
                self._working.addWidget(label(text, "small", wraps=True))

    def _tie_choice(self, tie: Tie) -> QVBoxLayout:
        choice, codes = QVBoxLayout(), QHBoxLayout()
        by = "by the program's rule" if tie.chosen_by is None else f"chosen by {tie.chosen_by}"
        choice.addWidget(label(f"A tie: each of these may have the last unit ({by}).", wraps=True))
        for code in tie.among:
            one = button(code)
            one.setCheckable(True)
            one.setChecked(code in tie.given_to)
            one.setAccessibleName(f"Give the last unit to {code}")
            one.clicked.connect(lambda _=False, code=code: self._wish_tie(tie, code))
            codes.addWidget(one)
        choice.addLayout(codes)
        return choice

    def _wish_tie(self, tie: Tie, code: str) -> None:
        self._bill = None  # the same bill must be shown again if the wish comes to nothing
        self.tie_wished.emit(tie, code)


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    return line


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    # A scroll area fills its content with the window's colour; this one lies on a card.
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setAccessibleName("How the units come about")
    return area


def choice_after(tie: Tie, code: str) -> tuple[str, ...]:
    """Say which codes have the tie's units once `code` is to have one of them.

    The code takes the place of the one that was given its unit last, as many units as there are.
    """
    kept = [one for one in tie.given_to if one != code]
    return tuple(sorted([code, *kept][: tie.units]))


__all__ = ["UnitsPanel", "choice_after"]
