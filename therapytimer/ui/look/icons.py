"""Our own line drawings, coloured at the moment they are needed."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from therapytimer.paths import resource

_TOKEN = "currentColor"  # noqa: S105 - the word in the drawings that stands for their colour
_RATIOS = (1.0, 1.5, 2.0, 3.0)


def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """Make an icon of a drawing in `resources/icons`, sharp on screens three times as fine."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Paint a drawing `size` logical pixels square; Qt's own cache keeps the picture."""
    key = f"therapytimer:{name}:{colour}:{size}:{ratio}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _render(coloured(name, colour), size, ratio)
        QPixmapCache.insert(key, kept)
    return kept


def coloured(name: str, colour: str) -> str:
    """Read a drawing and fill in its colour."""
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return drawing.replace(_TOKEN, colour)


def _render(drawing: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
