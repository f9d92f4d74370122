"""Amending signed notes: words added to them, and corrections beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.pdf.times import day
from therapytimer.store.errors import StoreError
from therapytimer.ui.signing.addendum_page import AddendumPage
from therapytimer.visit.wish import RefusedError

if TYPE_CHECKING:
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.ui.signing.signing import NoteSigning
    from therapytimer.visit.addenda import Words

_DROPPED = "the correction was dropped"


class Amending(QObject):
    """Signals: `note_requested` (visit id), `refused` (one sentence)."""

    note_requested = Signal(str)
    refused = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, signing: NoteSigning) -> None:
        super().__init__(window)
        self._window, self._desk, self._signing = window, desk, signing
        self._visit_id = ""
        self.page = AddendumPage()

    def ask_words(self, visit_id: str) -> None:
        """Ask for words to add to a signed note."""
        self._visit_id = visit_id
        visit = self._desk.casebook.visit(visit_id)
        self.page.begin(f"{visit.patient.name}, {day(visit.on)}")
        self._window.show_page(self.page)

    def add_words(self, words: Words, passphrase: str) -> None:
        """Sign the words and add them to the note."""
        signing = self._signing.opened(passphrase, self.page.show_problem)
        if signing is None:
            return
        try:
            self._signing.signer.add_addendum(self._visit_id, words, signing)
        except (RefusedError, StoreError) as problem:
            self.page.show_problem(str(problem))
        else:
            self.leave()
        finally:
            self._signing.signer.end(signing)

    def leave(self) -> None:
        """Go back to the note."""
        self.page.passphrase.begin()
        self.note_requested.emit(self._visit_id)

    def correct(self, visit_id: str, reason: str) -> None:
        """Begin a correction of a signed note, and go to it."""
        try:
            new = self._signing.signer.begin_correction(visit_id, reason)
        except (RefusedError, StoreError) as problem:
            self.refused.emit(str(problem))
        else:
            self.note_requested.emit(new.id)

    def drop(self, visit_id: str) -> None:
        """Drop an unsigned correction: the signed note holds again."""
        former = self._desk.casebook.visit(visit_id).corrects
        if self._desk.void(visit_id, _DROPPED) and former is not None:
            self.note_requested.emit(former)
