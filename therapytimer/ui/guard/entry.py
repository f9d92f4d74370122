"""Entry: who may lift the cover, by what, and how often a wrong answer is heard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.errors import StoreError
from therapytimer.ui.guard.forms import Signer

if TYPE_CHECKING:
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.guard.cover import LockCover


class Entry(QObject):
    """Tries what was typed on the cover; `granted` carries who may come in (clinician's id)."""

    granted = Signal(str)

    def __init__(self, cover: LockCover, desk: Desk) -> None:
        super().__init__(cover)
        self._cover, self._desk = cover, desk

    def signers(self) -> list[Signer]:
        """List who may come in, and whether by PIN."""
        pins, takes_pin = self._desk.store.pins, self._desk.attempts.takes_pin
        return [
            Signer(one.id, one.name, pins.has(one.id) and takes_pin(one.id))
            for one in self._desk.store.clinicians.all()
        ]

    def try_pin(self, clinician_id: str, pin: str) -> None:
        """Let a clinician in by PIN; after five wrong ones their passphrase is asked."""
        try:
            self._desk.store.sign_in_by_pin(clinician_id, pin)
        except StoreError as problem:
            left = self._desk.attempts.wrong_pin(clinician_id)
            if left > 0:
                tries = "1 more try" if left == 1 else f"{left} more tries"
                self._cover.show_problem(f"{problem} {tries}, then the passphrase is asked.")
            else:
                self._cover.show_signers(self.signers())
                self._cover.show_problem("Too many wrong PINs: type the passphrase.")
        else:
            self._grant(clinician_id)

    def try_passphrase(self, clinician_id: str, passphrase: str) -> None:
        """Let a clinician in by passphrase; each wrong one makes the next wait longer."""
        desk = self._desk
        do = partial(desk.store.sign_in, clinician_id, passphrase)
        try:
            desk.attempts.tried(clinician_id, desk.now(), do)
        except StoreError as problem:
            self._cover.show_problem(str(problem))
        else:
            self._grant(clinician_id)

    def _grant(self, clinician_id: str) -> None:
        self._desk.attempts.right(clinician_id)
        self.granted.emit(clinician_id)
