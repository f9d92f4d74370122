"""Clinicians: who they are, and the passphrase by which each opens the clinic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError
from therapytimer.visit.people import Clinician

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.store.keyring import Keyring
    from therapytimer.store.ledger import Ledger, Row


class Clinicians:
    """The clinicians of this laptop."""

    def __init__(self, ledger: Ledger, keyring: Keyring) -> None:
        self._ledger = ledger
        self._keyring = keyring

    def all(self, *, retired: bool = False) -> list[Clinician]:
        """Return the clinicians who work here, or those who are retired."""
        rows = self._ledger.select(
            "SELECT * FROM clinician WHERE superseded_by IS NULL AND retired = ? ORDER BY name",
            int(retired),
        )
        return [_clinician(row) for row in rows]

    def get(self, clinician_id: str) -> Clinician | None:
        """Return a clinician, retired or not, or None."""
        row = self._ledger.live("clinician", {"clinician_id": clinician_id})
        return None if row is None else _clinician(row)

    def add(self, clinician: Clinician, passphrase: str, by: str, at: datetime) -> None:
        """Let another clinician sign in, under a passphrase of their own.

        StoreError if the id is taken, somebody of that name works here, or the passphrase is empty.
        """
        if self.get(clinician.id) is not None:
            raise StoreError("A clinician with this id is here already: nothing was changed.")
        self._refuse_namesake(clinician)
        with self._keyring.with_the_rest(), self._ledger.atomic():
            self._write(clinician, Stamp(by, at))
            self._keyring.wrap_for(clinician.id, clinician.name, passphrase)

    def revise(self, clinician: Clinician, by: str, at: datetime) -> None:
        """Keep new particulars of a clinician, the name they sign in by among them."""
        self._ledger.must_live("clinician", {"clinician_id": clinician.id, "retired": 0})
        self._refuse_namesake(clinician)
        with self._keyring.with_the_rest(), self._ledger.atomic():
            self._write(clinician, Stamp(by, at))
            self._keyring.rename(clinician.id, clinician.name)

    def retire(self, clinician_id: str, by: str, at: datetime) -> None:
        """Let a clinician sign in no more; what they treated and signed stays.

        StoreError for the last one, for the last therapist, and for whoever does it themselves.
        """
        row = self._ledger.must_live("clinician", {"clinician_id": clinician_id, "retired": 0})
        self._refuse_needed(clinician_id, by)
        with self._keyring.with_the_rest(), self._ledger.atomic():
            self._write(_clinician(row), Stamp(by, at), retired=True)
            self._keyring.drop(clinician_id)

    def change_passphrase(self, clinician_id: str, passphrase: str) -> None:
        """Wrap the data key anew for a clinician; the old passphrase opens nothing any more."""
        row = self._ledger.must_live("clinician", {"clinician_id": clinician_id, "retired": 0})
        self._keyring.wrap_for(clinician_id, row["name"], passphrase)

    def _refuse_needed(self, clinician_id: str, by: str) -> None:
        rest = [one for one in self.all() if one.id != clinician_id]
        if not rest:
            raise StoreError("The last clinician cannot be retired: add another one first.")
        if all(one.assistant for one in rest):
            raise StoreError("The last therapist cannot be retired: add another one first.")
        if clinician_id == by:
            raise StoreError("Nobody retires themselves: somebody else has to sign in and do it.")

    def _refuse_namesake(self, clinician: Clinician) -> None:
        name = clinician.name.strip()
        if not name:
            raise StoreError("A clinician needs a name: it is what they sign in by.")
        if any(one.name == name and one.id != clinician.id for one in self.all()):
            raise StoreError(f"A clinician named {name} works here already: choose another name.")

    def _write(self, clinician: Clinician, stamp: Stamp, *, retired: bool = False) -> None:
        clinician = replace(clinician, name=clinician.name.strip())
        row = {**_row(clinician), "retired": int(retired)}
        self._ledger.revise("clinician", ("clinician_id",), row, stamp)


def _row(clinician: Clinician) -> Row:
    return {
        "clinician_id": clinician.id,
        "name": clinician.name,
        "credentials": clinician.credentials,
        "assistant": int(clinician.assistant),
        "npi": clinician.npi,
        "licence": clinician.licence,
        "supervised_by": clinician.supervised_by,
    }


def _clinician(row: Row) -> Clinician:
    return Clinician(
        id=row["clinician_id"],
        name=row["name"],
        credentials=row["credentials"],
        assistant=bool(row["assistant"]),
        npi=row["npi"],
        licence=row["licence"],
        supervised_by=row["supervised_by"],
    )
