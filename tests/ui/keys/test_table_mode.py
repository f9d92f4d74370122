"""Table mode: larger tiles, the patient by two identifiers, and nothing else."""

import pytest
from builders import OTHER_PATIENT, PATIENT, PAYERS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from therapytimer.ui.look.metrics import TILE_MIN
from therapytimer.ui.tiles.layout import CAP_HEIGHT
from therapytimer.ui.visits.new_visit import NewVisit

Key = Qt.Key
TWO_METRES = 72  # pixels of cap height: 12 mm on a 14-inch screen of 1920 x 1080


def settle():
    for _ in range(6):
        QApplication.processEvents()


def cap_height(tile):
    return tile.places().digit_pixels * CAP_HEIGHT


def test_it_hides_what_treatment_does_not_need_and_keeps_who_is_treated(press, visit, office):
    press(Key.Key_F11)
    board = office.board
    assert not board.panel.isVisible()
    assert not board.header.today.isVisible()
    assert board.header.facts() == "born February 3, 1950"
    press(Key.Key_F11)
    assert board.panel.isVisible()
    assert "TT-1042" in board.header.facts()


def test_it_is_left_by_escape_too(press, visit, office, qtbot):
    press(Key.Key_F11)
    with qtbot.waitSignal(office.board.table_mode_changed) as told:
        press(Key.Key_Escape)
    assert told.args == [False]
    assert office.board.panel.isVisible()


def test_escape_puts_away_what_is_asked_before_it_leaves_table_mode(press, visit, office):
    press(Key.Key_F11, "m", Key.Key_Escape)
    assert office.board.in_table_mode
    press(Key.Key_Escape)
    assert not office.board.in_table_mode


def test_escape_without_anything_to_leave_does_nothing(press, visit, office, running):
    press("2", Key.Key_Escape)
    assert running() == ["97112"]


@pytest.mark.parametrize("codes", [8, 10])
def test_the_digits_are_read_at_two_metres(press, visit, office, codes):
    for extra in ("97124", "97113")[: codes - 8]:
        office.treatment.tap(extra)
    press("2", Key.Key_F11)
    office.window.resize(1366, 768)
    settle()
    tiles = office.board.grid.tiles
    assert len(tiles) == codes
    assert min(map(cap_height, tiles)) >= TWO_METRES


@pytest.mark.parametrize("size", [(1000, 560), (1366, 768), (1920, 1080), (768, 1366)])
def test_tiles_grow_and_never_shrink_below_a_finger(press, visit, office, size):
    office.window.setMinimumSize(0, 0)
    office.window.resize(*size)
    settle()
    before = cap_height(office.board.grid.tiles[0])
    press(Key.Key_F11)
    settle()
    tiles = office.board.grid.tiles
    assert cap_height(tiles[0]) >= before
    assert all(min(one.width(), one.height()) >= TILE_MIN for one in tiles)


def test_other_patients_are_shown_by_their_initials(press, visit, office):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    press(Key.Key_F11)
    shown = [one.accessibleName() for one in office.board.tabs.tabs]
    assert not any(PATIENT.name in name for name in shown)
    press(Key.Key_F11)
    shown = [one.accessibleName() for one in office.board.tabs.tabs]
    assert any(PATIENT.name in name for name in shown)
