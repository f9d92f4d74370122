"""A question answered with one tap: a row of short answers in a banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, label
from therapytimer.visit.stopwatch import OTHER_PATIENT

if TYPE_CHECKING:
    from collections.abc import Sequence

PAUSE_WORDS = ("rest", "waiting", "exercising alone", "with aide", OTHER_PATIENT)
REASONS = ("wrong code", "started too late", "forgot to stop", "wrong patient", "tapped by mistake")
VOID_REASONS = ("opened by mistake", "patient did not come", "not treated")


class OneTap(QFrame):
    """Asks in one line; `answered` carries the words of the answer, `dropped` none."""

    answered = Signal(str)
    dropped = Signal()

    def __init__(
        self, answers: Sequence[str], drop: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self._text = label("", "strong")
        layout = FlowLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        self._text.setMinimumHeight(TOUCH)
        layout.addWidget(self._text)
        for words in answers:
            one = button(words)
            one.clicked.connect(lambda _=False, words=words: self.answered.emit(words))
            layout.addWidget(one)
        if drop is not None:
            none = button(drop, "quiet")
            none.clicked.connect(self.dropped)
            layout.addWidget(none)
        self.hide()

    def focus_first(self) -> None:
        """Give the keyboard to the first answer, for whoever came here by a key."""
        first = self.findChild(QPushButton)
        if first is not None:
            first.setFocus()

    def ask(self, text: str) -> None:
        """Show the question."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
