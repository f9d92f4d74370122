"""A running time on its own, painted: no screen reader is told each second."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapytimer.ui.look.fonts import digits_font
from therapytimer.ui.look.metrics import text_scale
from therapytimer.ui.look.palette import colours_of
from therapytimer.ui.tiles.face import running_time, widest


class Digits(QWidget):
    """Shows seconds as mm:ss; `pixels` is their size at text of 100 %."""

    def __init__(self, pixels: int) -> None:
        super().__init__()
        self._pixels = pixels
        self._text = running_time(0)
        self._faint = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_seconds(self, seconds: int, *, faint: bool = False) -> None:
        """Show another time, faint where it stands still; what is the same is not painted."""
        text = running_time(seconds)
        if (text, faint) == (self._text, self._faint):
            return
        wider = widest(text) != widest(self._text)
        self._text, self._faint = text, faint
        if wider:
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Keep the width of any figures, so that nothing jumps."""
        metrics = QFontMetrics(self._face())
        return QSize(metrics.horizontalAdvance(widest(self._text)) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - it is painted whole
        colours = colours_of(self.palette())
        with QPainter(self) as painter:
            painter.setFont(self._face())
            painter.setPen(colours.text_muted if self._faint else colours.text)
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), self._text)

    def _face(self) -> QFont:
        return digits_font(round(self._pixels * text_scale(self.font())))
