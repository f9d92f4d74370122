"""The signer: signatures, addenda and corrections of what stands on the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError
from therapytimer.store.signatures import Moment, Signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.store.signatures import Outcome, Signing
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.addenda import Words
    from therapytimer.visit.visit import Visit


class Signer:
    """Signs visits of a desk: facts not yet on disk come first, and signed visits leave it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._signatures = Signatures(desk.store, desk.casebook.codes)

    def check(self, visit_ids: Sequence[str]) -> list[Outcome]:
        """Say of each note whether whoever is signed in could sign it now."""
        return self._signatures.check(visit_ids, self._desk.user.id, self._moment())

    def begin(self, passphrase: str) -> Signing:
        """Open a signing period of whoever is signed in.

        WrongPassphraseError otherwise; each makes the next one wait.
        """
        desk = self._desk
        begin = partial(self._signatures.begin, desk.user.id, passphrase)
        return desk.attempts.tried(desk.user.id, desk.now(), begin)

    def end(self, signing: Signing | None = None) -> None:
        """Close a signing period, or all: after signing, with a lock, at a change of users."""
        self._signatures.end(signing)

    def sign(self, visit_ids: Sequence[str], signing: Signing) -> list[Outcome]:
        """Sign visits, each with its outcome; those signed leave the desk.

        StoreError, and nothing signed, while facts wait to be written or the period is over.
        """
        desk = self._desk
        if not desk.log.try_again():
            raise StoreError(
                f"Some minutes are not saved yet: nothing was signed. {desk.log.problem}"
            )
        outcomes = self._signatures.sign(visit_ids, signing, self._moment())
        for one in outcomes:
            if one.signed:
                desk.leave(one.visit_id)
        return outcomes

    def add_addendum(self, visit_id: str, words: Words, signing: Signing) -> Visit:
        """Add words to a signed note; RefusedError or StoreError says why not."""
        desk = self._desk
        visit = self._signatures.add_addendum(visit_id, words, signing, self._moment())
        desk.casebook.forget(visit_id)
        desk.log_changed.emit(visit_id)
        return visit

    def begin_correction(self, visit_id: str, reason: str) -> Visit:
        """Put a correction of a signed note on the desk, unsigned, and give it.

        RefusedError or StoreError says why not. To drop it, void it: the signed note holds again.
        """
        desk = self._desk
        by, at = desk.user.id, desk.now()
        visit = self._signatures.begin_correction(visit_id, reason, by, at)
        desk.casebook.forget()
        desk.follow(visit.id)
        desk.log_changed.emit(visit.id)
        desk.log_changed.emit(visit_id)
        return visit

    def _moment(self) -> Moment:
        moment = self._desk.moment()
        return Moment(moment.at, moment.reading.zone)
