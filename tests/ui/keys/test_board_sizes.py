"""The board at every size of window and text: nothing cut off, nothing too small for a finger."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from therapytimer.ui.look.metrics import TILE_MIN, TOUCH
from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.tiles.tile import StopwatchTile


@pytest.fixture(autouse=True)
def usual_theme(qapp):
    yield
    apply_theme(qapp, "light")


def settle():
    for _ in range(8):
        QApplication.processEvents()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1000, 560), (1024, 600), (1366, 768), (1080, 1920)])
def test_the_board_fits_every_window(qapp, office, visit, size, percent):
    apply_theme(qapp, "light", percent)
    office.window.resize(*size)
    settle()
    assert (office.window.width(), office.window.height()) == size
    for part in (office.board.header, office.board.foot):
        for one in part.findChildren(QAbstractButton):
            if one.isVisible():
                right = one.mapTo(office.board, one.rect().topRight()).x()
                assert right < size[0]
                assert min(one.width(), one.height()) >= TOUCH
                assert one.accessibleName() or one.text()


@pytest.mark.parametrize("size", [(1000, 560), (1366, 768), (1920, 1080)])
def test_tiles_are_as_large_as_a_finger_needs(office, visit, size):
    office.window.resize(*size)
    settle()
    for tile in office.board.findChildren(StopwatchTile):
        assert min(tile.width(), tile.height()) >= TILE_MIN


def test_buttons_show_words_where_there_is_room_and_keep_their_names_where_not(office, visit):
    codes = office.board.header.codes
    office.window.resize(1366, 768)
    settle()
    assert codes.text().strip() == "More codes"
    office.window.resize(1000, 560)
    settle()
    assert codes.text() == ""
    assert codes.accessibleName() == "More codes"
    assert "More codes" in codes.toolTip()


def test_a_button_without_words_still_changes_its_name(office, visit, press):
    office.window.resize(1000, 560)
    settle()
    press("2")
    pause = office.board.header.pause
    assert (pause.accessibleName(), pause.text()) == ("Pause", "")
    office.window.resize(1366, 768)
    settle()
    assert pause.text().strip() == "Pause"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_buttons_lose_their_words_before_the_patient_is_cut_short(qapp, office, visit, percent):
    apply_theme(qapp, "light", percent)
    office.window.resize(1366, 768)
    office.board.toggle_table_mode()
    settle()
    for one in office.board.header.findChildren(ElidedLabel):
        assert one.fontMetrics().horizontalAdvance(one.text()) <= one.width()
