"""The painted strip: a visit's time to scale, one lane for whoever treats."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapytimer.ui.look.metrics import FOCUS, TOUCH, text_scale
from therapytimer.ui.look.palette import colours_of
from therapytimer.ui.parts.times import length_words

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from therapytimer.ui.look.colours import Colours
    from therapytimer.ui.timeline.lanes import Block, Drawing, Idle

_STEPS = tuple(timedelta(minutes=one) for one in (1, 2, 5, 10, 15, 30, 60, 120, 240, 480))
_APART = 76  # pixels between two times of day at 100 %
_GAP = 6
_EDGE = 8
_ROUND = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class TimeScale(QWidget):
    """Shows a drawing; a tap on a segment chooses it, as the list beside does for everybody."""

    segment_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline to scale")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drawing: Drawing | None = None
        self._chosen = ""

    def show_drawing(self, drawing: Drawing | None, chosen: str) -> None:
        """Show a visit's time, with one segment marked as chosen."""
        lanes = None if self._drawing is None else self._drawing.lanes
        self._drawing, self._chosen = drawing, chosen
        self.setVisible(drawing is not None)
        if drawing is not None and drawing.lanes != lanes:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lanes = 1 if self._drawing is None else len(self._drawing.lanes)
        return QSize(400, round(lanes * (self._lane_height() + _GAP) + self._axis_height()))

    def block_at(self, point: QPointF) -> Block | None:
        """Find the segment under a finger: the nearest of its lane within half a finger."""
        if self._drawing is None:
            return None
        lane = int(point.y() // (self._lane_height() + _GAP))
        near = [
            (_away(self._rect(one), point.x()), one)
            for one in self._drawing.blocks
            if one.lane == lane
        ]
        away, found = min(near, key=lambda one: one[0], default=(float(TOUCH), None))
        return found if away <= TOUCH / 2 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.block_at(event.position())
        if found is not None:
            self.segment_chosen.emit(found.segment_id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small, painted whole
        if self._drawing is None:
            return
        colours = colours_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axis(painter, self._drawing, colours)
            for idle in self._drawing.idles:
                self._paint_idle(painter, idle, colours)
            self._paint_lanes(painter, self._drawing, colours)
            for block in self._drawing.blocks:
                self._paint_block(painter, block, colours)

    # Where things are.

    def _lane_height(self) -> float:
        return TOUCH * max(1.0, text_scale(self.font()))

    def _axis_height(self) -> float:
        return QFontMetricsF(self.font()).height() + _EDGE

    def _names_width(self) -> float:
        names = () if self._drawing is None else self._drawing.lanes
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(one) for one in names), default=0.0)
        return min(widest, self.width() / 4) + 2 * _EDGE

    def _x(self, at: datetime) -> float:
        if self._drawing is None:
            return 0.0
        left = self._names_width()
        whole = self._drawing.end - self._drawing.begin
        return left + (self.width() - left - _EDGE) * ((at - self._drawing.begin) / whole)

    def _rect(self, block: Block) -> QRectF:
        left, right = self._x(block.start), self._x(block.stop)
        top = block.lane * (self._lane_height() + _GAP)
        return QRectF(left, top, max(right - left, 3.0), self._lane_height())

    def _bottom(self) -> float:
        return self.height() - self._axis_height()

    # How they look.

    def _paint_axis(self, painter: QPainter, drawing: Drawing, colours: Colours) -> None:
        zone = ZoneInfo(drawing.timezone)
        step = self._step(drawing)
        local = drawing.begin.astimezone(zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        at = drawing.begin + (-(local - midnight) % step)
        while at <= drawing.end:
            x = self._x(at)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, self._bottom()))
            painter.setPen(QColor(colours.text_muted))
            text = QRectF(x - _APART, self._bottom(), 2 * _APART, self._axis_height())
            painter.drawText(text, _CENTRE, f"{at.astimezone(zone):%H:%M}")
            at += step

    def _step(self, drawing: Drawing) -> timedelta:
        """Choose how far apart the times of day stand, so that they do not touch."""
        apart = _APART * text_scale(self.font())
        room = (self.width() - self._names_width()) / apart
        wanted = (drawing.end - drawing.begin) / max(room, 1.0)
        return next((one for one in _STEPS if one >= wanted), _STEPS[-1])

    def _paint_idle(self, painter: QPainter, idle: Idle, colours: Colours) -> None:
        left, right = self._x(idle.start), self._x(idle.stop)
        area = QRectF(left, 0, right - left, self._bottom() - _GAP)
        painter.fillRect(area, QBrush(QColor(colours.text_disabled), Qt.BrushStyle.BDiagPattern))
        words = f"{idle.word}, {length_words(idle.stop - idle.start)}"
        metrics = QFontMetricsF(self.font())
        size = metrics.horizontalAdvance(words) + 2 * _EDGE
        if size > area.width():
            words = idle.word
            size = metrics.horizontalAdvance(words) + 2 * _EDGE
        if size <= area.width():
            # The words stand on plain ground: nobody reads through a hatching.
            sign = QRectF(0, 0, size, metrics.height() + 4)
            sign.moveCenter(area.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(sign, _ROUND, _ROUND)
            painter.setPen(QColor(colours.text_muted))
            painter.drawText(sign, _CENTRE, words)

    def _paint_lanes(self, painter: QPainter, drawing: Drawing, colours: Colours) -> None:
        painter.setPen(QColor(colours.text_muted))
        width, metrics = self._names_width() - _EDGE, QFontMetricsF(self.font())
        for number, name in enumerate(drawing.lanes):
            top = number * (self._lane_height() + _GAP)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(0, top, width, self._lane_height()), _LEFT, shown)

    def _paint_block(self, painter: QPainter, block: Block, colours: Colours) -> None:
        area = self._rect(block).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, text = (
            (colours.running_fill, colours.on_running)
            if block.running
            else (colours.surface, colours.text)
        )
        painter.setPen(QPen(QColor(colours.border_strong), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        if block.typed:
            painter.setBrush(QBrush(QColor(colours.hatch), Qt.BrushStyle.FDiagPattern))
            painter.drawRoundedRect(area, _ROUND, _ROUND)
        if block.segment_id == self._chosen:
            painter.setPen(QPen(QColor(colours.focus), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.setPen(QColor(text))
        self._paint_words(painter, area, _words(block))

    def _paint_words(self, painter: QPainter, area: QRectF, words: tuple[str, ...]) -> None:
        """Write the longest of some wordings that fits; none where none does."""
        metrics = QFontMetricsF(self.font())
        room = area.width() - 2 * _EDGE
        fits = [one for one in words if metrics.horizontalAdvance(one) <= room]
        if fits:
            painter.drawText(area, _CENTRE, fits[0])


def _words(block: Block) -> tuple[str, ...]:
    length = length_words(block.stop - block.start)
    state = "typed" if block.typed else "edited" if block.edited else ""
    state = ", ".join(filter(None, ("running" if block.running else "", state)))
    whole = f"{block.code}  {length}"
    return (f"{whole}, {state}" if state else whole, whole, block.code)


def _away(area: QRectF, x: float) -> float:
    return max(area.left() - x, x - area.right(), 0.0)
