"""One sentence in a banner, with a sign that tells its kind without colour."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import label

_SIGNS = {"warn": "warning", "info": "info"}
_SIZE = 24


class Notice(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, kind: Literal["info", "warn"]) -> None:
        super().__init__()
        self.setProperty("banner", kind)
        self._words = label("", wraps=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(12)
        sign = Picture(_SIGNS[kind], _SIZE, f"{kind}_text")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence and have it read out; an empty one hides the banner."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        announce(self, sentence)

    def said(self) -> str:
        """Return the sentence that is shown."""
        return self._words.text()
