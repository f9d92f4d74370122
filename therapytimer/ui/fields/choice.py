"""A few choices side by side, one of them taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

DISCIPLINES = {
    "PT": "Physical therapy",
    "OT": "Occupational therapy",
    "SLP": "Speech-language pathology",
    "DC": "Chiropractic",
}
DISCIPLINES_SHORT = {"PT": "PT", "OT": "OT", "SLP": "SLP", "DC": "Chiropractic"}
_GAP = 8


class Choice(QWidget):
    """Buttons of which exactly one is taken; `choices` maps what is meant to what is shown.

    They stand in one row, or in two where large text leaves no room.
    """

    chosen = Signal(str)

    def __init__(self, caption: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(caption)
        self._group = QButtonGroup(self)
        self.buttons = {meant: button(shown) for meant, shown in choices.items()}
        for meant, one in self.buttons.items():
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setAccessibleName(f"{caption}: {choices[meant]}")
            one.clicked.connect(lambda _=False, meant=meant: self.chosen.emit(meant))
            self._group.addButton(one)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(caption, "strong", wraps=True))
        column.addLayout(self._grid)
        column.addStretch(1)
        self._in_rows(of=len(self.buttons))

    def choose(self, meant: str) -> None:
        """Take one without telling anybody."""
        self.buttons[meant].setChecked(True)

    def choice(self) -> str:
        """Return what is taken, or nothing."""
        return next((meant for meant, one in self.buttons.items() if one.isChecked()), "")

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than two rows need."""
        half = self._half()
        return QSize(self._width(half), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._width(len(self.buttons))
        self._in_rows(of=len(self.buttons) if fits else self._half())

    def _half(self) -> int:
        return (len(self.buttons) + 1) // 2

    def _width(self, columns: int) -> int:
        hints = [one.sizeHint().width() for one in self.buttons.values()]
        widest = [max(hints[column::columns]) for column in range(columns)]
        return sum(widest) + (columns - 1) * _GAP

    def _in_rows(self, *, of: int) -> None:
        for place, one in enumerate(self.buttons.values()):
            self._grid.addWidget(one, *divmod(place, of))
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, int(column < of))
