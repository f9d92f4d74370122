"""An import under way: how far it is read, then what it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

_READING = "Reading… nothing is changed yet."


class ImportPart(QFrame):
    """Hidden while nothing is imported.

    Signals: `cancel_requested` while reading, `apply_requested` and `leave_requested` after it.
    """

    cancel_requested = Signal()
    apply_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "info")
        self.words = label("", wraps=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Read so far")
        self.cancel = button("Cancel")
        self.apply, self.leave = button("Apply", "primary"), button("Leave as it is")
        self._reading = _beside(self.bar, self.cancel)
        self._deciding = _beside(self.apply, self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        for widget in (self.words, self._reading, self._deciding):
            column.addWidget(widget)
        self.cancel.clicked.connect(self.cancel_requested)
        self.apply.clicked.connect(self.apply_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.end()

    def show_reading(self, percent: int) -> None:
        """Show how far reading is."""
        self._say(_READING)
        self.bar.setValue(percent)
        self._reading.show()
        self._deciding.hide()
        self.show()

    def show_found(self, sentences: Sequence[str]) -> None:
        """Show what would change, and ask."""
        self._say("\n".join(sentences))
        self._reading.hide()
        self._deciding.show()
        self.show()
        self.apply.setFocus()

    def end(self) -> None:
        """Show nothing."""
        self.hide()
        self.words.setText("")

    def _say(self, words: str) -> None:
        if words != self.words.text():
            self.words.setText(words)
            announce(self, words)


def _beside(*widgets: QWidget) -> QWidget:
    """Lay widgets into one line that is shown and hidden as one."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    for widget in widgets:
        line.addWidget(widget)
    if not any(isinstance(widget, QProgressBar) for widget in widgets):
        line.addStretch(1)
    return made
