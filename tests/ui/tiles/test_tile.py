"""The tile as a button: what it wishes for, what it says, and how little it repaints."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.tiles.paint import digits_width
from therapytimer.ui.tiles.tile import StopwatchTile, TileFace

FACE = TileFace("97112", "Neuromuscular re-education", "3", 0, "idle")
RUNNING = replace(FACE, state="running", elapsed_seconds=483, by="J. R. · PT")


class Paints(QObject):
    """Counts what a widget repaints."""

    def __init__(self, widget):
        super().__init__(widget)
        self.areas = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.areas.append(event.region().boundingRect())
        return False


@pytest.fixture
def tile(qtbot, qapp):
    apply_theme(qapp, "light")
    shown = StopwatchTile(FACE)
    qtbot.addWidget(shown)
    shown.resize(243, 338)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    qapp.setStyleSheet("")


@pytest.fixture
def paints(qtbot, qapp, tile):
    def after(face):
        qapp.processEvents()
        counted = Paints(tile)
        tile.show_face(face)
        qapp.processEvents()
        return counted.areas

    return after


@pytest.fixture
def wishes(tile):
    asked = []
    tile.toggle_requested.connect(asked.append)
    return asked


def test_a_click_asks_for_the_code(qtbot, tile, wishes):
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert wishes == ["97112"]


def test_a_touch_asks_for_the_code_once(qtbot, tile, wishes):
    device = QTest.createTouchDevice()
    QTest.touchEvent(tile, device).press(0, QPoint(60, 60), tile).commit()
    QTest.touchEvent(tile, device).release(0, QPoint(60, 60), tile).commit()
    assert wishes == ["97112"]


def test_a_press_released_outside_asks_for_nothing(qtbot, tile, wishes):
    qtbot.mousePress(tile, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    assert wishes == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_tile(qtbot, tile, wishes, key):
    qtbot.keyClick(tile, key)
    assert wishes == ["97112"]


def test_a_wish_is_no_fact(qtbot, tile):
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert not tile.isChecked()
    assert tile.face is FACE


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_3, Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_Left]
)
def test_space_and_all_other_keys_are_left_to_the_board(qtbot, qapp, key):
    board, keys = QWidget(), []
    board.keyPressEvent = lambda event: keys.append(event.key())
    qtbot.addWidget(board)
    tile = StopwatchTile(FACE)
    QVBoxLayout(board).addWidget(tile)
    tile.toggle_requested.connect(keys.append)
    board.show()
    qtbot.keyClick(tile, key)
    assert keys == [key]


def test_a_tile_is_never_smaller_than_a_finger_needs(tile):
    assert (tile.minimumWidth(), tile.minimumHeight()) == (124, 124)


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("idle", "97112 Neuromuscular re-education, not started"),
        ("running", "97112 Neuromuscular re-education, running"),
        ("stopped", "97112 Neuromuscular re-education, stopped at 8 min"),
        ("unsaved", "97112 Neuromuscular re-education, running, not saved"),
    ],
)
def test_a_screen_reader_hears_code_name_and_state(tile, state, name):
    tile.show_face(replace(RUNNING, state=state))
    heard = QAccessible.queryAccessibleInterface(tile)
    assert heard.text(QAccessible.Text.Name) == name
    assert heard.state().checked == (state in {"running", "unsaved"})
    assert heard.state().checkable


def test_a_tick_tells_a_screen_reader_nothing(tile):
    tile.show_face(RUNNING)
    told = []
    tile.setAccessibleName = told.append
    tile.setAccessibleDescription = told.append
    for second in range(484, 600):
        tile.show_face(replace(RUNNING, elapsed_seconds=second))
    assert told == []


def test_the_same_face_repaints_nothing(paints):
    assert paints(FACE) == []


def test_a_tick_repaints_only_the_digits(tile, paints):
    tile.show_face(RUNNING)
    (area,) = paints(replace(RUNNING, elapsed_seconds=484))
    kept = tile.places().ticking
    assert area == kept
    assert kept.height() < tile.height() * 0.6


@pytest.mark.parametrize(
    "change",
    [
        {"state": "stopped"},
        {"state": "unsaved"},
        {"by": "M. K. · PTA"},
        {"footer": "Untimed"},
        {"typed": True},
        {"key": "4"},
        {"elapsed_seconds": 3600},
    ],
    ids=str,
)
def test_every_other_change_repaints_the_tile(tile, paints, change):
    tile.show_face(RUNNING)
    assert paints(replace(RUNNING, **change)) == [tile.rect()]


def test_minutes_beside_the_word_are_repainted_with_the_digits(tile, paints):
    stopped = replace(RUNNING, state="stopped")
    tile.show_face(stopped)
    assert paints(replace(stopped, elapsed_seconds=600)) == [tile.rect()]


def test_no_digit_moves_or_resizes_another(tile):
    places = set()
    for seconds in (0, 671, 1062, 2928, 3599):
        tile.show_face(replace(RUNNING, elapsed_seconds=seconds))
        places.add((tile.places().digit_pixels, digits_width(tile.face.digits)))
    assert len(places) == 1


@pytest.mark.parametrize(
    ("reason", "has_ring"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.ShortcutFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
    ],
)
def test_the_keyboard_sees_a_ring_and_a_tap_does_not(qtbot, tile, reason, has_ring):
    tile.clearFocus()
    without = edge(tile)
    tile.setFocus(reason)
    assert (edge(tile) != without) == has_ring


def test_the_ring_is_still_there_on_return_to_the_window(qtbot, tile):
    tile.clearFocus()
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    with_ring = tile.grab().toImage()
    tile.clearFocus()
    tile.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert tile.grab().toImage() == with_ring


def edge(tile):
    return tile.grab().toImage().pixel(120, 1)


def test_a_screen_reader_that_toggles_the_tile_wishes_and_changes_nothing_by_itself(tile, wishes):
    tile.toggle()
    assert wishes == ["97112"]
    assert not tile.isChecked()
    tile.show_face(RUNNING)
    assert tile.isChecked()
    assert wishes == ["97112"]
    tile.toggle()
    assert wishes == ["97112", "97112"]
    assert tile.isChecked()
