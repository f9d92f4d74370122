"""The board's foot: what was done last, and what is needed seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class BoardFoot(QWidget):
    """A line of text and two quiet buttons."""

    typing_requested = Signal()
    void_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: QLabel = label("", "muted", wraps=True)
        self.line.setAccessibleName("Last action")
        typing, void = (
            IconButton("Type minutes", "edit", "quiet"),
            IconButton("Void", "close", "quiet"),
        )
        typing.clicked.connect(self.typing_requested)
        void.clicked.connect(self.void_requested)
        void.setToolTip("Opened by mistake, or the patient was not treated")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(typing)
        layout.addWidget(void)

    def say(self, sentence: str) -> None:
        """Show what was done last."""
        self.line.setText(sentence)
