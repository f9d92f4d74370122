"""The mini strip: shown while something runs and one looks at another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from therapytimer.ui.strip.run import LatestRun
from therapytimer.ui.strip.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.ui.strip.run import Run

_NEVER_ON_TOP = "wayland"  # it gives no window that place


class MiniStrip(QObject):
    """Shows and hides the strip and does what it wishes.

    Signals: `visit_wished` (visit id) to have that visit on the board, `next_requested` to switch
    its code, `board_requested` (visit id) to show it.
    """

    visit_wished = Signal(str)
    next_requested = Signal()
    board_requested = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, is_locked: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._desk, self._is_locked = window, desk, is_locked
        self._latest = LatestRun(desk)
        self._second: datetime | None = None
        self._worth: tuple[object, int] = (None, 0)
        self._can_be_on_top = not QGuiApplication.platformName().startswith(_NEVER_ON_TOP)
        self.strip = Strip()
        self.strip.pause_requested.connect(self.pause)
        self.strip.next_requested.connect(self.switch)
        self.strip.board_requested.connect(self.go_back)

    def follow(self, at: datetime) -> None:
        """Show what runs once a second, and nothing to whoever sees the window itself."""
        second = at.replace(microsecond=0)
        if second != self._second:
            self._second = second
            self.look(at)

    def look(self, at: datetime) -> None:
        """Show or hide the strip, as things stand."""
        if not self._is_away() or not self._can_be_on_top:
            self.strip.hide()
            return
        run = self._latest.at(at)
        if run is None:
            self.strip.hide()
        elif run.runs or self.strip.isVisible():  # what was paused here can go on from here
            self._show(run, at)

    def pause(self) -> None:
        """Pause what runs, or go on with it."""
        run = self._latest.at(self._desk.now())
        if run is not None:
            self._desk.pause(run.visit_id)
            self.look(self._desk.now())

    def switch(self) -> None:
        """Switch to the next planned code of the visit that runs."""
        run = self._latest.at(self._desk.now())
        if run is not None and not self._is_locked():
            self.visit_wished.emit(run.visit_id)
            self.next_requested.emit()
            self.look(self._desk.now())

    def go_back(self) -> None:
        """Bring the window back, with the visit on the board unless it is locked."""
        run = self._latest.at(self._desk.now())
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self.strip.hide()
        if run is not None and not self._is_locked():
            self.board_requested.emit(run.visit_id)

    def end(self) -> None:
        """Go with the clinic."""
        self.strip.hide()
        self.strip.deleteLater()

    def _is_away(self) -> bool:
        """Tell whether somebody looks at something else."""
        active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return self._window.isMinimized() or (self._window.isVisible() and not active)

    def _show(self, run: Run, at: datetime) -> None:
        # The bill is reckoned when a minute is whole, not each second.
        minute = (run.visit_id, run.code, run.runs, run.seconds // 60)
        if minute != self._worth[0]:
            self._worth = (minute, self._desk.casebook.bill(run.visit_id, at).units)
        self.strip.show_run(run, self._worth[1], may_switch=not self._is_locked())
        if not self.strip.isVisible():
            self.strip.appear()
