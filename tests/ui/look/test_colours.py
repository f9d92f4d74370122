"""Contrast by the formula of WCAG 2.2, computed for every pair that is ever painted."""

from dataclasses import fields
from itertools import product

import pytest

from therapytimer.ui.look.colours import ALL, Colours

GROUNDS = ("window", "surface", "raised")

# Words: 4.5:1.
TEXT = [
    *product(("text", "text_muted", "text_idle", "danger", "link", "link_visited"), GROUNDS),
    *product(("accent", "warn_text"), GROUNDS),
    ("text", "accent_soft"),
    ("text_muted", "accent_soft"),
    *product(("text", "text_muted"), ("hatch",)),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("on_running", "running_fill"),
    ("on_running", "running_hatch"),
    ("on_running_band", "running_band"),
    ("on_unsaved", "unsaved_fill"),
    ("on_unsaved", "unsaved_hatch"),
    ("on_unsaved_band", "unsaved_band"),
    ("warn_text", "warn_fill"),
    ("info_text", "info_fill"),
    ("on_danger", "danger"),
    ("on_danger", "danger_pressed"),
    ("tip_text", "tip_fill"),
]

# Edges of controls, focus rings, and fills that carry a state: 3:1.
EDGES = [
    *product(("border_strong", "focus", "accent", "danger"), GROUNDS),
    *product(("text_disabled",), GROUNDS),
    *product(("running_fill",), ("window", "surface")),
    *product(("warn_edge",), ("window", "surface", "warn_fill")),
    *product(("info_edge",), ("window", "surface", "info_fill")),
    ("unsaved_edge", "window"),
    ("text_idle", "hatch"),  # digits, which are large
    ("focus", "accent_soft"),
    ("accent", "accent_soft"),  # the edge of what is chosen
    *product(("border_strong", "focus"), ("warn_fill", "info_fill")),  # answers in a banner
]


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def test_black_on_white_is_twenty_one_to_one():
    assert ratio("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_stand_out_from_their_ground(colours: Colours, words: str, ground: str):
    assert ratio(getattr(colours, words), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_stand_out_from_their_ground(colours: Colours, edge: str, ground: str):
    assert ratio(getattr(colours, edge), getattr(colours, ground)) >= 3


def test_high_contrast_words_reach_seven_to_one():
    contrast = ALL[2]
    assert all(
        ratio(getattr(contrast, words), getattr(contrast, ground)) >= 7 for words, ground in TEXT
    )


def test_each_set_has_its_own_accent():
    assert len({colours.accent for colours in ALL}) == len(ALL)


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
def test_every_colour_is_six_hexadecimal_digits(colours: Colours):
    for field in fields(colours):
        value = getattr(colours, field.name)
        assert field.name in {"name", "is_dark"} or (len(value) == 7 and int(value[1:], 16) >= 0)
