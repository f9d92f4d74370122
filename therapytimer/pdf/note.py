"""The treatment note as a PDF: the same bytes from the same record and program version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.pdf.pages import drawn, measure, page_count
from therapytimer.pdf.paper import NotePaper
from therapytimer.pdf.parts.checks import write_checks
from therapytimer.pdf.parts.correction import write_correction
from therapytimer.pdf.parts.documentation import (
    write_assessment,
    write_measures,
    write_services,
)
from therapytimer.pdf.parts.heading import write_heading
from therapytimer.pdf.parts.log import write_log
from therapytimer.pdf.parts.plan import write_plan
from therapytimer.pdf.parts.signing import write_addenda, write_signatures
from therapytimer.pdf.parts.strip import write_strip
from therapytimer.pdf.parts.totals import write_totals
from therapytimer.pdf.parts.units import write_units
from therapytimer.pdf.running import Margins
from therapytimer.pdf.story import Story
from therapytimer.pdf.styles import MARGIN
from therapytimer.pdf.text import DOT, Setter, described
from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NotePaper", "note_pdf", "unprintable"]

TITLE = "Treatment note"  # no name: titles show in file lists and window bars

_PARTS: tuple[Callable[[Story, NotePaper], None], ...] = (
    write_heading,
    write_totals,
    write_strip,
    write_log,
    write_units,
    write_services,
    write_measures,
    write_assessment,
    write_plan,
    write_checks,
    write_correction,
    write_signatures,
    write_addenda,
)
_OF_THE_BILL = (write_totals, write_units, write_checks)  # a void visit has none of it


def note_pdf(paper: NotePaper) -> bytes:
    """Write the whole note, with its records attached, and seal it."""
    from therapytimer.pdf.attachment import attach_records
    from therapytimer.pdf.properties import write_properties
    from therapytimer.pdf.seal import closed, open_seal

    seal = open_seal(paper.records, None if paper.void else paper.bill)
    story = _fitted(paper)
    canvas = drawn(story, paper.size, TITLE, _margins(paper, seal.records[0]))
    attach_records(canvas.document, paper.records)
    write_properties(canvas.document, TITLE, paper.visit.on, seal)
    return closed(canvas.content())


def unprintable(paper: NotePaper) -> tuple[str, ...]:
    """Each character that the note names because it cannot print it."""
    return described(_told(paper).setter.named)


def _margins(paper: NotePaper, record: str) -> Margins:
    visit = paper.visit
    facts = (visit.patient.name, visit.patient.record_number, day(visit.on))
    return Margins(paper.state, DOT.join(filter(None, facts)), record, paper.audit_head)


def _fitted(paper: NotePaper) -> Story:
    """Tell the note at length, or in brief where that saves a page."""
    story = _told(paper)
    pages = page_count(story, paper.size)
    if pages == 1:
        return story
    brief = _told(replace(paper, brief=True))
    return brief if page_count(brief, paper.size) < pages else story


def _told(paper: NotePaper) -> Story:
    story = Story(Setter(paper.paint), MARGIN, measure(paper.size))
    for write in _PARTS:
        if not (paper.void and write in _OF_THE_BILL):
            write(story, paper)
    return story
