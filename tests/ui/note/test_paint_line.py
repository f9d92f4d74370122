"""Lines of text as pictures, for scripts that the note's faces lack."""

import sys

import pytest
from PySide6.QtGui import QImage

from therapytimer.ui.note.paint_line import LinePainter, has_glyph, runs_right_to_left

ARABIC = "المريض يقول إنه أفضل اليوم ويمشي دون مساعدة في المنزل"
NOBODYS = "\U0001fbf0\u4e2d"  # one of them at least is in no font of a bare machine


def inked(png):
    picture = QImage.fromData(png)
    assert not picture.isNull()
    columns = range(picture.width())
    rows = range(picture.height())
    return [x for x in columns if any(picture.pixelColor(x, y).alpha() > 128 for y in rows)]


@pytest.mark.parametrize("text", ["Plain words", ARABIC, "Mixed مرحبا words", "é combined e\u0301"])
def test_a_paragraph_that_fits_is_one_line_with_its_text(qapp, text):
    (line,) = LinePainter()(text, 9, 1000)
    assert line.text == text
    assert inked(line.png)
    assert 0 < line.ascent < line.height


def test_a_line_is_as_wide_as_its_ink_and_no_wider_than_the_room(qapp):
    (line,) = LinePainter()("Plain words", 9, 1000)
    columns = inked(line.png)
    assert columns[0] <= 12
    assert line.width * 4 - columns[-1] <= 12


def test_a_long_paragraph_is_broken_into_lines_that_hold_all_of_it(qapp):
    words = " ".join(f"word{number}" for number in range(60))
    lines = LinePainter()(words, 9, 200)
    assert len(lines) > 3
    assert " ".join(line.text for line in lines) == words
    assert all(line.width <= 201 for line in lines)


def test_lines_that_run_to_the_left_end_at_one_edge(qapp):
    lines = LinePainter()(f"{ARABIC} {ARABIC}", 9, 120)
    assert len(lines) > 1
    for line in lines:
        assert line.width == 120
        assert line.width * 4 - inked(line.png)[-1] < 24


def test_a_word_wider_than_the_room_is_cut(qapp):
    lines = LinePainter()("x" * 200, 9, 100)
    assert "".join(line.text for line in lines) == "x" * 200


def test_characters_beyond_the_first_plane_keep_their_place(qapp):
    painter = LinePainter()
    lines = painter("\U00010400 " * 30 + "end", 9, 100)
    assert " ".join(line.text for line in lines).endswith("end")


def test_characters_that_no_font_has_are_named_and_gathered(qapp):
    painter = LinePainter()
    lines = painter(NOBODYS, 9, 1000)
    lacking = {one for one in NOBODYS if not has_glyph(one)}
    assert painter.named == lacking
    for one in lacking:
        assert f"[U+{ord(one):04X}]" in lines[0].text


def test_an_empty_paragraph_takes_a_line(qapp):
    assert len(LinePainter()("", 9, 100)) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", False), ("مرحبا", True), ("12 שלום", True), ("abc مرحبا", False), ("123", False)],
)
def test_the_first_letter_with_a_direction_tells_how_a_paragraph_runs(text, expected):
    assert runs_right_to_left(text) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system brings the faces")
@pytest.mark.parametrize("text", ["示例患者", "サンプル患者"])
def test_names_in_chinese_and_japanese_are_painted_whole(qapp, text):
    painter = LinePainter()
    (line,) = painter(text, 9, 1000)
    assert line.text == text
    assert painter.named == set()
    assert len(inked(line.png)) > 20
