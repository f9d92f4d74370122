"""The guard of an open clinic: covers it, lifts the cover, lets somebody else sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.errors import StoreError
from therapytimer.ui.gate.cover import LockCover
from therapytimer.ui.gate.unlock import UnlockPage

if TYPE_CHECKING:
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow


class Guard(QObject):
    """Locks everything away and lets its clinician, or another one, in again.

    Signals: `covering` before anything is covered, so that what is typed can be kept; `entered`
    (clinician's name) after somebody else signed in.
    """

    covering = Signal()
    entered = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.cover, self.switching = LockCover(window), UnlockPage()

    def lock(self) -> None:
        """Cover everything; what runs goes on."""
        self.covering.emit()
        sample = self._desk.store.settings.get("sample")
        hint = "This is a sample: its passphrase is “sample clinic”." if sample else ""
        self.cover.lock(self._desk.user.name, hint)
        # What is covered must not hear the keys either.
        self._window.enable_pages(enabled=False)

    def unlock(self, passphrase: str) -> None:
        """Lift the cover for whoever is signed in."""
        try:
            self._desk.switch_user(self._desk.user.id, passphrase)
        except StoreError as problem:
            self.cover.show_problem(str(problem))
        else:
            self._uncover()

    def offer_switch(self) -> None:
        """Let somebody else sign in: their page shows no patient, so the cover may go."""
        self._window.show_page(self.switching)
        names = [one.name for one in self._desk.store.clinicians.all()]
        self.switching.begin(names, offers_code=False)
        self._uncover()

    def switch(self, name: str, passphrase: str) -> None:
        """Let a clinician of that name sign in; no visit closes."""
        found = [one for one in self._desk.store.clinicians.all() if one.name == name]
        try:
            self._desk.switch_user(found[0].id if found else "", passphrase)
        except StoreError as problem:
            self.switching.show_problem(str(problem))
        else:
            self.entered.emit(name)

    def _uncover(self) -> None:
        self._window.enable_pages(enabled=True)
        self.cover.lift()
