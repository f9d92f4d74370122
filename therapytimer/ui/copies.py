"""Copies: verified backups while the clinic is open and when it closes, old ones thinned out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from therapytimer.store.backup import Source, back_up_each, back_up_to_places, places

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from therapytimer.store.backup import Backups
    from therapytimer.store.store import Store

EVERY_MS = 60 * 60 * 1000


class Copies(QObject):
    """Makes a copy at the start, every hour and at the end.

    The copies in use are made by one worker that is handed folder and key and gives back what
    came of it; the window's own connection is not touched. Signal: `made` (Backups).
    """

    made = Signal(object)

    def __init__(self, store: Store, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._now = store, now
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.make)

    def begin(self) -> None:
        """Make a copy now and one every hour."""
        self.make()
        self._timer.start()

    def make(self) -> None:
        """Have the worker make a copy in every place."""
        source = Source(self._store.folder, self._store.data_key)
        destinations, at = places(self._store), self._now()
        self._pool.start(lambda: self._tell(back_up_each(source, destinations, at)))

    def _tell(self, backups: Backups) -> None:
        try:
            self.made.emit(backups)
        except RuntimeError:
            return  # the office was let go meanwhile: nobody is left to be told

    def wait(self) -> None:
        """Make no more copies, and wait for the one that is being made."""
        self._timer.stop()
        self._pool.waitForDone()

    def end(self) -> None:
        """Make the last copy before the clinic closes."""
        self.wait()
        back_up_to_places(self._store, self._now())
