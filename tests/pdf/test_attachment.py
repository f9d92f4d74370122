"""The attachment: the records travel inside the note."""

from pdf.papers import a_paper, blank_pdf, read, root_of

from therapytimer.pdf.attachment import attached_records
from therapytimer.pdf.note import note_pdf


def test_the_records_come_back_as_they_were():
    paper = a_paper()
    assert attached_records(read(note_pdf(paper))) == paper.records


def test_every_viewer_finds_the_attachment_and_what_it_is():
    root = root_of(note_pdf(a_paper()))
    name, found = root["/Names"]["/EmbeddedFiles"]["/Names"]
    specification = found.get_object()
    assert name == specification["/F"] == specification["/UF"] == "visit-record.json"
    assert specification["/Desc"] == "The visit records that this note was made from"
    assert specification["/AFRelationship"] == "/Source"
    assert specification["/EF"]["/F"]["/Subtype"] == "/application/json"
    assert root["/AF"][0].get_object() == specification


def test_a_pdf_without_records_has_none():
    assert attached_records(read(blank_pdf())) is None
