"""One tab: an open visit as a button, painted whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from therapytimer.ui.look.fonts import face_of
from therapytimer.ui.look.icons import pixmap
from therapytimer.ui.look.metrics import FOCUS, TEXT, TOUCH, text_scale
from therapytimer.ui.look.palette import colours_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from therapytimer.ui.look.colours import Colours
    from therapytimer.ui.tabs.face import TabFace, TabState

HEIGHT = TOUCH + 8  # at 100 % text
_DRAWINGS: dict[TabState, str] = {
    "running": "play",
    "paused": "pause",
    "not started": "stopwatch",
    "ended": "check",
}
_SHAPE = 32
_ICON = 20
_INSET = 8
_ROUND = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class VisitTab(QAbstractButton):
    """A tab for one open visit. It shows what it is handed and decides nothing.

    Signal `chosen` (visit id): the tab was tapped, or Enter or Space pressed on it.
    """

    chosen = Signal(str)

    def __init__(self, face: TabFace) -> None:
        super().__init__()
        self.face = face
        self.setCheckable(True)
        # A tap leaves the keyboard with the stopwatches.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tell_screen_readers()
        self.clicked.connect(lambda: self.chosen.emit(self.face.visit_id))

    def show_face(self, face: TabFace) -> None:
        """Show another face; a second that has passed changes nothing for a screen reader."""
        before, self.face = self.face, face
        if face == before:
            return
        if replace(face, seconds=before.seconds) != before:
            self._tell_screen_readers()
            self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the checked state to the face: a tap is a wish, not yet a fact."""

    def sizeHint(self) -> QSize:
        """Room for all that it says."""
        scale = text_scale(self.font())
        upper = self._metrics(TEXT, QFont.Weight.DemiBold).horizontalAdvance(self.face.title)
        birth = self._metrics(TEXT * 0.9).horizontalAdvance(self.face.birth)
        lower = self._metrics(TEXT * 0.9).horizontalAdvance(f"{self.face.line}0:00")
        beside = (_SHAPE + 3 * _INSET) * scale
        first = upper + (birth + _INSET * scale if self.face.birth else 0)
        return QSize(round(max(first, lower) + beside) + _INSET, round(HEIGHT * scale))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small enough to paint whole
        colours, scale = colours_of(self.palette()), text_scale(self.font())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_body(painter, colours)
            self._paint_shape(painter, colours, scale)
            self._paint_words(painter, colours, scale)

    def _paint_body(self, painter: QPainter, colours: Colours) -> None:
        current = self.face.is_current
        width, edge = (2.0, colours.accent) if current else (1.0, colours.border_strong)
        if self.hasFocus():
            width, edge = float(FOCUS), colours.focus
        painter.setPen(QPen(QColor(edge), width))
        pressed = colours.accent_soft if current or self.isDown() else colours.surface
        painter.setBrush(QColor(pressed))
        half = width / 2
        body = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(body, _ROUND, _ROUND)

    def _paint_shape(self, painter: QPainter, colours: Colours, scale: float) -> None:
        """Paint the state as a shape: filled while something runs, so that it shows in grey."""
        side, middle = _SHAPE * scale, self.height() / 2
        place = QRectF(_INSET, middle - side / 2, side, side)
        fill, ink, drawing = colours.raised, colours.text, _DRAWINGS[self.face.state]
        if self.face.state == "running":
            fill, ink = colours.running_fill, colours.on_running
        if self.face.warning:
            fill, ink, drawing = colours.unsaved_fill, colours.on_unsaved, "warning"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(place, _ROUND, _ROUND)
        size = round(_ICON * scale)
        at = QPoint(round(place.center().x() - size / 2), round(middle - size / 2))
        painter.drawPixmap(at, pixmap(drawing, ink, size, self.devicePixelRatioF()))

    def _paint_words(self, painter: QPainter, colours: Colours, scale: float) -> None:
        left = 2 * _INSET + _SHAPE * scale
        words = QRectF(left, 4, self.width() - left - _INSET, self.height() - 8)
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        lower = upper.translated(0, words.height() / 2)
        birth = self._metrics(TEXT * 0.9).horizontalAdvance(self.face.birth) + _INSET
        title = self._metrics(TEXT, QFont.Weight.DemiBold).horizontalAdvance(self.face.title)
        # Beside the board's own patient both identifiers stand; elsewhere the name comes first.
        has_birth = self.face.is_current or title + birth <= upper.width()
        name = upper.adjusted(0, 0, -birth, 0) if has_birth and self.face.birth else upper
        bold = face_of(self.font(), TEXT * scale, QFont.Weight.DemiBold)
        small = face_of(self.font(), TEXT * 0.9 * scale, QFont.Weight.Normal)
        used = _write(painter, name, self.face.title, (bold, colours.text))
        after = upper.adjusted(used + _INSET, 0, 0, 0)
        _write(painter, after, self.face.birth if has_birth else "", (small, colours.text_muted))
        state = face_of(self.font(), TEXT * 0.9 * scale, QFont.Weight.DemiBold)
        runs = self.face.state == "running" or self.face.warning
        _write(painter, lower, self.face.line, (state if runs else small, colours.text))

    def _metrics(self, pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
        return QFontMetricsF(face_of(self.font(), pixels * text_scale(self.font()), weight))

    def _tell_screen_readers(self) -> None:
        self.setChecked(self.face.is_current)
        self.setAccessibleName(self.face.spoken)
        self.setToolTip(self.face.spoken)


def _write(painter: QPainter, place: QRectF, text: str, ink: tuple[QFont, str]) -> float:
    """Write one line, cut short where there is no room; return the width it took."""
    font, colour = ink
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, int(_LEFT), shown)
    return metrics.horizontalAdvance(shown)
