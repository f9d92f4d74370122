"""The grid of tiles re-flows with its window and keeps every tile pressable."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import Qt

from therapytimer.ui.tiles.grid import GAP, TileGrid, arrange
from therapytimer.ui.tiles.layout import CAP_HEIGHT, lay_out
from therapytimer.ui.tiles.tile import TileFace

# What is left for tiles beside a panel of 340 under a header of 64.
SMALL_LAPTOP = (996, 684)
LAPTOP = (1550, 996)
UPRIGHT = (720, 1160)


def faces(count):
    return [TileFace(f"{97110 + at}", "Therapy", str(at + 1), 0, "idle") for at in range(count)]


@pytest.fixture
def grid(qtbot):
    shown = TileGrid()
    qtbot.addWidget(shown)
    shown.resize(*SMALL_LAPTOP)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.mark.parametrize(
    ("count", "size", "columns"),
    [
        (1, SMALL_LAPTOP, 1),
        (2, SMALL_LAPTOP, 2),
        (3, SMALL_LAPTOP, 3),
        (4, SMALL_LAPTOP, 2),
        (6, SMALL_LAPTOP, 3),
        (8, SMALL_LAPTOP, 4),
        (10, SMALL_LAPTOP, 5),
        (12, SMALL_LAPTOP, 4),
        (8, LAPTOP, 4),
        (14, LAPTOP, 4),
        (8, UPRIGHT, 2),
        (14, (300, 400), 2),
        (5, (130, 900), 1),
    ],
)
def test_the_columns_suit_the_window(count, size, columns):
    assert arrange(count, *size).columns == columns


@pytest.mark.parametrize(
    ("count", "size"), list(product(range(1, 15), [SMALL_LAPTOP, LAPTOP, UPRIGHT]))
)
def test_up_to_fourteen_tiles_fit_without_scrolling(count, size):
    last = arrange(count, *size).place(count - 1)
    assert last.bottom() < size[1]


@pytest.mark.parametrize(
    ("count", "size"),
    list(product(range(15), [SMALL_LAPTOP, LAPTOP, UPRIGHT, (300, 200), (124, 124), (10, 10)])),
)
def test_tiles_stay_a_finger_wide_and_apart(count, size):
    arrangement = arrange(count, *size)
    places = [arrangement.place(at) for at in range(count)]
    assert min(arrangement.width, arrangement.height) >= 124
    assert not any(
        one.adjusted(-GAP + 1, -GAP + 1, GAP - 1, GAP - 1).intersects(other)
        for at, one in enumerate(places)
        for other in places[:at]
    )


def test_digits_of_eight_tiles_are_read_from_two_metres():
    arrangement = arrange(8, *LAPTOP)
    at = lay_out(arrangement.width, arrangement.height, 1.0, 2.95)
    assert at.digit_pixels * CAP_HEIGHT >= 72


def test_the_grid_flows_anew_when_the_window_changes(grid):
    grid.show_faces(faces(8))
    before = grid.columns
    grid.resize(*UPRIGHT)
    assert (before, grid.columns) == (4, 2)
    assert all(grid.viewport().rect().contains(tile.geometry()) for tile in grid.tiles)


def test_what_does_not_fit_is_scrolled_to(grid):
    grid.resize(300, 300)
    grid.show_faces(faces(14))
    assert grid.verticalScrollBar().maximum() > 0
    assert grid.tiles[-1].geometry().right() <= grid.viewport().width()


def test_a_wish_of_a_tile_is_passed_on(grid, qtbot):
    grid.show_faces(faces(3))
    with qtbot.waitSignal(grid.toggle_requested) as wish:
        qtbot.mouseClick(grid.tiles[1], Qt.MouseButton.LeftButton)
    assert wish.args == ["97111"]


def test_a_tile_stays_the_same_widget_when_its_face_changes(grid):
    grid.show_faces(faces(3))
    before = grid.tiles
    grid.show_faces([replace(face, elapsed_seconds=5) for face in faces(3)])
    assert grid.tiles == before
    assert grid.tiles[2].face.elapsed_seconds == 5


def test_one_face_reaches_its_own_tile_only(grid):
    grid.show_faces(faces(3))
    grid.show_face(replace(faces(3)[1], state="running"))
    assert [tile.face.state for tile in grid.tiles] == ["idle", "running", "idle"]


def test_tiles_come_and_go_with_their_codes(grid):
    for count in (2, 14, 1, 0, 4):
        grid.show_faces(faces(count))
        assert [tile.face for tile in grid.tiles] == faces(count)


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Right, 6),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Down, 5),
    ],
)
def test_arrows_walk_from_tile_to_tile(grid, qtbot, key, reached):
    grid.show_faces(faces(8))
    grid.tiles[5].setFocus()
    qtbot.keyClick(grid.tiles[5], key)
    assert [tile.hasFocus() for tile in grid.tiles].index(True) == reached


def test_a_banner_that_takes_height_moves_no_tile_to_another_column(grid):
    grid.show_faces(faces(9))
    columns = grid.columns
    for height in (580, 500, 420, 684):
        grid.resize(SMALL_LAPTOP[0], height)
        assert grid.columns == columns
