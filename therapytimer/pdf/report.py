"""A progress or discharge report as a PDF, in the look of the notes, with its record attached."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from therapytimer.pdf.pages import drawn, measure
from therapytimer.pdf.parts.heading import DISCIPLINES, write_clinic, write_title
from therapytimer.pdf.parts.plan import write_plan_of_care
from therapytimer.pdf.parts.signing import write_line, write_signature
from therapytimer.pdf.running import Margins
from therapytimer.pdf.story import Story
from therapytimer.pdf.styles import BODY, MARGIN, STRONG
from therapytimer.pdf.table import Column, write_table
from therapytimer.pdf.text import DOT, Setter, described
from therapytimer.pdf.times import day, day_short
from therapytimer.visit.record import record_hash
from therapytimer.visit.record.reports import report_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from therapytimer.pdf.text import Paint
    from therapytimer.visit.reports import Report

_MEASURES = (
    Column("Measure", 4),
    Column("First in the period", 3),
    Column("Now", 3),
)


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """A report ready for paper; `size` and `paint` are those of a note."""

    report: Report
    size: str = "letter"
    paint: Paint | None = None


def report_pdf(paper: ReportPaper) -> bytes:
    """Write the whole report, with its record attached, and seal it."""
    from therapytimer.pdf.attachment import REPORT_NAME, attach_records
    from therapytimer.pdf.properties import write_properties
    from therapytimer.pdf.seal import Seal, closed
    from therapytimer.visit.record.shape import json_bytes

    report = paper.report
    record = report_record(report)
    content = json_bytes(record, sort_keys=True)
    hashed = record_hash(record)
    margins = Margins(
        state="" if report.signatures else "DRAFT",
        head=DOT.join(filter(None, _running_head(report))),
        record=hashed,
        audit_head=_audit_head(report),
    )
    canvas = drawn(_told(paper), paper.size, report.kind.heading, margins)
    attach_records(canvas.document, content, REPORT_NAME)
    seal = Seal((hashed,), sha256(content).hexdigest(), None)
    write_properties(canvas.document, report.kind.heading, report.on, seal)
    return closed(canvas.content())


def report_name(report: Report) -> str:
    """Name the file by day and record number, as a note is named: no patient's name."""
    from therapytimer.pdf.papers import document_name

    return document_name(report.on, report.patient.record_number, f"{report.kind}-report")


def unprintable_in(paper: ReportPaper) -> tuple[str, ...]:
    """Each character that the report names because it cannot print it."""
    return described(_told(paper).setter.named)


def _told(paper: ReportPaper) -> Story:
    story = Story(Setter(paper.paint), MARGIN, measure(paper.size))
    report = paper.report
    write_clinic(story, report.clinic)
    write_title(story, report.kind.heading, "" if report.signatures else "DRAFT")
    story.twin_pairs(_filled(_patient(report)), _filled(_period(report)), 0.44)
    _write_words(story, report)
    _write_measures(story, report)
    _write_goals(story, report)
    write_plan_of_care(story, report.plan_of_care, ())
    _write_signatures(story, report)
    return story


def _write_words(story: Story, report: Report) -> None:
    pairs = [(one.title, report.words.get(one.key, "")) for one in report.fields]
    if _filled(pairs):
        story.heading("What the therapist reports")
        story.pairs(_filled(pairs))


def _write_measures(story: Story, report: Report) -> None:
    if not report.measures:
        return
    story.heading("Measures")
    rows = [
        (
            [(one.measure.title, STRONG)],
            [(one.first or "taken once", BODY)],
            [(one.now, BODY)],
        )
        for one in report.measures
    ]
    write_table(story, _MEASURES, rows)


def _write_goals(story: Story, report: Report) -> None:
    if not report.goals:
        return
    story.heading("Goals")
    for goal in report.goals:
        words = "\n".join(filter(None, (goal.text, goal.words)))
        story.pairs([(goal.state.value.capitalize(), words)])


def _write_signatures(story: Story, report: Report) -> None:
    story.heading("Signature")
    author = report.author
    name = ", ".join(filter(None, (author.name, author.credentials)))
    for signature in report.signatures:
        write_signature(story, signature, name, report.timezone)
    if not report.signatures:
        write_line(story, name)


def _patient(report: Report) -> Iterator[tuple[str, str]]:
    patient = report.patient
    yield "Patient", patient.name
    yield "Born", day(patient.born_on)
    yield "Record number", patient.record_number
    yield "Diagnoses", ", ".join(patient.diagnoses)


def _period(report: Report) -> Iterator[tuple[str, str]]:
    discipline = DISCIPLINES.get(report.discipline, report.discipline)
    yield "Written", f"{day(report.on)}{DOT}{discipline}"
    days = report.treated_on
    if days:
        count = f"{len(days)} treatment {'day' if len(days) == 1 else 'days'}"
        yield "Period", f"{day_short(days[0])} to {day_short(days[-1])}{DOT}{count} held here"
    if report.treatment_day is not None:
        yield "Treatment day", str(report.treatment_day)
    yield "Therapist", DOT.join(filter(None, (report.author.name, report.author.credentials)))


def _running_head(report: Report) -> tuple[str, ...]:
    return report.patient.name, report.patient.record_number, day(report.on)


def _filled(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if pair[1]]


def _audit_head(report: Report) -> str:
    heads = [one.get("audit_head") for one in report.signatures]
    return next((head for head in reversed(heads) if isinstance(head, str)), "")
