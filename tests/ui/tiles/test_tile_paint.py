"""How a tile looks: every state in every theme and size, in grey too."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF, QImage, QRegion
from PySide6.QtWidgets import QWidget

from therapytimer.ui.look.colours import ALL
from therapytimer.ui.look.fonts import digits_font
from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.tiles.inks import inks_for
from therapytimer.ui.tiles.paint import digits_width
from therapytimer.ui.tiles.tile import StopwatchTile, TileFace

RUNNING = TileFace("97112", "Neuromuscular re-education", "3", 483, "running", "J. R. · PT")
THEMES = list(product(("light", "dark", "contrast"), (100, 200)))
STATES = ("idle", "running", "stopped", "unsaved")


@pytest.fixture
def tile(qtbot, qapp):
    apply_theme(qapp, "light")
    shown = StopwatchTile(RUNNING)
    qtbot.addWidget(shown)
    shown.resize(243, 338)
    yield shown
    qapp.setStyleSheet("")


@pytest.mark.parametrize("size", [(243, 165), (243, 338)], ids=str)
def test_an_idle_tile_shows_its_footer_low_or_tall(tile, size):
    tile.resize(*size)
    tile.show_face(replace(RUNNING, state="idle", by=""))
    without = tile.grab().toImage()
    tile.show_face(replace(RUNNING, state="idle", by="", footer="Untimed"))
    assert tile.grab().toImage() != without


@pytest.mark.parametrize("size", [(124, 124), (153, 124), (243, 165), (243, 338)], ids=str)
def test_a_running_tile_shows_who_treats_at_every_size(tile, size):
    tile.resize(*size)
    first = tile.grab().toImage()
    tile.show_face(replace(RUNNING, by="M. K. · PTA"))
    assert tile.grab().toImage() != first


@pytest.mark.parametrize("digits", ["11:11", "17:42", "48:58"])
def test_digits_of_any_value_fit_the_width_kept(qapp, digits):
    apply_theme(qapp, "light")
    assert (
        QFontMetricsF(digits_font(100)).horizontalAdvance(digits) / 100
        <= digits_width(digits) + 0.01
    )
    qapp.setStyleSheet("")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", THEMES, ids=str)
@pytest.mark.parametrize("size", [(124, 124), (243, 338), (700, 200)])
def test_every_state_paints_in_every_theme_and_size(qapp, tile, state, theme, size):
    apply_theme(qapp, *theme)
    tile.resize(*size)
    tile.show_face(replace(RUNNING, state=state, footer="Untimed", typed=True))
    assert count_colours(tile.grab().toImage()) > 3


def test_each_state_looks_different_without_colour(tile):
    pictures = []
    for state in STATES:
        tile.show_face(replace(RUNNING, state=state))
        pictures.append(tile.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_typed_minutes_are_hatched(tile):
    stopped = replace(RUNNING, state="stopped")
    tile.show_face(stopped)
    plain = tile.grab().toImage()
    tile.show_face(replace(stopped, typed=True))
    at = tile.places().digits.topLeft().toPoint() + QPoint(0, 3)
    row = [(at.x() + x, at.y()) for x in range(40)]
    hatched = tile.grab().toImage()
    assert len({plain.pixel(*place) for place in row}) == 1
    assert len({hatched.pixel(*place) for place in row}) > 1


def test_a_pressed_tile_answers_at_once(tile):
    resting = tile.grab().toImage()
    tile.setDown(True)
    assert tile.grab().toImage() != resting


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
@pytest.mark.parametrize("state", STATES)
def test_pressing_changes_the_fill_in_every_state(colours, state):
    pressed, resting = (inks_for(state, colours, is_down=is_down) for is_down in (True, False))
    assert pressed.fill != resting.fill


def count_colours(image):
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(image.height())}
    )


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(124, 124), (153, 124), (243, 165), (243, 338)], ids=str)
def test_a_tick_leaves_the_same_picture_as_painting_all(tile, size, state):
    tile.resize(*size)
    tile.show_face(replace(RUNNING, state=state))
    ticked = tile.grab()
    tile.show_face(replace(tile.face, elapsed_seconds=484))
    area = tile.places().ticking
    tile.render(ticked, area.topLeft(), QRegion(area), QWidget.RenderFlag(0))
    assert ticked.toImage() == tile.grab().toImage()
