"""The line above the form that takes over what the note before says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from therapytimer.pdf.times import day
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget


class CarryBar(QFrame):
    """Offers the texts of the note before; hidden where there is nothing to take over."""

    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self._words = label("", wraps=True)
        self.button = IconButton("Carry over", "history")
        self.button.clicked.connect(self.wished)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(12)
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        self.hide()

    def show_before(self, on: date | None, count: int) -> None:
        """Say how many empty fields the note of a day could fill."""
        self.setVisible(on is not None and count > 0)
        if on is None:
            return
        fields = "one empty field" if count == 1 else f"{count} empty fields"
        self._words.setText(
            f"The note of {day(on)} has words for {fields}. What is carried over stays marked "
            "until it is changed; responses are of the day and stay empty."
        )
        self.button.setAccessibleName(f"Carry over into {fields} from {day(on)}")
