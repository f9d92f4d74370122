"""The bundled faces are used, and their figures have one width."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from therapytimer.paths import resource
from therapytimer.ui.look.fonts import FAMILY, digits_font, face_of, load_fonts, text_font


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts()


@pytest.mark.parametrize("font", [text_font(), digits_font(90)], ids=["text", "digits"])
def test_every_figure_has_the_same_width(font):
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(figure) for figure in "0123456789"]
    assert max(widths) - min(widths) < 0.25


def test_the_bundled_family_is_the_one_in_use(qapp):
    assert QFontInfo(text_font()).family() == FAMILY


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_each_weight_has_a_face_of_its_own(weight):
    font = face_of(text_font(), 20, QFont.Weight(weight))
    assert QFontInfo(font).weight() == weight


def test_loading_twice_loads_once(qapp):
    before = len(QFontDatabase.families())
    load_fonts()
    assert len(QFontDatabase.families()) == before


@pytest.mark.parametrize(
    ("percent", "pixels"), [(50, 15), (100, 15), (150, 22), (200, 30), (999, 30)]
)
def test_text_scales_from_one_hundred_to_two_hundred_percent(percent, pixels):
    assert text_font(percent).pixelSize() == pixels


@pytest.mark.parametrize("name", ["OFL-Inter.txt", "LICENSE-DejaVu.txt"])
def test_each_family_brings_its_licence(name):
    assert "Permission is hereby granted" in resource(f"fonts/{name}").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"])
def test_the_faces_for_paper_are_truetype(name):
    assert resource(f"fonts/{name}").read_bytes()[:4] == b"\x00\x01\x00\x00"
