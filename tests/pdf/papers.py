"""Notes for the tests of pdf: a visit in, the finished paper out."""

from io import BytesIO
from itertools import pairwise
from typing import Any

from builders import CATALOGUE, a_documented_visit, a_mark
from pypdf import PdfReader, PdfWriter

from therapytimer.pdf.attachment import attached_records
from therapytimer.pdf.note import NotePaper, note_pdf
from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.record import records_text

NAMES = {number: CATALOGUE[number].name for number in CATALOGUE}
SIGNATURE = {"by": "DK", "at": "2026-11-20T20:15:00Z", "npi": "1000000000", "audit_head": "ab12"}
WORDS = {
    "97112": {
        "deficit": "Impaired proprioception of the left ankle, sways on one leg",
        "technique": "Single-leg stance on foam with verbal cues",
        "response": "Held 7 s, 4 s last visit",
        "goal": "Toward single-leg stance 10 s",
    },
    "97110": {"technique": "Heel raises, 3 x 10", "response": "Completed 30 without pain"},
    "97140": {"technique": "Talocrural glides, grade III", "response": "Dorsiflexion 4 to 9"},
    "97530": {"technique": "Sit to stand from 45 cm", "response": "8 of 10 without arms"},
}


def a_usual_visit(**changes) -> Any:
    """Four codes and a pause, documented."""
    log = (
        "97112 14:00-14:24:30 DK, 97110 14:24:30-14:40, "
        "97140 14:42-14:52:10 DK, 97530 14:52:10-15:05 DK"
    )
    full = {"services": WORDS, "marks": (a_mark(clock="14:40", word="rest"),)}
    return a_documented_visit(log, **(full | changes))


def a_paper(visit=None, others=(), **changes):
    """The paper of a visit, with its day's bill, checklist and records."""
    visit = visit or a_usual_visit()
    visits = (visit, *others)
    bill = bill_for(visits, CATALOGUE)
    fields: dict[str, Any] = {
        "visit": visit,
        "bill": bill,
        "checked": checklist(visit, bill, CATALOGUE),
        "names": NAMES,
        "records": records_text(visits, {visit.id: bill_fields(bill)}),
        "day_visits": tuple(others),
        "visit_bill": bill_for((visit,), CATALOGUE) if others else None,
    }
    return NotePaper(**(fields | changes))


def read(content):
    """A reader of a PDF's bytes."""
    return PdfReader(BytesIO(content))


def root_of(content) -> Any:
    """The root of a PDF's objects; how they nest is for the tests to know."""
    return read(content).root_object


def records_in(content):
    """The attached records, which must be there."""
    records = attached_records(read(content))
    assert records is not None
    return records


def blank_pdf():
    """A PDF that is no note."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def text_of(content):
    """What a reader finds on all pages."""
    return "\n".join(page.extract_text() for page in read(content).pages)


def note_text(visit=None, others=(), **changes):
    """The text of a visit's note."""
    return text_of(note_pdf(a_paper(visit, others, **changes)))


def in_order(text, *wanted):
    """Whether these words stand in the text one after the other."""
    places = [text.find(one) for one in wanted]
    return min(places) >= 0 and all(first < second for first, second in pairwise(places))
