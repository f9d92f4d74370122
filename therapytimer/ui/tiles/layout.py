"""Where things stand on a tile: sizes in, rectangles out, nothing painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF

INSET = 3.0  # around the body, for the focus ring
CAP_HEIGHT = 0.727  # of the bundled face, in parts of its size
_DIGITS_WIDEST = 300  # more says nothing more from two metres
_CODE_WIDTH = 3.5  # five figures, in parts of their size
_BADGE = 1.5  # side of the key's badge, in parts of the code's size
_BENEATH_NAME = 0.25  # free above the digits, in parts of the name's size
_LEAST_DIGITS = 1.4  # height kept for the digits beside a name, in parts of the code's size


@dataclass(frozen=True)
class TileLayout:
    """One tile's rectangles and sizes of text, in logical pixels."""

    body: QRectF
    code: QRectF
    badge: QRectF
    name: QRectF
    digits: QRectF
    detail: QRectF
    band: QRectF
    code_pixels: int
    small_pixels: int
    digit_pixels: int

    @property
    def ticking(self) -> QRect:
        """What changes each second: the digits' place, without the pixels it shares."""
        return self.digits.adjusted(1, 1, -1, -1).toAlignedRect()


@lru_cache(maxsize=64)
def lay_out(width: int, height: int, scale: float, digits_width: float) -> TileLayout:
    """Divide a tile; `scale` is that of text, `digits_width` in parts of the digits' size.

    From top to bottom: code and key, name, digits, detail, band. The digits take what is
    left; on a low tile the detail goes first, then the name.
    """
    body = QRectF(0, 0, width, height).adjusted(INSET, INSET, -INSET, -INSET)
    pad = _between(body.width() * 0.06, 9, 22)
    inner = body.adjusted(pad, min(pad * 0.8, body.height() * 0.08), -pad, 0)
    code_pixels = _code_pixels(inner.width(), body.height(), scale)
    small_pixels = max(14, round(code_pixels * 0.7))
    side = max(code_pixels * _BADGE, 28)
    badge = QRectF(inner.right() - side, inner.top(), side, side)
    code = QRectF(inner.left(), inner.top(), inner.width() - side - 6, side)
    band = QRectF(body).adjusted(0, body.height() - max(28, small_pixels * 2.3), 0, 0)
    digits = body.adjusted(pad * 0.6, 0, -pad * 0.6, 0)
    gap = small_pixels * _BENEATH_NAME
    name_height, detail_height = _lines(
        band.top() - code.bottom() - gap,
        small_pixels * 1.35,
        digits.width() / digits_width * CAP_HEIGHT,
        code_pixels * _LEAST_DIGITS,
    )
    name = QRectF(inner.left(), code.bottom(), inner.width(), name_height)
    detail = QRectF(inner.left(), band.top() - detail_height, inner.width(), detail_height)
    digits.setTop(name.bottom() + (gap if name_height else 0))
    digits.setBottom(detail.top())
    return TileLayout(
        body, code, badge, name, digits, detail, band,
        code_pixels=code_pixels,
        small_pixels=small_pixels,
        digit_pixels=_digit_pixels(digits, digits_width),
    )  # fmt: skip


def _code_pixels(width: float, height: float, scale: float) -> int:
    wanted = _between(min(width * 0.115, height * 0.12), 17, 34) * scale
    fits_beside_badge = (width - 6) / (_CODE_WIDTH + _BADGE)
    fits_in_height = height * 0.145
    return round(max(15, min(wanted, fits_beside_badge, fits_in_height)))


def _lines(room: float, line: float, digits: float, least: float) -> tuple[float, float]:
    """Divide the room: the digits give way for the name, but for nothing else."""
    if room < line + min(digits * 0.6, least):
        return 0.0, 0.0
    spare = room - digits - 12
    if spare < line * 2.4:
        return line, 0.0
    return line * (2 if spare > line * 3.6 else 1), line * 1.4


def _digit_pixels(slot: QRectF, digits_width: float) -> int:
    by_width = slot.width() / digits_width
    by_height = (slot.height() - min(4, slot.height() * 0.1)) / CAP_HEIGHT
    return int(_between(min(by_width, by_height), 12, _DIGITS_WIDEST))


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
