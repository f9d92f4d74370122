"""The two faces of a note, registered once: DejaVu Sans, embedded in every PDF."""

# pyright: reportUnknownMemberType=false
# The stubs of ReportLab type the registering of faces only in part.

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from therapytimer.paths import resource

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "Note"
BOLD = "Note-Bold"
_FILES = {REGULAR: "fonts/DejaVuSans.ttf", BOLD: "fonts/DejaVuSans-Bold.ttf"}
# Beyond it ReportLab writes a table of characters that no reader can read back.
_LAST_POINT = 0xFFFF
# Drawn one after the other from the left, these would come out in the wrong order and unjoined.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_RIGHT_TO_LEFT_BLOCKS = range(0x0590, 0x0900)  # with their vowel points, which have no direction


@cache
def faces() -> dict[str, TTFont]:
    """Register both faces with ReportLab and return them by name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = {name: TTFont(name, str(resource(file))) for name, file in _FILES.items()}
    for font in found.values():
        pdfmetrics.registerFont(font)
    return found


@cache
def covers(character: str) -> bool:
    """Whether both faces print this character as a reader expects it."""
    point = ord(character)
    if unicodedata.category(character)[0] == "C" or point > _LAST_POINT:
        return False
    if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT or point in _RIGHT_TO_LEFT_BLOCKS:
        return False
    return all(point in face.face.charToGlyph for face in faces().values())


def width(text: str, font: str, size: float) -> float:
    """Measure a line in points."""
    return _widths(font)(text) * size / 1000


@cache
def _widths(font: str) -> _Widths:
    return _Widths(faces()[font])


class _Widths:
    """Widths of a face, each character looked up once."""

    def __init__(self, font: TTFont) -> None:
        self._of: dict[int, float] = font.face.charWidths
        self._default: float = font.face.defaultWidth

    def __call__(self, text: str) -> float:
        of, default = self._of, self._default
        return sum(of.get(ord(character), default) for character in text)
