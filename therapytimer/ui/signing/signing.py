"""Signing: shows what may be signed, asks for the passphrase, signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.billing.findings import Level
from therapytimer.billing.wording import counted
from therapytimer.pdf.times import day
from therapytimer.store.errors import StoreError
from therapytimer.ui.desk.signer import Signer
from therapytimer.ui.signing.forms import ToSign
from therapytimer.ui.signing.sign_page import SignPage
from therapytimer.visit.checklist import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from therapytimer.store.signatures import Outcome, Signing
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow


class NoteSigning(QObject):
    """Lets whoever is signed in sign notes.

    Signals: `signed` (visit ids), `left` (visit ids asked for), `note_requested` (visit id).
    """

    signed = Signal(object)
    left = Signal(object)
    note_requested = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._asked: tuple[str, ...] = ()
        self.asked_of_many = False  # from a list, not from a note
        self.signer = Signer(desk)
        self.page = SignPage()

    def ask(self, visit_ids: Sequence[str]) -> None:
        """Show notes of a list and ask for the passphrase of whoever is signed in."""
        self.asked_of_many = True
        self._ask(visit_ids)

    def ask_one(self, visit_id: str) -> None:
        """Show one note and ask for the passphrase."""
        self.asked_of_many = False
        self._ask((visit_id,))

    def _ask(self, visit_ids: Sequence[str]) -> None:
        self._asked = tuple(visit_ids)
        self.page.say("")
        self._show(self._asked)
        self._window.show_page(self.page)

    def sign(self, passphrase: str) -> None:
        """Sign what is shown; those that cannot be signed stay, each with the reason."""
        signing = self.opened(passphrase, self.page.show_problem)
        if signing is None:
            return
        try:
            outcomes = self.signer.sign(self._asked, signing)
        except StoreError as problem:
            self.page.show_problem(str(problem))
            return
        finally:
            self.signer.end(signing)
        self._show_outcomes(outcomes)

    def opened(self, passphrase: str, say: Callable[[str], object]) -> Signing | None:
        """Open a signing period, or say why not; each wrong passphrase makes the next one wait."""
        try:
            return self.signer.begin(passphrase)
        except StoreError as problem:
            say(str(problem))
            return None

    def leave(self) -> None:
        """Go back to where one came from."""
        self.page.passphrase.begin()
        self.left.emit(self._asked)

    def _show(self, visit_ids: Sequence[str]) -> None:
        user = self._desk.user
        notes = [self._to_sign(one) for one in self.signer.check(visit_ids)]
        self.page.show_notes(f"{user.name}, {user.credentials}", notes)

    def _show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        done = [one.visit_id for one in outcomes if one.signed]
        left = [one.visit_id for one in outcomes if not one.signed]
        if not left:
            self.signed.emit(done)
            self.left.emit(self._asked)
            return
        self._asked = tuple(left)
        self._show(left)
        self.page.say(f"{counted(len(done), 'note')} signed. What is left is shown below.")
        if done:
            self.signed.emit(done)

    def _to_sign(self, outcome: Outcome) -> ToSign:
        book, now = self._desk.casebook, self._desk.now()
        visit, bill = book.visit(outcome.visit_id), book.bill(outcome.visit_id, now)
        found = findings(book.checked(outcome.visit_id, now))
        units = counted(bill.units, "unit")
        facts = f"{day(visit.on)}  ·  {bill.total_treatment_minutes} min  ·  {units}"
        advice = tuple(one.message for one in found if one.level is Level.ADVISES)
        return ToSign(visit.id, visit.patient.name, facts, outcome.refusal, advice)
