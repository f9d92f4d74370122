"""Signatures: notes frozen under a passphrase, addenda to them, and corrections of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer import __version__
from therapytimer.store.audit import Stamp
from therapytimer.store.bill_days import year_before
from therapytimer.store.errors import StoreError
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.addenda import with_addendum
from therapytimer.visit.amendments import correction_of
from therapytimer.visit.checklist import blocks_signing, checklist
from therapytimer.visit.clinic_settings import codes_in, cosign_in
from therapytimer.visit.day import bill_fields, bill_for, in_order, is_void
from therapytimer.visit.identity import new_id
from therapytimer.visit.signing import Role, Sealing, cosigner_for, frozen, role_of, signed
from therapytimer.visit.wish import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.visit.addenda import Words
    from therapytimer.visit.people import Clinician
    from therapytimer.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is signed, and the name of the zone of the wall clock there."""

    at: datetime
    timezone: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of signing one note: `refusal` is one sentence, empty where it is signed."""

    visit_id: str
    refusal: str = ""

    @property
    def signed(self) -> bool:
        """Whether the note is signed now."""
        return not self.refusal


class Signing:
    """An open signing period of one clinician: the passphrase was given, and not yet let go."""

    def __init__(self, clinician_id: str) -> None:
        self.clinician_id = clinician_id


class Signatures:
    """Signs notes and adds to signed ones; what is signed never changes.

    `shipped` is the catalogue without the clinic's own codes.
    """

    def __init__(self, store: Store, shipped: Catalogue) -> None:
        self._store = store
        self._shipped = shipped
        self._open: list[Signing] = []

    def begin(self, clinician_id: str, passphrase: str) -> Signing:
        """Open a signing period by a clinician's passphrase, for any number of notes and addenda.

        WrongPassphraseError if the passphrase is not theirs; nothing changed. Whoever opened it
        closes it (`end`): when the notes are signed, the screen is locked, the user switched.
        """
        self._store.check_passphrase(clinician_id, passphrase)
        signing = Signing(clinician_id)
        self._open.append(signing)
        return signing

    def end(self, signing: Signing | None = None) -> None:
        """Close one signing period, or all of them; nothing is signed by it any more."""
        self._open = [one for one in self._open if signing is not None and one is not signing]

    def is_open(self, signing: Signing) -> bool:
        """Tell whether a signing period still holds."""
        return any(one is signing for one in self._open)

    def check(self, visit_ids: Sequence[str], clinician_id: str, moment: Moment) -> list[Outcome]:
        """Say of each note whether this clinician could sign it now; nothing is written."""
        return [self._checked(one, self._clinician(clinician_id), moment) for one in visit_ids]

    def sign(self, visit_ids: Sequence[str], signing: Signing, moment: Moment) -> list[Outcome]:
        """Sign notes, in the order given: each wholly or not at all, and each with its outcome.

        An assistant's note that is signed already gets the therapist's co-signature. StoreError if
        the signing period is over; a note that the disk refuses is one outcome.
        """
        signer = self._signer(signing)
        outcomes = [self._outcome(one, signer, moment) for one in visit_ids]
        self._store.checkpoint()
        return outcomes

    def add_addendum(self, visit_id: str, words: Words, signing: Signing, moment: Moment) -> Visit:
        """Add words to a signed note; RefusedError says what they lack. Gives the note as it is."""
        author = self._signer(signing)
        visit = self._store.visits.load(visit_id)
        addendum = with_addendum(visit, words, author, self._sealing(moment)).addenda[-1]
        self._store.visits.add_to_signed(visit_id, "addenda", addendum, _stamp(author, moment))
        self._store.checkpoint()
        return self._store.visits.load(visit_id)

    def begin_correction(
        self, visit_id: str, reason: str, clinician_id: str, at: datetime
    ) -> Visit:
        """Put a new, unsigned visit in the place of a signed one, with all that it says.

        RefusedError: the note is not signed, is corrected already, or no reason is given.
        """
        visits, by = self._store.visits, self._clinician(clinician_id)
        visit = visits.load(visit_id)
        later = visits.correction_of(visit_id)
        if later is not None:
            raise RefusedError(
                f"This note is corrected already, by the note {later}: correct or finish that one."
            )
        new = correction_of(visit, reason, by, at)
        visits.add(new, Action(new_id(), (new.id,), ActionKind.OPEN, by.id, at, reason=reason))
        return visits.load(new.id)

    # How a note is signed.

    def _outcome(self, visit_id: str, signer: Clinician, moment: Moment) -> Outcome:
        try:
            self._sign(visit_id, signer, moment)
        except (RefusedError, StoreError) as refusal:
            return Outcome(visit_id, str(refusal))
        return Outcome(visit_id)

    def _sign(self, visit_id: str, signer: Clinician, moment: Moment) -> None:
        visits = self._store.visits
        stamp = _stamp(signer, moment)
        with self._store.ledger.atomic():
            visit, role = self._ready(visit_id, signer, moment)
            cosigner = self._cosigner(visit, signer) if role is Role.AUTHOR else None
            done = signed(visit, signer, role, self._sealing(moment), cosigner)
            if role is Role.COSIGNER:
                visits.add_to_signed(visit_id, "signatures", done.signatures[-1], stamp)
            else:
                visits.freeze(done, stamp)

    def _checked(self, visit_id: str, signer: Clinician, moment: Moment) -> Outcome:
        try:
            visit, role = self._ready(visit_id, signer, moment)
            if role is Role.AUTHOR:
                self._cosigner(visit, signer)
        except (RefusedError, StoreError) as refusal:
            return Outcome(visit_id, str(refusal))
        return Outcome(visit_id)

    def _ready(self, visit_id: str, signer: Clinician, moment: Moment) -> tuple[Visit, Role]:
        """Give a visit as it is to be signed, and as what; RefusedError if it may not be."""
        visit = self._store.visits.load(visit_id)
        role = role_of(visit, signer, self._store.clinicians.all())
        if role is Role.COSIGNER:
            return visit, role
        self._refuse_beside_another(visit)
        codes = codes_in(self._store.settings.all(), self._shipped)
        day = self._day(visit, codes)
        bill = bill_for(day, codes, moment.at)
        _refuse_running(visit_id, day)
        found = blocks_signing(checklist(visit, bill, codes, self._others(visit)))
        if found:
            raise RefusedError(" ".join(one.message for one in found))
        return frozen(visit, day, bill_fields(bill)), role

    def _refuse_beside_another(self, visit: Visit) -> None:
        """Refuse a correction that was dropped for another one: signed it would stand too."""
        former = visit.corrects
        later = None if former is None else self._store.visits.correction_of(former)
        if later not in {None, visit.id}:
            raise RefusedError(
                f"This correction was dropped: the note {later} stands in its place."
            )

    def _day(self, visit: Visit, codes: Catalogue) -> tuple[Visit, ...]:
        """Give the visits that the note's bill pools, with their grounds, in the day's order."""
        visits = self._store.visits
        pooled = (visit,) if is_void(visit) else tuple(visits.same_day(visit.id))
        year = year_before(self._store, codes, visit.id)
        return in_order(year.filled(visits.patient_id(visit.id), in_order(pooled)))

    def _others(self, visit: Visit) -> list[Visit]:
        there = [one.id for one in self._store.listing.on_day(visit.on) if one.id != visit.id]
        return self._store.visits.load_many(there)

    def _cosigner(self, visit: Visit, signer: Clinician) -> Clinician | None:
        if not cosign_in(self._store.settings.all()):
            return None
        return cosigner_for(visit, signer, self._store.clinicians.all())

    def _signer(self, signing: Signing) -> Clinician:
        if not self.is_open(signing):
            raise StoreError("Give the passphrase again: nothing was signed.")
        return self._clinician(signing.clinician_id)

    def _clinician(self, clinician_id: str) -> Clinician:
        found = {one.id: one for one in self._store.clinicians.all()}
        if clinician_id not in found:
            raise StoreError("Whoever that is does not work here: nothing was signed.")
        return found[clinician_id]

    def _sealing(self, moment: Moment) -> Sealing:
        head = self._store.audit.head()
        return Sealing(moment.at, moment.timezone, head.hash, head.count, __version__)


def _stamp(signer: Clinician, moment: Moment) -> Stamp:
    return Stamp(signer.id, moment.at)


def _refuse_running(visit_id: str, day: Sequence[Visit]) -> None:
    for one in day:
        code = next((each.code for each in one.segments if each.stop is None), None)
        if code is not None and one.id != visit_id:
            raise RefusedError(f"{code} still runs in another visit of the day's bill: stop it.")
