"""Painting a tile: its face, in its layout, in the inks of its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from therapytimer.ui.look.fonts import digits_font, face_of
from therapytimer.ui.look.icons import pixmap
from therapytimer.ui.look.metrics import FOCUS, RADIUS
from therapytimer.ui.tiles.face import TileFace, TileState, widest
from therapytimer.ui.tiles.layout import CAP_HEIGHT, INSET, TileLayout

if TYPE_CHECKING:
    from therapytimer.ui.tiles.inks import Inks

_GLYPHS: dict[TileState, str] = {
    "idle": "play",
    "running": "stop",
    "stopped": "pause",
    "unsaved": "warning",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NORMAL = QFont.Weight.Normal
_SEMIBOLD = QFont.Weight.DemiBold
_BOLD = QFont.Weight.Bold
_WHOLE_HYPHEN = "\u2011"  # "re-education" is not broken
_LEAST = 12  # pixels, for what must be read whole
_SHRINKS = 0.8  # of the wanted size; other text is cut when longer still
_STROKE = 5.0  # of the hatching
_PITCH = 16.0


Face = tuple[int, QFont.Weight]  # size in pixels, and weight


def digits_width(digits: str, weight: QFont.Weight = _BOLD) -> float:
    """Measure the width kept for digits, in parts of their size."""
    return QFontMetricsF(digits_font(100, weight)).horizontalAdvance(widest(digits)) / 100


class TilePainter:
    """Paints one face once; made for each paint event and thrown away."""

    def __init__(self, painter: QPainter, face: TileFace, layout: TileLayout, font: QFont) -> None:
        self._painter = painter
        self._face = face
        self._at = layout
        self._font = font

    def paint(self, ink: Inks) -> None:
        """Paint everything but the focus ring."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(ink)
        self._paint_header(ink)
        self._paint_digits(ink)
        had_room = self._paint_band(ink)
        self._paint_lines(ink, aside="" if had_room else self._face.aside)
        self._paint_edge(ink)

    def paint_tick(self, ink: Inks) -> None:
        """Paint no more than the digits and the plain ground behind them, as each second needs."""
        self._painter.fillRect(self._at.ticking, QColor(ink.fill))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_digits(ink)

    def paint_focus_ring(self, colour: str) -> None:
        """Draw the ring outside the body, where nothing else is."""
        half = FOCUS / 2
        ring = self._at.body.adjusted(-INSET, -INSET, INSET, INSET).adjusted(
            half, half, -half, -half
        )
        self._painter.setPen(QPen(QColor(colour), FOCUS))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(ring, RADIUS + INSET - half, RADIUS + INSET - half)

    def _paint_body(self, ink: Inks) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(self._at.body, RADIUS, RADIUS)
        self._painter.save()
        self._painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        self._painter.fillRect(self._at.body, QColor(ink.fill))
        if self._face.typed:
            self._paint_hatching(ink)
        self._painter.fillRect(self._at.band, QColor(ink.band))
        self._painter.restore()

    def _paint_hatching(self, ink: Inks) -> None:
        slot = self._at.digits
        area = QRectF(self._at.body.left(), slot.top(), self._at.body.width(), slot.height())
        self._painter.save()
        self._painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        self._painter.setPen(QPen(QColor(ink.hatch), _STROKE))
        x = area.left() - area.height()
        while x < area.right():
            self._painter.drawLine(
                QPointF(x, area.bottom()), QPointF(x + area.height(), area.top())
            )
            x += _PITCH
        self._painter.restore()

    def _paint_edge(self, ink: Inks) -> None:
        half = ink.edge_width / 2
        pen = QPen(QColor(ink.edge), ink.edge_width)
        if ink.is_dashed:
            pen.setDashPattern([4, 2])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = self._at.body.adjusted(half, half, -half, -half)
        self._painter.drawRoundedRect(edge, RADIUS - half, RADIUS - half)

    def _paint_header(self, ink: Inks) -> None:
        at = self._at
        self._write(at.code, self._face.code, ink.text, (at.code_pixels, _BOLD), least=_LEAST)
        if not self._face.key:
            return
        self._painter.setPen(QPen(QColor(ink.text), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(at.badge.adjusted(1, 1, -1, -1), 7, 7)
        self._painter.setFont(face_of(self._font, at.badge.height() * 0.62, _BOLD))
        self._painter.drawText(at.badge, Qt.AlignmentFlag.AlignCenter, self._face.key)

    def _paint_digits(self, ink: Inks) -> None:
        slot, pixels = self._at.digits, self._at.digit_pixels
        weight = _SEMIBOLD if self._face.state == "idle" else _BOLD
        self._painter.setFont(digits_font(pixels, weight))
        self._painter.setPen(QColor(ink.digits))
        kept = digits_width(self._face.digits, weight) * pixels
        baseline = slot.center().y() + pixels * CAP_HEIGHT / 2
        left = slot.left() + (slot.width() - kept) / 2
        self._painter.drawText(QPointF(left, baseline), self._face.digits)

    def _paint_band(self, ink: Inks) -> bool:
        """Paint glyph, word and aside; tell whether there was room for the aside."""
        beside = self._paint_state(ink)
        font = face_of(self._font, self._at.small_pixels, _SEMIBOLD)
        has_detail = self._at.detail.height() > 0
        aside = self._face.aside or ("" if has_detail else self._face.footer)
        if QFontMetricsF(font).horizontalAdvance(aside) > beside.width():
            return False
        self._painter.setFont(font)
        self._painter.drawText(beside, _RIGHT, aside)
        return True

    def _paint_state(self, ink: Inks) -> QRectF:
        """Paint glyph and word, and return what is left of the band beside them."""
        band, small = self._at.band, self._at.small_pixels
        pad = self._at.code.left() - band.left()
        if not self._face.is_running:
            self._painter.setPen(QPen(QColor(ink.edge), 1))
            self._painter.drawLine(band.topLeft() + QPointF(2, 0), band.topRight() - QPointF(2, 0))
        ratio = self._painter.device().devicePixelRatioF()
        glyph = pixmap(_GLYPHS[self._face.state], ink.on_band, small, ratio)
        self._painter.drawPixmap(QPointF(band.left() + pad, band.center().y() - small / 2), glyph)
        words = band.adjusted(pad + small * 1.45, 0, -pad, 0)
        least = QFontMetricsF(face_of(self._font, _LEAST, _BOLD))
        is_wide = least.horizontalAdvance(self._face.word) <= words.width()
        word = self._face.word if is_wide else self._face.short_word
        used = self._write(words, word, ink.on_band, (small, _BOLD), least=_LEAST)
        return words.adjusted(used + small * 0.6, 0, 0, 0)

    def _paint_lines(self, ink: Inks, aside: str) -> None:
        """Write name and detail, and the aside that found no room in the band.

        On a low tile without detail, who treats matters more than the name beside the code.
        """
        at, face = self._at, self._face
        small = at.small_pixels
        if at.detail.height() > 0:
            detail = " · ".join(part for part in (aside, face.footer) if part)
            self._write(at.detail, detail, ink.muted, (small, _SEMIBOLD if aside else _NORMAL))
            aside = ""
        if aside and face.is_running:
            self._write(at.name, aside, ink.muted, (small, _SEMIBOLD))
        else:
            self._write_name(ink)

    def _write_name(self, ink: Inks) -> None:
        area, size = self._at.name, (self._at.small_pixels, _NORMAL)
        if area.isEmpty():  # the tile is too low for it, and the digits are there
            return
        metrics = QFontMetricsF(face_of(self._font, *size))
        name = self._face.name.replace("-", _WHOLE_HYPHEN)
        line = self._at.small_pixels * 1.35
        is_long = metrics.horizontalAdvance(name) > area.width()
        if not is_long or area.height() < line * 2:
            self._write(QRectF(area.topLeft(), QSizeF(area.width(), line)), name, ink.muted, size)
            return
        first, rest = _break(name, metrics, area.width())
        for row, text in enumerate((first, rest)):
            top_left = area.topLeft() + QPointF(0, row * line)
            self._write(QRectF(top_left, QSizeF(area.width(), line)), text, ink.muted, size)

    def _write(self, area: QRectF, text: str, colour: str, face: Face, *, least: int = 0) -> float:
        """Write one line, smaller or else cut where it is too long, and return its width."""
        if not text or area.height() <= 0:
            return 0.0
        font = _fitted(face_of(self._font, *face), text, area.width(), least)
        metrics = QFontMetricsF(font)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self._painter.drawText(area, _LEFT, shown)
        return metrics.horizontalAdvance(shown)


def _fitted(font: QFont, text: str, width: float, least: int) -> QFont:
    """Make a font smaller where a text is too wide, but no smaller than can be read."""
    wanted = QFontMetricsF(font).horizontalAdvance(text)
    if wanted <= width:
        return font
    fitting = int(font.pixelSize() * width / wanted)
    floor = least or max(_LEAST, font.pixelSize() * _SHRINKS)
    return face_of(font, max(floor, fitting), font.weight())


def _break(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, str]:
    """Split a name after the last word that fits into the first line."""
    words = text.split(" ")
    count = len(words)
    while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > width:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])
