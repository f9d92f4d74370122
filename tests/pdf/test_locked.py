from io import BytesIO
from typing import Any

import pytest
from builders import CATALOGUE, PAYERS
from pdf.papers import a_paper, a_usual_visit, records_in
from pypdf import PdfReader, PdfWriter

from therapytimer.pdf.locked import locked
from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.verify import verify_note

PASSWORD = "blue heron, 7 reeds"  # noqa: S105 - of a made-up note


@pytest.fixture(scope="module")
def note():
    return note_pdf(a_paper(a_usual_visit()))


def opened(content, password=PASSWORD) -> Any:
    reader = PdfReader(BytesIO(content))
    return reader, reader.decrypt(password)


def test_a_locked_note_opens_with_its_password_and_says_the_same(note):
    reader, way = opened(locked(note, PASSWORD))
    assert way
    there = PdfReader(BytesIO(note))
    assert reader.pages[0].extract_text() == there.pages[0].extract_text()
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_no_other_password_opens_it(note):
    content = locked(note, PASSWORD)
    for wrong in ("", PASSWORD.upper(), f"{PASSWORD} "):
        assert not opened(content, wrong)[1]
    assert b"Sample Patient" not in content


def test_it_is_locked_as_viewers_accept_it(note):
    encryption: Any = PdfReader(BytesIO(locked(note, PASSWORD))).trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"], encryption["/Length"]) == (5, 6, 256)
    assert encryption["/P"] & 0b1000010100 == 0b1000010100  # print, copy, read out


def test_two_locked_copies_differ(note):
    assert locked(note, PASSWORD) != locked(note, PASSWORD)


def test_the_record_goes_along_and_a_copy_without_the_password_still_verifies(note):
    reader, _ = opened(locked(note, PASSWORD))
    writer = PdfWriter(clone_from=reader)
    file = BytesIO()
    writer.write(file)
    assert records_in(file.getvalue()) == records_in(note)
    assert verify_note(file.getvalue(), CATALOGUE, PAYERS).ok


@pytest.mark.parametrize(("password", "why"), [(" ", "empty"), ("ü" * 64, "longer than 127")])
def test_a_password_that_viewers_refuse_is_refused(note, password, why):
    with pytest.raises(ValueError, match=why):
        locked(note, password)
