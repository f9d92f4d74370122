"""The board: one visit's stopwatches, what they are worth, and whatever has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.board.banner import Banner
from therapytimer.ui.board.code_picker import CodePicker
from therapytimer.ui.board.foot import BoardFoot
from therapytimer.ui.board.gap_question import GapQuestion
from therapytimer.ui.board.group_part import GroupPart
from therapytimer.ui.board.header import BoardHeader
from therapytimer.ui.board.typed_minutes import TypedMinutes
from therapytimer.ui.board.units_panel import UnitsPanel
from therapytimer.ui.look.metrics import TILE_MIN
from therapytimer.ui.parts.one_tap import PAUSE_WORDS, REASONS, VOID_REASONS, OneTap
from therapytimer.ui.tabs.row import TabRow
from therapytimer.ui.tiles.grid import TileGrid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.tiles.face import TileFace


class Board(QWidget):
    """Looks of the board; what it shows is handed to its parts, what it wishes goes up.

    Signals: `toggle_requested` (code), `pause_requested`, `undo_requested`, `redo_requested`, and
    `table_mode_changed` (whether it shows no more than treatment needs).
    """

    toggle_requested = Signal(str)
    pause_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    table_mode_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Board")
        self._in_table_mode = False
        self.tabs = TabRow()
        self.header = BoardHeader()
        self.banner = Banner()
        self.group = GroupPart()
        self.gap = GapQuestion()
        self.why = OneTap(REASONS, "Leave it")
        self.pause_word = OneTap(PAUSE_WORDS, "No word")
        self.grid = TileGrid()
        self.picker = CodePicker()
        self.panel = UnitsPanel()
        self.typed = TypedMinutes()
        self.void = OneTap(VOID_REASONS, "Keep the visit")
        self.foot = BoardFoot()
        self._lay_out()
        self._connect()

    def show_faces(self, faces: Sequence[TileFace]) -> None:
        """Show one tile for each face."""
        self.grid.show_faces(faces)

    def tap_tile(self, place: int) -> None:
        """Wish for the code of the tile at a place, if there is one."""
        if place < len(self.grid.tiles):
            self.toggle_requested.emit(self.grid.tiles[place].face.code)

    def _connect(self) -> None:
        self.grid.toggle_requested.connect(self.toggle_requested)
        self.header.pause_requested.connect(self.pause_requested)
        self.header.undo_requested.connect(self.undo_requested)
        self.header.redo_requested.connect(self.redo_requested)
        self.picker.closed.connect(self.close_picker)
        self.typed.closed.connect(self.close_typed)
        for asked in (self.gap, self.why, self.pause_word, self.void):
            asked.answered.connect(self.take_keys)
        for asked in (self.why, self.pause_word, self.void, self.group):
            asked.dropped.connect(self.take_keys)
        self.group.started.connect(self.take_keys)
        self.panel.decision_wished.connect(self.take_keys)
        self.void.dropped.connect(self.void.hide)
        for asked in (*self._questions(), self.picker):
            asked.installEventFilter(self)

    def escape(self) -> None:
        """Leave what can be left by Escape; nothing that was typed into the log is lost."""
        if self.typed.isVisible():
            self.close_typed()
        elif self.group.isVisible():
            self.group.drop()
        elif self.in_table_mode:
            self.toggle_table_mode()

    @property
    def in_table_mode(self) -> bool:
        """Whether it shows larger tiles and hides what treatment does not need."""
        return self._in_table_mode

    def toggle_table_mode(self) -> None:
        """Show no more than treatment needs, or everything again."""
        on = self._in_table_mode = not self._in_table_mode
        self.panel.setVisible(not on)
        self.grid.prefer_digits(on)
        self.foot.show_table_mode(on)
        self.header.show_table_mode(on)
        self.table_mode_changed.emit(on)

    def take_keys(self) -> None:
        """Give the keys back to the board: Space pauses again."""
        self.setFocus()

    def close_typed(self) -> None:
        """Put the line for typed minutes away."""
        self.typed.hide()
        self.take_keys()

    def ask_void(self) -> None:
        """Ask why the visit is to be void."""
        self.void.ask("Why is this visit void? It stays readable.")

    def close_picker(self) -> None:
        """Show the tiles again and give the keys back to the board."""
        self.picker.hide()
        self.grid.show()
        self.setFocus()

    def open_picker(self) -> None:
        """Show the code picker in place of the tiles."""
        self.grid.hide()
        self.picker.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is asked on purpose have the room: the pause is worded another time.

        A question may even take some of the tiles', where window and text leave no other.
        """
        kind = event.type()
        if kind is QEvent.Type.ShowToParent and watched not in {self.gap, self.pause_word}:
            self.pause_word.hide()
        if kind in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            asked = any(not one.isHidden() for one in self._questions())
            self.grid.setMinimumHeight(1 if asked else TILE_MIN)
        return super().eventFilter(watched, event)

    def _questions(self) -> tuple[QWidget, ...]:
        return self.gap, self.why, self.pause_word, self.group, self.typed, self.void

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.grid, 1)
        left.addWidget(self.picker, 1)
        # Below the tiles: what is asked must not push them away from under a finger.
        for asked in (self.banner, *self._questions()):
            left.addWidget(asked)
        left.addWidget(self.foot)
        middle = QHBoxLayout()
        middle.setContentsMargins(12, 12, 12, 8)
        middle.setSpacing(12)
        middle.addLayout(left, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.header)
        layout.addLayout(middle, 1)
