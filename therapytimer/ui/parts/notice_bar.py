"""The notice bar: one sentence above every page that stays until it is put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import button, label


class NoticeBar(QFrame):
    """Hidden until something has to be said that must not be overlooked."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "warn")
        self._words = label("", wraps=True)
        away = button("Put away", "quiet")
        away.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(12)
        line.addWidget(Picture("warning", 24, "warn_text"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1)
        line.addWidget(away)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence and have it read out."""
        self._words.setText(sentence)
        self.show()
        announce(self, sentence)

    def said(self) -> str:
        """Return the sentence shown, empty where none is."""
        return "" if self.isHidden() else self._words.text()
