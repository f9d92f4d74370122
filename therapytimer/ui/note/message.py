"""A line above the form that says what came of a wish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout

from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Message(QFrame):
    """A banner with one sentence, hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label("", wraps=True)
        close = IconButton("", "close", "quiet")
        close.setAccessibleName("Close this message")
        close.setFixedWidth(44)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.hide()

    def say(self, kind: Literal["info", "warn"], sentence: str) -> None:
        """Show a sentence; an empty one hides the banner."""
        self.setProperty("banner", kind)
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        for one in (self, self.text):
            one.style().unpolish(one)
            one.style().polish(one)
        self.setVisible(bool(sentence))
