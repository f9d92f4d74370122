"""Pages as pictures, for the preview in the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as rows of pixels from the top, three bytes each: red, green, blue."""

    width: int
    height: int
    pixels: bytes


def page_pictures(content: bytes, width_px: int) -> list[PagePicture]:
    """Draw each page of a PDF that many pixels wide.

    Pictures of pixels rather than PNG: packing and unpacking them would take longer than drawing.
    """
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    try:
        return [_picture(document[number], width_px) for number in range(len(document))]
    finally:
        document.close()


def _picture(page: PdfPage, width_px: int) -> PagePicture:
    bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True)
    pixels = bytes(bitmap.buffer)
    row = bitmap.width * 3
    rows = (pixels[start : start + row] for start in range(0, len(pixels), bitmap.stride))
    return PagePicture(bitmap.width, bitmap.height, b"".join(rows))
