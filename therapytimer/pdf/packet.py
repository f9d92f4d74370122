"""The packet: contents page, plans, reports and notes of one patient and a period in one PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from therapytimer.pdf.pages import drawn, measure
from therapytimer.pdf.parts.heading import write_clinic, write_title
from therapytimer.pdf.parts.plan import write_plan_of_care
from therapytimer.pdf.running import Margins
from therapytimer.pdf.story import Story
from therapytimer.pdf.styles import BODY, MARGIN, QUIET, STRONG
from therapytimer.pdf.table import Column, write_table
from therapytimer.pdf.text import DOT, Setter
from therapytimer.pdf.times import day, day_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from therapytimer.pdf.text import Paint
    from therapytimer.visit.people import Clinic, Patient, PlanOfCare

TITLE = "Packet of notes"
_CONTENTS = (Column("Document", 6), Column("State", 3), Column("Page", 1, right=True))
_SELF = "Plan of care and certifications"


@dataclass(frozen=True, slots=True)
class Document:
    """A finished PDF of the packet, with what the contents page says of it."""

    title: str
    state: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PacketPaper:
    """What the first pages of a packet say.

    `first` and `last` are the days of the period; `plans` are those of its visits by discipline;
    `audit_head` is the head of the clinic's audit log when the packet was made.
    """

    patient: Patient
    clinic: Clinic
    first: date
    last: date
    made_on: date
    plans: tuple[tuple[str, PlanOfCare], ...] = ()
    audit_head: str = ""
    size: str = "letter"
    paint: Paint | None = None


def packet_pdf(paper: PacketPaper, documents: Sequence[Document]) -> bytes:
    """Put everything into one tagged PDF, each document with its attached record."""
    from pypdf import PdfReader

    from therapytimer.pdf.merging import merged

    lengths = [len(PdfReader(BytesIO(one.content)).pages) for one in documents]
    pages = 1
    while True:  # the contents may take more pages than thought; then all others move on
        front = _front(paper, documents, _starts(pages, lengths))
        found = len(PdfReader(BytesIO(front)).pages)
        if found == pages:
            break
        pages = found
    titles = [TITLE, *(one.title for one in documents)]
    return merged([front, *(one.content for one in documents)], titles, paper.made_on)


def _starts(front: int, lengths: Sequence[int]) -> list[int]:
    """Give the page on which each document begins, behind the first pages."""
    starts: list[int] = []
    page = front + 1
    for length in lengths:
        starts.append(page)
        page += length
    return starts


def _front(paper: PacketPaper, documents: Sequence[Document], starts: Sequence[int]) -> bytes:
    story = Story(Setter(paper.paint), MARGIN, measure(paper.size))
    patient = paper.patient
    write_clinic(story, paper.clinic)
    write_title(story, TITLE, "")
    story.twin_pairs(
        [("Patient", patient.name), ("Born", day(patient.born_on))],
        [
            ("Period", f"{day_short(paper.first)} to {day_short(paper.last)}"),
            ("Record number", patient.record_number),
            ("Made on", day(paper.made_on)),
        ],
    )
    if paper.audit_head:
        story.pairs([("Audit head", paper.audit_head)])
    story.heading("Contents")
    rows = [
        ([(one.title, STRONG)], [(one.state, BODY)], [(str(start), BODY)])
        for one, start in zip(documents, starts, strict=True)
    ]
    write_table(story, _CONTENTS, rows)
    if not documents:
        story.paragraph("No note and no report is of this period.", QUIET)
    for discipline, plan in paper.plans:
        story.space(6)
        story.paragraph(f"{_SELF}{DOT}{discipline}", STRONG, stays=True)
        write_plan_of_care(story, plan, ())
    head = DOT.join(filter(None, (patient.name, patient.record_number, TITLE)))
    margins = Margins("", head, audit_head=paper.audit_head)
    return drawn(story, paper.size, TITLE, margins).content()
