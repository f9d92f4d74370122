"""The tiles that stay live under an automatic lock: those of the visit that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapytimer.ui.guard.tiles_cover import TilesCover

if TYPE_CHECKING:
    from therapytimer.ui.board.page import Board
    from therapytimer.ui.board.treatment import Treatment
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow


class LiveTiles(QObject):
    """Shows on a cover what the tiles of the board show, in the order that hands know.

    The board beneath follows the running visit meanwhile and goes back to its own afterwards.
    """

    def __init__(self, window: MainWindow, desk: Desk, treatment: Treatment, board: Board) -> None:
        super().__init__(window)
        self._desk, self._treatment, self._board = desk, treatment, board
        self._before: str | None = None
        self.cover = TilesCover(window)

    def show(self) -> None:
        """Cover everything but the tiles of a visit that runs."""
        shown = self._treatment.visit_id
        running = [one.visit_id for one in self._desk.stopwatch.running()]
        if shown not in running and running:
            self._before = self._before or shown
            self._treatment.show_visit(running[0])
        self.follow()
        self.cover.draw()

    def follow(self) -> None:
        """Show the tiles as they stand."""
        self.cover.show_faces([tile.face for tile in self._board.grid.tiles])

    def hide(self) -> None:
        """Hide the tiles; the board's visit stays until the lock is lifted."""
        self.cover.hide()

    def end(self) -> None:
        """Give the board back the visit that it showed before the lock."""
        self.hide()
        before, self._before = self._before, None
        if before is not None:
            self._treatment.show_visit(before)
