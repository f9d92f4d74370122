"""The logbook: changes go to disk in order; those that cannot wait in the one list in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.store.store import Store
    from therapytimer.visit.actions import Change
    from therapytimer.visit.reading import Reading


class Logbook:
    """Writes changes; `waiting` holds those that are not on disk yet, oldest first.

    `problem` says in one sentence why the first of them could not be written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.waiting: list[Change] = []
        self.problem = ""

    def write(self, change: Change) -> bool:
        """Write a change; False says that it waits, behind those that wait already."""
        if self.waiting:
            self.waiting.append(change)
            return self.try_again()
        try:
            self._store.visits.apply(change)
        except StoreError as failure:
            self.waiting.append(change)
            self.problem = str(failure)
        return not self.waiting

    def try_again(self) -> bool:
        """Write what waits, in order; tell whether all of it is on disk now."""
        while self.waiting:
            try:
                self._store.visits.apply(self.waiting[0])
            except StoreError as failure:
                self.problem = str(failure)
                return False
            self.waiting.pop(0)
        self.problem = ""
        return True

    def write_alive(self, reading: Reading, at: datetime) -> None:
        """Overwrite the sign of life; where that fails nothing is lost but precision."""
        try:
            self._store.alive.write_alive(reading, at)
        except StoreError:
            return
