"""A few choices side by side, one of them taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.labels import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

DISCIPLINES = {
    "PT": "Physical therapy",
    "OT": "Occupational therapy",
    "SLP": "Speech-language pathology",
    "DC": "Chiropractic",
}
DISCIPLINES_SHORT = {"PT": "PT", "OT": "OT", "SLP": "SLP", "DC": "Chiropractic"}


class Choice(QWidget):
    """Buttons of which exactly one is taken; `choices` maps what is meant to what is shown."""

    chosen = Signal(str)

    def __init__(self, caption: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(caption)
        self._group = QButtonGroup(self)
        self._buttons = {meant: button(shown) for meant, shown in choices.items()}
        line = QHBoxLayout()
        line.setSpacing(8)
        for meant, one in self._buttons.items():
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setAccessibleName(f"{caption}: {choices[meant]}")
            one.clicked.connect(lambda _=False, meant=meant: self.chosen.emit(meant))
            self._group.addButton(one)
            line.addWidget(one, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(caption, "strong"))
        column.addLayout(line)
        column.addStretch(1)

    def choose(self, meant: str) -> None:
        """Take one without telling anybody."""
        self._buttons[meant].setChecked(True)

    def choice(self) -> str:
        """Return what is taken, or nothing."""
        return next((meant for meant, one in self._buttons.items() if one.isChecked()), "")
