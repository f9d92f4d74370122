"""Words that give way: what does not fit ends in an ellipsis, the whole is the tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QPushButton

from therapytimer.ui.parts.labels import button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from therapytimer.ui.parts.labels import Role

_LEAST = 80
_WIDEST = 340  # pixels of words on a button
_AROUND = 36  # pixels of border and padding beside them


class ElidedLabel(QLabel):
    """One line of plain text that never makes a window wider than its screen."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def setText(self, arg__1: str) -> None:
        """Show a text; all of it is told on hovering."""
        super().setText(arg__1)
        self.setToolTip(arg__1)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: ARG002 - one line is painted whole
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.contentsRect(), int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


def elided_button(text: str) -> QPushButton:
    """Make a button that is never too wide for a narrow column, nor moves when it is checked."""
    made = button("")
    made.ensurePolished()
    pressed = QFont(made.font())
    pressed.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(pressed)
    lines = [
        metrics.elidedText(line, Qt.TextElideMode.ElideRight, _WIDEST) for line in text.split("\n")
    ]
    made.setText("\n".join(lines))
    made.setAccessibleName(text.replace("\n", ", "))
    if made.text() != text:
        made.setToolTip(text)
    made.setMinimumWidth(max(metrics.horizontalAdvance(line) for line in lines) + _AROUND)
    return made
