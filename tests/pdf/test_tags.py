"""The structure: what a screen reader finds behind the page."""

import re
from typing import Any

import pytest
from builders import a_visit
from pdf.papers import a_paper, read

from therapytimer.pdf.note import note_pdf


@pytest.fixture(scope="module")
def reader() -> Any:
    return read(note_pdf(a_paper(a_visit(note={"plan": "Walk. " * 1500}))))


def below(element):
    """An element of the structure and all elements below it."""
    element = element.get_object()
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if "/S" in kid.get_object():
            yield from below(kid)


def test_the_document_says_that_it_is_tagged_and_in_which_language(reader):
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_no_title_or_property_names_the_patient(reader):
    assert reader.metadata.title == "Treatment note"
    assert "Sample Patient" not in " ".join(map(str, reader.metadata.values()))
    assert b"Sample Patient" not in reader.root_object["/Metadata"].get_data()


def test_headings_tables_and_figures_are_marked_as_such(reader):
    elements = list(below(reader.root_object["/StructTreeRoot"]["/K"]))
    tags = [element["/S"] for element in elements]
    assert tags[0] == "/Document"
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Div"} <= set(tags)
    for element in elements:
        if element["/S"] == "/TH":
            assert element["/A"]["/Scope"] == "/Column"
        if element["/S"] == "/Figure":
            assert "between 9:00:00 AM and 9:40:00 AM: 97112, then 97110." in element["/Alt"]


def test_every_mark_on_a_page_belongs_to_the_element_that_claims_it(reader):
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for index, page in enumerate(reader.pages):
        owners = numbers[2 * index + 1].get_object()
        assert page["/StructParents"] == index
        stream = page.get_contents().get_data().decode("latin-1")
        marks = re.findall(r"/(\w+) <</MCID (\d+)>> BDC", stream)
        assert [int(number) for _, number in marks] == list(range(len(owners)))
        for tag, number in marks:
            owner = owners[int(number)].get_object()
            assert owner["/S"] == f"/{tag}"
            claimed = [kid for kid in owner["/K"] if kid.get("/MCID") == int(number)]
            assert page.indirect_reference in [kid.raw_get("/Pg") for kid in claimed]


def test_everything_drawn_is_a_part_or_a_decoration(reader):
    for page in reader.pages:
        depth = 0
        stream = page.get_contents().get_data().decode("latin-1")
        for line in stream.split("\n"):
            depth += line.endswith(("BDC", "BMC"))
            depth -= line == "EMC"
            assert depth or not re.search(r"\b(Tj|re|Do|S|f)\b", line), line
        assert depth == 0


def test_all_faces_are_embedded(reader):
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "/ToUnicode" in font
