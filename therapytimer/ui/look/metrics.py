"""Measures in logical pixels, shared by the style sheet and everything painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

TEXT = 15  # body text at 100 %
TEXT_PERCENT = range(100, 201)

TOUCH = 44  # nothing that can be pressed is smaller
TILE_MIN = 124  # 20 mm on a 14-inch screen of 1920 x 1080
GAP = 12
RADIUS = 12
FOCUS = 3  # width of a focus ring

HEADER_HEIGHT = 64
PANEL_WIDTH = 340


def text_pixels(percent: int) -> int:
    """Return the size of body text for a percentage, which is kept between 100 and 200."""
    kept = min(max(percent, TEXT_PERCENT[0]), TEXT_PERCENT[-1])
    return round(TEXT * kept / 100)


def text_scale(font: QFont) -> float:
    """Tell how much larger than body text at 100 % a widget's font is."""
    return font.pixelSize() / TEXT if font.pixelSize() > 0 else 1.0
