"""The automatic lock while a stopwatch runs: tiles, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.guard.curtain import Curtain
from therapytimer.ui.parts.icon_button import IconButton, Picture
from therapytimer.ui.parts.labels import label
from therapytimer.ui.tiles.grid import TileGrid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from therapytimer.ui.tiles.face import TileFace


class TilesCover(Curtain):
    """Shows the tiles of one visit without its name; digits, Space and taps work as on the board.

    Signals: `toggle_requested` (code), `pause_requested`, `unlock_requested`, and `key_pressed`
    (the key's event) for every key that no tile takes.
    """

    toggle_requested = Signal(str)
    pause_requested = Signal()
    unlock_requested = Signal()
    key_pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Locked, tiles only")
        self.grid = TileGrid()
        self.pause, self.unlock = IconButton("Pause", "pause"), IconButton("Unlock", "lock")
        self.grid.toggle_requested.connect(self.toggle_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.unlock.clicked.connect(self.unlock_requested)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys on to whoever knows which of them stay live; they end here."""
        event.accept()
        self.key_pressed.emit(event)

    def show_faces(self, faces: Sequence[TileFace]) -> None:
        """Show these tiles."""
        self.grid.show_faces(faces)

    def draw(self) -> None:
        """Cover everything and take the keys."""
        super().draw()
        self.setFocus()

    def _lay_out(self) -> None:
        band = QFrame()
        band.setProperty("bar", "top")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("Locked \N{EN DASH} tiles only", "heading"))
        words.addWidget(label("Names, notes and other visits are covered.", "muted", wraps=True))
        line = QHBoxLayout(band)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(12)
        line.addWidget(Picture("lock", 32, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        line.addWidget(self.pause)
        line.addWidget(self.unlock)
        tiles = QVBoxLayout()
        tiles.setContentsMargins(12, 12, 12, 12)
        tiles.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(band)
        column.addLayout(tiles, 1)
