"""Pages: a story cut into them and drawn, with its margins, onto a tagged canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.bands import paginated
from therapytimer.pdf.running import Margins, Running
from therapytimer.pdf.styles import FOOT, HEAD, MARGIN, PAPER_SIZES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.pdf.bands import Band
    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.story import Story


def measure(size: str) -> float:
    """Give the width of the text on a paper size."""
    return PAPER_SIZES[size][0] - 2 * MARGIN


def page_count(story: Story, size: str) -> int:
    """Count the pages that a story fills."""
    return len(paginated(story.bands, _room(size)))


def drawn(story: Story, size: str, title: str, margins: Margins) -> NoteCanvas:
    """Draw all pages; what comes back is not yet a document."""
    from therapytimer.pdf.canvas import NoteCanvas

    paper = PAPER_SIZES[size]
    pages = paginated(story.bands, _room(size))
    canvas = NoteCanvas(paper, story.root, title)
    running = Running(margins, story.setter, paper, len(pages))
    for number, bands in enumerate(pages, start=1):
        running.draw_before(canvas, number)
        _draw(canvas, bands, paper[1] - HEAD)
        running.draw_after(canvas, number)
        canvas.showPage()
    return canvas


def _room(size: str) -> float:
    return PAPER_SIZES[size][1] - HEAD - FOOT


def _draw(canvas: NoteCanvas, bands: Iterable[Band], top: float) -> None:
    for band in bands:
        band.draw(canvas, top)
        top -= band.height
