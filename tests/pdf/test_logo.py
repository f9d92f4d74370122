import base64
from io import BytesIO

import pytest
from builders import CATALOGUE
from pdf.logos import a_logo
from pdf.papers import a_paper, a_usual_visit, read, text_of
from PIL import Image

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.papers import paper_of
from therapytimer.visit.logo import logo_text
from therapytimer.visit.people import Clinic


def headed(**heading):
    clinic = Clinic("Sample Harbor Therapy", "1 Quay, Sampletown", "555 0100", **heading)
    return note_pdf(a_paper(a_usual_visit(clinic=clinic)))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "RGB"), ("JPEG", "RGB")])
def test_the_logo_stands_at_the_head_of_the_first_page(kind, mode):
    reader = read(headed(logo=a_logo(kind, mode=mode)))
    assert len(reader.pages) == 1
    assert len(reader.pages[0].images) == 1
    assert "Sample Harbor Therapy" in reader.pages[0].extract_text()


def test_a_note_with_a_logo_has_the_same_bytes_each_time():
    logo = a_logo()
    assert headed(logo=logo) == headed(logo=logo)


def test_a_note_without_a_logo_has_no_picture():
    assert not read(headed()).pages[0].images


def test_a_damaged_logo_is_named_and_the_note_printed():
    whole = base64.b64decode(a_logo())
    content = headed(logo=logo_text(whole[: len(whole) // 2]))
    assert "logo could not be read" in text_of(content)
    assert "97112" in text_of(content)


def test_a_logo_with_more_pixels_than_a_page_can_use_is_named_too():
    file = BytesIO()
    Image.new("1", (5000, 4000)).save(file, "PNG")
    assert "logo could not be read" in text_of(headed(logo=logo_text(file.getvalue())))


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_clinic_chooses_the_paper(paper, size):
    visit = a_usual_visit(clinic=Clinic(paper=paper))
    box = read(note_pdf(paper_of(visit, [], CATALOGUE))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
