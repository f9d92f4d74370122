"""One centred column, as wide as text reads well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import text_scale

MARGIN = 24
_MOST = 1000  # against 1 for the margins: the column takes what it may have


class Column(QScrollArea):
    """Holds a page's content in the middle; scrolls only where the window is too low.

    `width` is meant for text at 100 % and grows with it.
    """

    def __init__(self, width: int, parent: QWidget | None = None, *, high: bool = False) -> None:
        super().__init__(parent)
        self._width = width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.content = QVBoxLayout(self._inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(16)
        self.setWidget(self._centred(high=high))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _centred(self, *, high: bool) -> QWidget:
        """Put the content in the middle, or at the top of a page that is meant to be long."""
        outside = QWidget()
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(self._inside, _MOST)
        beside.addStretch(1)
        above = QVBoxLayout(outside)
        above.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        if not high:
            above.addStretch(2)
        above.addLayout(beside)
        above.addStretch(3)  # the eye takes a little above the middle for the middle
        return outside

    def _fit(self) -> None:
        self._inside.setMaximumWidth(round(self._width * text_scale(self.font())))


def fill(page: QWidget, column: Column) -> None:
    """Make the column the whole of a page."""
    outside = QVBoxLayout(page)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(column)
