"""The head of the note: clinic, title, patient and visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.parts.logo import HEIGHT, beside_logo
from therapytimer.pdf.parts.signing import author_of, hashes, when
from therapytimer.pdf.rows import Cell, Rule
from therapytimer.pdf.styles import ACCENT, ALERT, CLINIC, FINE, TITLE
from therapytimer.pdf.text import DOT, NO_BREAK
from therapytimer.pdf.times import clock_minutes, day, instant, local, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.people import Clinic, Clinician
    from therapytimer.visit.visit import Visit

DISCIPLINES = {
    "PT": "Physical therapy",
    "OT": "Occupational therapy",
    "SLP": "Speech-language pathology",
    "DC": "Chiropractic",
}
_PLACES = {
    "02": "telehealth, not at home",
    "10": "telehealth, at home",
    "11": "office",
    "12": "home",
    "13": "assisted living",
    "22": "outpatient hospital",
    "31": "skilled nursing facility",
    "32": "nursing facility",
    "62": "outpatient rehabilitation facility",
}


def write_heading(story: Story, paper: NotePaper) -> None:
    """Write the clinic, the title with the state of the note, and who, when and by whom."""
    write_clinic(story, paper.visit.clinic)
    write_title(story, "Treatment note", paper.state)
    _write_state(story, paper)
    story.twin_pairs(list(_filled(_patient(paper.visit))), list(_filled(_visit(paper))), 0.44)


def _write_state(story: Story, paper: NotePaper) -> None:
    """In words what the watermark says, and whether the note replaces or comes after another."""
    visit = paper.visit
    if paper.void:
        story.paragraph(f"VOID - {paper.void.word or 'the visit did not take place'}", ALERT)
    if visit.corrects:
        verb = "withdraws" if paper.void else "replaces"
        story.paragraph(f"Correction: this note {verb} the note {_former(paper)}.", ALERT)
    if visit.entered_at:
        at = local(visit.entered_at, visit.timezone)
        story.paragraph(f"Late entry, made on {instant(at)}.", ALERT)


def _former(paper: NotePaper) -> str:
    """Say which note was corrected, by what its own pages print; else by its number."""
    made = paper.visit.correction
    signature = next(iter(made.former.signatures), None) if made else None
    if made is None or signature is None:
        return f"{paper.visit.corrects}"
    who, at = author_of(signature, paper), when(signature, made.former.timezone)
    record = next(hashes(signature), "")
    return f"of {day(made.former.on)} that {who} signed on {at}" + (
        f" (record {record})" if record else ""
    )


def write_clinic(story: Story, clinic: Clinic) -> None:
    """Write the clinic with its logo."""
    numbers = (_number("NPI", clinic.npi), _number("Tax", clinic.tax_number))
    facts = [" ".join(clinic.address.splitlines()), clinic.telephone, *numbers]
    above = len(story.bands)
    beside = beside_logo(story, clinic)
    if clinic.name:
        beside.paragraph(clinic.name, CLINIC)
    if any(facts):
        beside.paragraph(DOT.join(filter(None, facts)), FINE)
    if beside is not story:
        story.space(max(0.0, HEIGHT - sum(band.height for band in story.bands[above:])))


def write_title(story: Story, title: str, state: str) -> None:
    """Write what the document is, and whether it is a draft, over a line."""
    story.space(3)
    node = story.root.child("H1")
    cells = [story.cell(title, TITLE, node)]
    if state == "DRAFT":
        unsigned = Cell(story.left + story.width, right=True)
        lines = story.setter.lines("DRAFT - not signed", ALERT, story.width)
        unsigned.add(lines, ALERT, story.root.child("P"))
        cells.append(unsigned)
    story.row(cells, Rule(ACCENT, story.left, story.width, above=2.2, below=4.5))


def _filled(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return (pair for pair in pairs if pair[1])


def _patient(visit: Visit) -> Iterator[tuple[str, str]]:
    patient, referrer = visit.patient, visit.referrer
    yield "Patient", patient.name
    yield "Born", day(patient.born_on)
    yield "Record number", patient.record_number
    yield "Diagnoses", ", ".join(patient.diagnoses)
    if referrer:
        facts = (referrer.name, _number("NPI", referrer.npi))
        yield "Referred by", DOT.join(filter(None, facts))
    yield "Case", visit.case or ""
    yield "Reference", visit.reference


def _visit(paper: NotePaper) -> Iterator[tuple[str, str]]:
    visit = paper.visit
    discipline = DISCIPLINES.get(visit.discipline, visit.discipline)
    yield "Visit", f"{day(visit.on)}{DOT}{discipline}"
    yield "Time in, time out", _times(paper)
    yield "Payer", f"{visit.payer.name}{DOT}rule: {visit.payer.rule.label}"
    if visit.second_payer:
        yield "Second payer", visit.second_payer.name
    place = _PLACES.get(visit.place_of_service, "")
    yield "Place of service", f"{visit.place_of_service} {place}".rstrip()
    for clinician in _took_part(paper):
        yield "Assistant" if clinician.assistant else "Therapist", _identified(paper, clinician)
    for one in visit.present:
        yield "Present", f"{one.name} ({one.role})"


def _took_part(paper: NotePaper) -> list[Clinician]:
    """Who furnished any minute or supervised; everybody named where nothing was furnished yet."""
    furnished = {one for segment in paper.segments for one in segment.by}
    everybody = paper.visit.clinicians
    supervising = {one.supervised_by for one in everybody if one.id in furnished}
    return [one for one in everybody if one.id in furnished | supervising] or [*everybody]


def _times(paper: NotePaper) -> str:
    stops = [one.stop for one in paper.segments if one.stop]
    if not stops:
        return "no minutes"
    timezone = paper.visit.timezone
    start, stop = local(paper.segments[0].start, timezone), local(max(stops), timezone)
    start_zone = f" {zone(start)}" if zone(start) != zone(stop) else ""
    return f"{clock_minutes(start)}{start_zone} to {clock_minutes(stop)} {zone(stop)}"


def _number(label: str, number: str) -> str:
    """Write a labelled number that is never broken over two lines."""
    return f"{label} {number}".replace(" ", NO_BREAK) if number else ""


def _identified(paper: NotePaper, clinician: Clinician) -> str:
    facts = [
        paper.who(clinician.id),
        _number("NPI", clinician.npi),
        _number("licence", clinician.licence),
        clinician.supervised_by and f"supervised by {paper.who(clinician.supervised_by)}",
    ]
    return DOT.join(filter(None, facts))
