"""Bands: a note cut into strips as high as a line, and the pages they fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas

Draw = Callable[["NoteCanvas", float], None]  # (canvas, upper edge)


def _draw_nothing(canvas: NoteCanvas, top: float) -> None:
    """Draw nothing, as an empty band does."""


@dataclass(frozen=True, slots=True)
class Band:
    """Something that a page break never cuts.

    `stays` keeps it on the page of the band after it; `again` is drawn above it where it is the
    first of a page (the head of a table); a `blank` band is left out there.
    """

    height: float
    draw: Draw = _draw_nothing
    stays: bool = False
    again: tuple[Band, ...] = ()
    blank: bool = False


def paginated(bands: Iterable[Band], room: float) -> list[list[Band]]:
    """Fill pages with bands, from the top, keeping together what belongs together."""
    pages: list[list[Band]] = [[]]
    left = room
    for chunk in _chunks(bands):
        for part in [chunk] if _height(chunk) <= room else [[band] for band in chunk]:
            if _height(part) > left and pages[-1]:
                pages.append(list(part[0].again))
                left = room - _height(pages[-1])
            placed = part if pages[-1] else _without_blanks(part)
            pages[-1] += placed
            left -= _height(placed)
    return pages


def _chunks(bands: Iterable[Band]) -> Iterator[list[Band]]:
    chunk: list[Band] = []
    for band in bands:
        chunk.append(band)
        if not band.stays:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _without_blanks(bands: Sequence[Band]) -> list[Band]:
    first = next((place for place, band in enumerate(bands) if not band.blank), len(bands))
    return list(bands[first:])


def _height(bands: Iterable[Band]) -> float:
    return sum(band.height for band in bands)
