"""The tiles of one visit, laid out anew for every size of window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from therapytimer.ui.look.metrics import TILE_MIN
from therapytimer.ui.tiles.layout import lay_out
from therapytimer.ui.tiles.tile import StopwatchTile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from therapytimer.ui.tiles.face import TileFace

GAP = 8
_MM_SS = 2.9  # width of 00:00 in parts of its size
_FILLED = 3  # how much more filled rows weigh than large digits
_SQUARE_ENOUGH = 1.6  # longer tiles than this leave no room for the words
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class Arrangement:
    """How many columns, and how large each tile is."""

    columns: int
    width: int
    height: int

    def place(self, index: int) -> QRect:
        """Where a tile stands, counted in reading order."""
        row, column = divmod(index, self.columns)
        return QRect(
            column * (self.width + GAP), row * (self.height + GAP), self.width, self.height
        )


def arrange(count: int, width: int, height: int, *, for_digits: bool = False) -> Arrangement:
    """Choose the columns that make the digits largest without leaving many places empty.

    With `for_digits` empty places do not matter. Tiles never get smaller than a finger needs; what
    does not fit then is scrolled to.
    """
    most = max(1, (width + GAP) // (TILE_MIN + GAP))
    choices = [_divide(count, columns, width, height) for columns in range(1, most + 1)]
    weight = 0 if for_digits else _FILLED
    return max(choices, key=lambda choice: (_merit(choice, count, height, weight), choice.columns))


def _divide(count: int, columns: int, width: int, height: int) -> Arrangement:
    rows = -(-count // columns)
    return Arrangement(
        columns,
        max(TILE_MIN, (width - GAP * (columns - 1)) // columns),
        max(TILE_MIN, (height - GAP * (rows - 1)) // max(rows, 1)),
    )


def _merit(choice: Arrangement, count: int, height: int, weight: int) -> tuple[bool, float]:
    rows = -(-count // choice.columns)
    fits = _fits(choice, count, height)
    digits = lay_out(choice.width, choice.height, 1.0, _MM_SS).digit_pixels
    filled = count / (rows * choice.columns) if rows else 1.0
    sides = sorted((choice.width, choice.height))
    return fits, digits * filled**weight * min(1.0, _SQUARE_ENOUGH * sides[0] / sides[1])


def _fits(choice: Arrangement, count: int, height: int) -> bool:
    rows = -(-count // choice.columns)
    return rows * (choice.height + GAP) - GAP <= height


class TileGrid(QScrollArea):
    """Shows one tile per face and passes their wishes on.

    Signals:
        toggle_requested(code): a tile was pressed.
    """

    toggle_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[StopwatchTile] = []
        self._arrangement = Arrangement(1, TILE_MIN, TILE_MIN)
        self._for_digits = False
        self._left_keys: frozenset[str] = frozenset()
        self._shape = (0, 0)  # the number of tiles and the width that it was made for
        self._ground = QWidget()
        self.setWidget(self._ground)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(TILE_MIN, TILE_MIN)

    @property
    def tiles(self) -> tuple[StopwatchTile, ...]:
        """The tiles in reading order."""
        return tuple(self._tiles)

    @property
    def columns(self) -> int:
        """How many tiles stand side by side."""
        return self._arrangement.columns

    def show_faces(self, faces: Sequence[TileFace]) -> None:
        """Show these codes, in this order; a tile at the same place stays the same widget."""
        for tile, face in zip(self._tiles, faces, strict=False):
            tile.show_face(face)
        missing, surplus = faces[len(self._tiles) :], self._tiles[len(faces) :]
        for face in missing:
            self._add(face)
        for tile in surplus:
            self._tiles.remove(tile)
            tile.hide()
            tile.deleteLater()
        if missing or surplus:
            self._reflow()

    def show_face(self, face: TileFace) -> None:
        """Show one code's new face on its tile; other tiles are not touched."""
        for tile in self._tiles:
            if tile.face.code == face.code:
                tile.show_face(face)

    def prefer_digits(self, wanted: bool) -> None:
        """Make the digits as large as can be, even where places stay empty, or no longer."""
        self._for_digits = wanted
        self._shape = (0, 0)
        self._reflow()

    def leave_keys(self, keys: frozenset[str]) -> None:
        """Leave these keys to the board, though they would press a tile."""
        self._left_keys = keys
        for tile in self._tiles:
            tile.left_keys = keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from tile to tile; every other key is the board's."""
        focused = next((at for at, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if focused is None or step is None:
            event.ignore()
            return
        wanted = focused + step[0] + step[1] * self.columns
        if 0 <= wanted < len(self._tiles):
            self._tiles[wanted].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._tiles[wanted])

    def _add(self, face: TileFace) -> None:
        tile = StopwatchTile(face, self._ground)
        tile.toggle_requested.connect(self.toggle_requested)
        tile.left_keys = self._left_keys
        tile.show()
        self._tiles.append(tile)

    def _reflow(self) -> None:
        view, count = self.viewport().size(), len(self._tiles)
        kept = _divide(count, self._arrangement.columns, view.width(), view.height())
        # A banner above takes height only: no tile may jump away from under a finger for it.
        if self._shape == (count, view.width()) and _fits(kept, count, view.height()):
            self._arrangement = kept
        else:
            self._arrangement = arrange(
                count, view.width(), view.height(), for_digits=self._for_digits
            )
        self._shape = (count, view.width())
        for index, tile in enumerate(self._tiles):
            tile.setGeometry(self._arrangement.place(index))
        bottom = max((tile.geometry().bottom() + 1 for tile in self._tiles), default=0)
        self._ground.resize(view.width(), max(bottom, view.height()))
