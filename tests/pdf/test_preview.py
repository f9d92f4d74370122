"""The preview: pages as pictures."""

from builders import a_visit
from pdf.papers import a_paper

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.preview import page_pictures


def test_each_page_is_a_picture_as_wide_as_asked():
    content = note_pdf(a_paper(a_visit(note={"plan": "Walk. " * 1500})))
    pictures = page_pictures(content, 301)
    assert len(pictures) > 1
    for picture in pictures:
        assert abs(picture.width - 301) <= 1
        assert len(picture.pixels) == picture.width * picture.height * 3


def test_the_accent_is_green_and_the_paper_white():
    (picture,) = page_pictures(note_pdf(a_paper()), 850)
    pixels = {picture.pixels[place : place + 3] for place in range(0, len(picture.pixels), 3)}
    assert b"\xff\xff\xff" in pixels
    assert any(green > red + 40 and green > 60 for red, green, _ in pixels)
