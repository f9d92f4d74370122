"""PINs: a short number by which a clinician comes back while the clinic is open anyway.

A PIN opens no file: only its Argon2id hash is kept, inside the encrypted database. It holds for the
passphrase under which it was set; whoever gets another passphrase, or retires, has none any more.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from therapytimer.store.errors import StoreError, WrongPassphraseError
from therapytimer.store.keyfile import Cost
from therapytimer.store.keys import stretched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.store.audit import Stamp
    from therapytimer.store.keyring import Keyring
    from therapytimer.store.settings import Settings

LENGTHS = range(4, 9)
_DIGITS = re.compile("[0-9]*")
_SALT_BYTES = 16
_EVEN_STEPS = ({0}, {1}, {9})  # all the same, 1234, 4321; 9 and 0 are neighbours


class WrongPinError(StoreError):
    """The PIN is not this clinician's, or they have none."""


class Pins:
    """The PINs of the clinicians of an open clinic, kept as settings that are never exported."""

    def __init__(self, settings: Settings, keyring: Keyring) -> None:
        self._settings = settings
        self._keyring = keyring

    def has(self, clinician_id: str) -> bool:
        """Tell whether a clinician has a PIN that holds."""
        return self._kept(clinician_id) is not None

    def set(self, clinician_id: str, passphrase: str, pin: str, stamp: Stamp) -> None:
        """Keep a PIN for a clinician, who proves by the passphrase who they are.

        StoreError in words if it is too easy or no PIN; WrongPassphraseError.
        """
        refusal = refusal_of(pin)
        if refusal:
            raise StoreError(refusal)
        self._keyring.check(clinician_id, passphrase)
        salt, cost = secrets.token_bytes(_SALT_BYTES), self._keyring.cost
        kept = {
            "argon2id": asdict(cost),
            "salt": salt.hex(),
            "hash": stretched(pin, salt, cost).hex(),
            "under": self._keyring.mark(clinician_id),
        }
        self._settings.set(_name(clinician_id), kept, stamp.who, stamp.at)

    def drop(self, clinician_id: str, stamp: Stamp) -> None:
        """Take a clinician's PIN away."""
        self._settings.set(_name(clinician_id), None, stamp.who, stamp.at)

    def check(self, clinician_id: str, pin: str) -> None:
        """Raise WrongPinError unless it is the clinician's PIN."""
        kept = self._kept(clinician_id)
        if kept is None:
            raise WrongPinError("There is no PIN: type the passphrase.")
        cost = Cost(**cast("Mapping[str, int]", kept["argon2id"]))
        made = stretched(pin, bytes.fromhex(str(kept["salt"])), cost)
        if not hmac.compare_digest(made, bytes.fromhex(str(kept["hash"]))):
            raise WrongPinError("The PIN does not fit.")

    def _kept(self, clinician_id: str) -> Mapping[str, object] | None:
        kept = cast("Mapping[str, object] | None", self._settings.get(_name(clinician_id)))
        if kept is None or kept["under"] != self._mark(clinician_id):
            return None
        return kept

    def _mark(self, clinician_id: str) -> str | None:
        try:
            return self._keyring.mark(clinician_id)
        except WrongPassphraseError:  # retired
            return None


def refusal_of(pin: str) -> str:
    """Say why a number cannot be a PIN; empty where it can."""
    if len(pin) not in LENGTHS or _DIGITS.fullmatch(pin) is None:
        return f"A PIN has {LENGTHS[0]} to {LENGTHS[-1]} digits and nothing else."
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in _EVEN_STEPS:
        return f"{pin} is what anybody would try first: choose a PIN that does not count or repeat."
    return ""


def _name(clinician_id: str) -> str:
    return f"pin:{clinician_id}"
