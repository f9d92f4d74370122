"""A card with a heading, as long pages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Section(QFrame):
    """One subject of a page; what belongs to it is added to `inside`."""

    def __init__(self, title: str, explained: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(24, 16, 24, 24)
        self.inside.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(label(title, "heading"))
        if explained:
            head.addWidget(label(explained, "muted", wraps=True))
        self.inside.addLayout(head)

    def add_line(self, *widgets: QWidget, shares: tuple[int, ...] = ()) -> None:
        """Add widgets side by side; with `shares` of the width, else as wide as they need."""
        line = QHBoxLayout()
        line.setSpacing(16)
        for place, widget in enumerate(widgets):
            line.addWidget(widget, shares[place] if shares else 0)
        if not shares:
            line.addStretch(1)
        self.inside.addLayout(line)
