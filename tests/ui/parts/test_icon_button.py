"""Drawings on buttons follow the colours that the program wears."""

import pytest
from PySide6.QtCore import Qt

from therapytimer.ui.look.colours import DARK, LIGHT
from therapytimer.ui.look.palette import make_palette
from therapytimer.ui.parts.icon_button import IconButton, Picture


@pytest.mark.parametrize("kind", ["plain", "primary", "quiet"])
def test_a_drawing_takes_other_colours_with_the_palette(qtbot, kind):
    button = IconButton("History", "history", kind)
    qtbot.addWidget(button)
    button.setPalette(make_palette(LIGHT))
    before = button.icon().pixmap(24, 24).toImage()
    button.setPalette(make_palette(DARK))
    assert button.icon().pixmap(24, 24).toImage() != before


def test_a_picture_takes_other_colours_with_the_palette(qtbot):
    picture = Picture("stopwatch", 56)
    qtbot.addWidget(picture)
    picture.setPalette(make_palette(LIGHT))
    before = picture.pixmap().toImage()
    picture.setPalette(make_palette(DARK))
    assert picture.pixmap().toImage() != before


def test_enter_presses_a_button_and_its_name_is_its_text(qtbot):
    button = IconButton("History", "history")
    qtbot.addWidget(button)
    assert button.accessibleName() == "History"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
