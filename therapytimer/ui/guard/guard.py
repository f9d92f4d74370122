"""The guard of an open clinic: covers it, lifts the cover, lets somebody else sign in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.ui.guard.auto_lock import AutoLock
from therapytimer.ui.guard.cover import LockCover
from therapytimer.ui.guard.entry import Entry
from therapytimer.ui.guard.hush import Hush
from therapytimer.ui.guard.left_off import LeftOff
from therapytimer.ui.guard.live import LiveTiles
from therapytimer.ui.strip.run import LatestRun

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.ui.board.page import Board
    from therapytimer.ui.board.treatment import Treatment
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow

KEYS_GO_AFTER = timedelta(minutes=60)
BACK_TO_TILES_AFTER = timedelta(seconds=20)


class Guard(QObject):
    """Locks everything away and lets its clinician, or another one, in again.

    A lock by key covers all patient data. The lock that comes by itself leaves the tiles of the
    running visit live; once nothing runs it covers all.

    Signals: `covering` before anything is covered, so that what is typed can be kept; `entered`
    (clinician's name) after somebody else signed in; `keys_due` once the clinic was locked and
    quiet for so long that its file has to be closed.
    """

    covering = Signal()
    entered = Signal(str)
    keys_due = Signal()

    def __init__(self, window: MainWindow, desk: Desk, treatment: Treatment, board: Board) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.cover, self.live = LockCover(window), LiveTiles(window, desk, treatment, board)
        self.entry, self.auto = Entry(self.cover, desk), AutoLock(self, desk)
        self.run = LatestRun(desk)
        self._hush = Hush(self, (self.cover, self.live.cover))
        self._left = LeftOff()
        self._by_itself = False
        self._quiet_since: datetime | None = None  # None: not locked
        self._second: datetime | None = None

    @property
    def is_locked(self) -> bool:
        """Whether anything is covered."""
        return self._quiet_since is not None

    # Locking.

    def lock(self) -> None:
        """Cover everything; what runs goes on."""
        self._close(by_itself=False)
        self._show_all()

    def lock_by_itself(self) -> None:
        """Cover all but the tiles of what runs; everything where nothing runs."""
        self._close(by_itself=True)
        if self._desk.stopwatch.running():
            self.live.show()
        else:
            self._show_all()

    def lock_if_quiet(self) -> None:
        """Cover everything if nothing runs: the system itself locks or goes to sleep."""
        if not self.is_locked and not self._desk.stopwatch.running():
            self.lock_by_itself()

    def watch(self, at: datetime) -> None:
        """Lock when it is time to; while locked, show what may be shown."""
        idle = self.auto.idle(at)
        if self._quiet_since is None:
            if self.auto.is_due(idle):
                self.lock_by_itself()
        elif self._desk.stopwatch.running():
            self._quiet_since = at
            self._follow_running(at, idle)
        else:
            self._follow_quiet(at, self._quiet_since)

    def _follow_running(self, at: datetime, idle: timedelta) -> None:
        if self.live.cover.isVisibleTo(self._window):
            self.live.follow()
        elif self._by_itself and idle >= BACK_TO_TILES_AFTER:
            self.show_tiles()
        else:
            self._tick(at)

    def _follow_quiet(self, at: datetime, since: datetime) -> None:
        if self.live.cover.isVisibleTo(self._window):
            self._show_all()
        self._tick(at)
        if at - since >= KEYS_GO_AFTER:
            self._quiet_since = at  # once is enough
            # What is not on disk yet would be lost, and a sample has nothing to guard.
            if not self._desk.log.waiting and not self._sample:
                self.keys_due.emit()

    # What the cover shows and wishes.

    def ask_to_unlock(self) -> None:
        """Ask for PIN or passphrase in place of the tiles."""
        self._show_all()

    def show_tiles(self) -> None:
        """Show the live tiles again in place of the question."""
        self.cover.lift()
        self.live.show()

    def pause(self) -> None:
        """Pause what runs, or go on with it, whoever's visit it is."""
        run = self.run.at(self._desk.now())
        if run is not None:
            self._desk.pause(run.visit_id)
            self._show_run(self._desk.now())
        if self._by_itself and run is not None and not run.runs:
            self.show_tiles()  # what goes on has its tiles again

    def stop_everything(self) -> None:
        """Stop all that runs."""
        self._desk.stop_everything()
        self._show_run(self._desk.now())

    def let_in(self, clinician_id: str) -> None:
        """Lift the cover for whoever gave the right answer; no visit closes."""
        same = clinician_id == self._desk.user.id
        self._desk.user = self._desk.store.clinician
        self._quiet_since = None
        self._hush.end()
        self.auto.idleness.touch()
        self._window.enable_pages(enabled=True)
        self.live.end()
        self.cover.lift()
        page = self._window.page()
        if same and page is not None:
            self._left.return_to(page)
        else:
            self._left.forget()
            self.entered.emit(self._desk.user.name)

    # Parts of it.

    def _close(self, *, by_itself: bool) -> None:
        """Lock whatever is covered next; a lock by key overrides one that came by itself."""
        self._by_itself = by_itself
        if self.is_locked:
            return
        self._hush.begin()
        self._left.remember(self._window)
        self.covering.emit()
        self._quiet_since = self._desk.now()
        self.run.begin(self._quiet_since)
        # What is covered must not hear the keys either.
        self._window.enable_pages(enabled=False)

    def _show_all(self) -> None:
        hint = "This is a sample: its passphrase is “sample clinic”." if self._sample else ""
        self.live.hide()
        self.cover.lock(self.entry.signers(), self._desk.user.id, hint)
        self._show_run(self._desk.now())

    @property
    def _sample(self) -> bool:
        return bool(self._desk.store.settings.get("sample"))

    def _tick(self, at: datetime) -> None:
        """Show what runs once a second."""
        second = at.replace(microsecond=0)
        if second != self._second:
            self._second = second
            self._show_run(at)

    def _show_run(self, at: datetime) -> None:
        run = self.run.at(at)
        self.cover.run.show_run(run)
        self.cover.tiles.setVisible(self._by_itself and run is not None and run.runs)
