"""The heading of a page of the gate: a drawing, a title and what the page is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import label

_DRAWING = 48


def heading(drawing: str, title: str, explained: str = "") -> QHBoxLayout:
    """Lay the drawing beside title and explanation."""
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(label(title, "title", wraps=True))
    if explained:
        words.addWidget(label(explained, "muted", wraps=True))
    line = QHBoxLayout()
    line.setSpacing(16)
    side = Qt.AlignmentFlag.AlignTop if explained else Qt.AlignmentFlag.AlignVCenter
    line.addWidget(Picture(drawing, _DRAWING, "accent"), 0, side)
    line.addLayout(words, 1)
    return line


def rule() -> QFrame:
    """Make a hairline between two parts of a page."""
    made = QFrame()
    made.setProperty("rule", True)
    return made
