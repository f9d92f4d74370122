"""Painting lines of text for the note in scripts that its bundled faces lack."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageWriter,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from therapytimer.pdf.text import Painted

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAMILY = "DejaVu Sans"  # the note's own face, for the letters that it has
_SCALE = 4.0  # pixels to a point: 288 to an inch, sharp on paper
_RIGHT_TO_LEFT = {"R", "AL"}
_SHAPING = {"Mn", "Me", "Cf", "Zs"}  # shape what stands beside them and are nothing alone


class LinePainter:
    """Breaks a paragraph into lines and paints each; a note is handed one of these.

    `named` gathers the characters that no font of this computer has: they are written as their
    number, never as boxes.
    """

    def __init__(self) -> None:
        self.named: set[str] = set()

    def __call__(self, text: str, points: float, room: float) -> list[Painted]:
        """Paint one paragraph in a size, no wider than `room` points."""
        layout = _laid_out("".join(map(self._shown, text)), points, room)
        lines = list(_lines(layout))
        # Lines that run to the left begin at one edge; a single one stands where any other would.
        whole = room * _SCALE if len(lines) > 1 and runs_right_to_left(text) else 0.0
        return [_painted(line, layout.text(), whole) for line in lines]

    def _shown(self, character: str) -> str:
        if unicodedata.category(character) in _SHAPING or has_glyph(character):
            return character
        self.named.add(character)
        return f"[U+{ord(character):04X}]"


def runs_right_to_left(text: str) -> bool:
    """Tell by its first letter with a direction which way a paragraph runs."""
    directions = map(unicodedata.bidirectional, text)
    return next((one for one in directions if one in {"L", *_RIGHT_TO_LEFT}), "L") != "L"


@lru_cache(maxsize=4096)
def has_glyph(character: str) -> bool:
    """Tell whether some font of this computer can show a character."""
    layout = _laid_out(character, 10, 1000)
    # Glyph 0 is what a font shows for a character that it lacks.
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


def _laid_out(text: str, points: float, room: float) -> QTextLayout:
    """Break a text into lines, in pixels of the picture."""
    font = QFont(_FAMILY)
    font.setPixelSize(max(1, round(points * _SCALE)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room * _SCALE)
    layout.endLayout()
    return layout


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    return (layout.lineAt(at) for at in range(layout.lineCount()))


def _painted(line: QTextLine, text: str, least: float) -> Painted:
    """Paint one line, at least `least` pixels wide."""
    reach = line.naturalTextRect()
    width = max(ceil(reach.width()) + 2, ceil(least))
    picture = QImage(width, ceil(line.height()), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(QColor(Qt.GlobalColor.black))
    # With `least` the line keeps its place in the room, else its left edge is that of the picture.
    line.draw(painter, QPointF(0 if least else 1 - reach.left(), -line.y()))
    painter.end()
    written = _utf16_slice(text, line.textStart(), line.textLength())
    size = (width / _SCALE, picture.height() / _SCALE)
    return Painted(written.rstrip(), _png(picture), *size, line.ascent() / _SCALE)


def _utf16_slice(text: str, start: int, length: int) -> str:
    """Cut a text where Qt counts, which is in UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")[start * 2 : (start + length) * 2]
    return units.decode("utf-16-le", "surrogatepass")


def _png(picture: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    buffer.close()
    return bytes(content.data())
