"""Buttons that have nothing to do are dimmed; keys say so instead."""

from PySide6.QtCore import Qt


def able(office):
    header = office.board.header
    return [one.isEnabled() for one in (header.pause, header.undo, header.redo)]


def test_in_a_new_visit_nothing_can_be_paused_or_taken_back(visit, office):
    assert able(office) == [False, False, False]


def test_what_runs_can_be_paused_and_taken_back(visit, office, press):
    press("2")
    assert able(office) == [True, True, False]


def test_what_was_taken_back_can_be_done_again(visit, office, press):
    press("2", "u")
    assert able(office) == [False, False, True]
    press("r")
    assert able(office) == [True, True, False]


def test_after_a_pause_it_can_go_on(visit, office, press):
    press("2", Qt.Key.Key_Space)
    assert office.board.header.pause.accessibleName() == "Go on"
    assert able(office) == [True, True, False]


def test_a_dimmed_button_gives_its_keys_to_the_board(visit, office, press, running):
    press("2")
    office.board.header.undo.setFocus()
    press(Qt.Key.Key_Space)
    assert running() == []
    assert office.window.focusWidget() is office.board


def test_a_tap_on_a_button_leaves_space_with_the_board(visit, office, press, qtbot, running):
    press("1", "2")
    qtbot.mouseClick(office.board.header.undo, Qt.MouseButton.LeftButton)
    assert running() == ["97110"]
    press(Qt.Key.Key_Space)
    assert running() == []
