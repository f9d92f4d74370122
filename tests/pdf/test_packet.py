"""The packet: one tagged PDF of many, with contents, pages and attachments."""

from datetime import date
from typing import Any

import pytest
from builders import CLINIC, PATIENT, PLAN
from pdf.papers import SIGNATURE, a_paper, a_usual_visit, in_order, read, text_of
from visit.test_reports import full_report

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.packet import Document, PacketPaper, packet_pdf
from therapytimer.pdf.report import ReportPaper, report_pdf
from therapytimer.visit.record import raw_records

PAPER = PacketPaper(
    patient=PATIENT,
    clinic=CLINIC,
    first=date(2026, 11, 1),
    last=date(2026, 11, 30),
    made_on=date(2026, 12, 1),
    plans=(("Physical therapy", PLAN),),
    audit_head="ab12" * 16,
)


@pytest.fixture(scope="module")
def documents():
    """A signed note, a report and a long draft."""
    long = a_usual_visit(note={"plan": "Toward and back.\n" * 200})
    return [
        Document("Treatment note, November 2", "signed", note_of(signatures=(SIGNATURE,))),
        Document("Progress report, November 11", "signed", report_pdf(ReportPaper(full_report()))),
        Document("Treatment note, November 12", "draft", note_pdf(a_paper(long))),
    ]


def note_of(**changes):
    return note_pdf(a_paper(a_usual_visit(**changes)))


@pytest.fixture(scope="module")
def packet(documents):
    return packet_pdf(PAPER, documents)


def test_the_first_page_lists_every_document_with_its_page(packet):
    pages = [page.extract_text() for page in read(packet).pages]
    assert in_order(
        pages[0],
        "Packet of notes",
        "Sample Patient One",
        "Nov 1, 2026 to Nov 30, 2026",
        "ab12" * 16,
        "Contents",
        "Treatment note, November 2",
        "Progress report, November 11",
        "Treatment note, November 12",
        "Plan of care and certifications",
        "Sample Physician",
    )
    assert "Treatment note" in pages[1]
    assert "Progress report" in pages[2]
    assert "DRAFT" in pages[3]
    contents = " ".join(pages[0].split())
    for line in ("November 2 signed 2", "November 11 signed 3", "November 12 draft 4"):
        assert line in contents


def test_every_page_says_which_one_of_the_packet_it_is(packet):
    pages = [page.extract_text() for page in read(packet).pages]
    for number, page in enumerate(pages, start=1):
        assert f"Packet page {number} of {len(pages)}" in page


def test_every_attached_record_is_kept_under_a_name_of_its_own(packet, documents):
    files = {one.name: one.content for one in read(packet).attachment_list}
    assert list(files) == [
        "001-visit-record.json",
        "002-report-record.json",
        "003-visit-record.json",
    ]
    own = {one.name: one.content for one in read(documents[0].content).attachment_list}
    assert files["001-visit-record.json"] == own["visit-record.json"]
    assert raw_records(files["003-visit-record.json"])


def test_the_outline_leads_to_each_document(packet):
    reader = read(packet)
    outline: Any = reader.outline
    starts = {one.title: reader.get_destination_page_number(one) for one in outline}
    assert starts == {
        "Packet of notes": 0,
        "Treatment note, November 2": 1,
        "Progress report, November 11": 2,
        "Treatment note, November 12": 3,
    }


def test_one_structure_holds_all_parts_and_every_page_leads_into_it(packet):
    reader = read(packet)
    root: Any = reader.root_object
    tree = root["/StructTreeRoot"]
    assert tree["/K"]["/S"] == "/Document"
    assert [part["/S"] for part in tree["/K"]["/K"]] == ["/Part"] * 4
    numbers = tree["/ParentTree"]["/Nums"]
    marks = dict(zip(numbers[0::2], (one.get_object() for one in numbers[1::2]), strict=True))
    assert [page["/StructParents"] for page in reader.pages] == list(range(len(reader.pages)))
    assert list(marks) == list(range(len(reader.pages)))
    assert all(one["/Type"] == "/StructElem" for page in marks.values() for one in page)
    assert tree["/ParentTreeNextKey"] == len(reader.pages)


def test_what_is_on_a_page_belongs_to_that_page(packet):
    reader = read(packet)
    root: Any = reader.root_object
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for page, elements in zip(reader.pages, numbers[1::2], strict=True):
        marked = {
            kid["/Pg"].indirect_reference.idnum
            for element in elements.get_object()
            for kid in element["/K"]
            if "/MCID" in kid and kid["/Pg"] == page
        }
        reference: Any = page.indirect_reference
        assert marked == {reference.idnum}


def test_properties_name_no_patient(packet):
    metadata = read(packet).metadata
    assert metadata is not None
    assert metadata.title == "Packet of notes"
    assert not any("Patient One" in str(one) for one in metadata.values())


def test_a_packet_of_nothing_says_so():
    packet = packet_pdf(PAPER, [])
    assert "No note and no report is of this period." in text_of(packet)
    assert len(read(packet).pages) == 1


def test_contents_of_many_pages_move_the_documents_on():
    one = note_of()
    many = [Document(f"Treatment note {number}", "signed", one) for number in range(70)]
    pages = [page.extract_text() for page in read(packet_pdf(PAPER, many)).pages]
    front = len(pages) - 70
    assert front > 1
    assert f"Treatment note 0 signed {front + 1}" in " ".join(pages[0].split())
    assert "Treatment note" in pages[front]
    assert "Contents" not in pages[front]
