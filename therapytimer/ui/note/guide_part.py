"""Help beside a code, folded away until somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from therapytimer.visit.guides import Guide


class GuidePart(QWidget):
    """One button; pressed, it shows when a code is right and how its neighbours differ."""

    def __init__(self, code: str, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._guide = code, guide
        self.button = IconButton("Right code?", "chevron-right", "quiet")
        self._name_button()
        self.button.setCheckable(True)
        self.button.toggled.connect(self._unfold)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        self._words: QWidget | None = None
        self.hide()

    def _unfold(self, unfolded: bool) -> None:
        self.button.show_face("Right code?", "chevron-down" if unfolded else "chevron-right")
        self._name_button()
        if self._words is None:
            self._words = self._written()
            self._inside.addWidget(self._words)
        self.setVisible(unfolded)

    def _name_button(self) -> None:
        self.button.setAccessibleName(f"When is {self._code} right?")

    def _written(self) -> QWidget:
        words = QWidget()
        grid = QGridLayout(words)
        grid.setContentsMargins(8, 0, 8, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = {self._code: self._guide.right_when, **self._guide.unlike}
        for row, (code, text) in enumerate(rows.items()):
            grid.addWidget(label(code, "strong"), row, 0)
            grid.addWidget(label(text, wraps=True), row, 1)
        return words
