"""The treatment note as a PDF: the same bytes from the same record and program version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.bands import paginated
from therapytimer.pdf.paper import NotePaper
from therapytimer.pdf.parts.checks import write_checks
from therapytimer.pdf.parts.documentation import write_assessment, write_services
from therapytimer.pdf.parts.heading import write_heading
from therapytimer.pdf.parts.log import write_log
from therapytimer.pdf.parts.plan import write_plan
from therapytimer.pdf.parts.signing import write_addenda, write_signatures
from therapytimer.pdf.parts.strip import write_strip
from therapytimer.pdf.parts.totals import write_totals
from therapytimer.pdf.parts.units import write_units
from therapytimer.pdf.running import Running
from therapytimer.pdf.story import Story
from therapytimer.pdf.styles import FOOT, HEAD, MARGIN, PAPER_SIZES
from therapytimer.pdf.text import Setter, described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from therapytimer.pdf.bands import Band
    from therapytimer.pdf.canvas import NoteCanvas

__all__ = ["NotePaper", "note_pdf", "unprintable"]

TITLE = "Treatment note"  # no name: titles show in file lists and window bars

_PARTS: tuple[Callable[[Story, NotePaper], None], ...] = (
    write_heading,
    write_totals,
    write_strip,
    write_log,
    write_units,
    write_services,
    write_assessment,
    write_plan,
    write_checks,
    write_addenda,
    write_signatures,
)
_OF_THE_BILL = (write_totals, write_units, write_checks)  # a void visit has none of it


def note_pdf(paper: NotePaper) -> bytes:
    """Write the whole note, with its records attached, and seal it."""
    from therapytimer.pdf.attachment import attach_records
    from therapytimer.pdf.properties import write_properties
    from therapytimer.pdf.seal import closed, open_seal

    seal = open_seal(paper.records, None if paper.void else paper.bill)
    canvas = _drawn(paper, seal.records)
    attach_records(canvas.document, paper.records)
    write_properties(canvas.document, TITLE, paper.visit.on, seal)
    return closed(canvas.content())


def unprintable(paper: NotePaper) -> tuple[str, ...]:
    """Each character that the note names because it cannot print it."""
    return described(_told(paper, PAPER_SIZES[paper.size][0]).setter.named)


def _drawn(paper: NotePaper, hashes: tuple[str, ...]) -> NoteCanvas:
    """All pages, drawn but not yet a document."""
    from therapytimer.pdf.canvas import NoteCanvas

    size = PAPER_SIZES[paper.size]
    story = _told(paper, size[0] - 2 * MARGIN)
    pages = paginated(story.bands, size[1] - HEAD - FOOT)
    canvas = NoteCanvas(size, story.root, TITLE)
    running = Running(paper, story.setter, size, len(pages), hashes)
    for number, bands in enumerate(pages, start=1):
        running.draw_before(canvas, number)
        _draw(canvas, bands, size[1] - HEAD)
        running.draw_after(canvas, number)
        canvas.showPage()
    return canvas


def _told(paper: NotePaper, width: float) -> Story:
    story = Story(Setter(paper.paint), MARGIN, width)
    for write in _PARTS:
        if not (paper.void and write in _OF_THE_BILL):
            write(story, paper)
    return story


def _draw(canvas: NoteCanvas, bands: Iterable[Band], top: float) -> None:
    for band in bands:
        band.draw(canvas, top)
        top -= band.height
