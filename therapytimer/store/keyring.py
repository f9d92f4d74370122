"""The keyring: the data key in memory, and who can unwrap it."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError, WrongPassphraseError, told_of_system
from therapytimer.store.keyfile import (
    RECOVERY,
    Cost,
    Wrapping,
    of_clinicians,
    read_keys,
    write_keys,
)
from therapytimer.store.keys import (
    FULL_COST,
    new_data_key,
    new_recovery_code,
    plain_code,
    unwrap,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class Keyring:
    """The data key of an unlocked clinic and the wrappings in its key file.

    What it writes costs a guess as much as the wrapping it was opened by.
    """

    def __init__(
        self, folder: Path, data_key: bytes, wrappings: dict[str, Wrapping], cost: Cost
    ) -> None:
        self.data_key = data_key
        self._folder = folder
        self._wrappings = wrappings
        self.cost = cost

    def wrap_for(self, clinician_id: str, name: str, passphrase: str) -> None:
        """Let a clinician in by a passphrase, new or instead of the old one."""
        wrapping = wrap(self.data_key, passphrase, clinician_id, name, self.cost)
        self._write({**self._wrappings, clinician_id: wrapping})

    def check(self, clinician_id: str, passphrase: str) -> None:
        """Raise WrongPassphraseError unless it is the passphrase of a clinician who signs in."""
        unwrap(self._wrapping(clinician_id), passphrase)

    def mark(self, clinician_id: str) -> str:
        """Return what another passphrase would change; WrongPassphraseError for the retired."""
        return hashlib.sha256(self._wrapping(clinician_id).salt).hexdigest()

    @contextmanager
    def with_the_rest(self) -> Generator[None]:
        """Take back what is written to the key file inside, if what goes with it fails."""
        before = self._wrappings
        try:
            yield
        except BaseException:
            if self._wrappings is not before:
                self._write(before)
            raise

    def rename(self, clinician_id: str, name: str) -> None:
        """Let a clinician in under another name."""
        renamed = replace(self._wrappings[clinician_id], name=name)
        self._write({**self._wrappings, clinician_id: renamed})

    def drop(self, clinician_id: str) -> None:
        """Let a clinician in no more."""
        self._write({key: one for key, one in self._wrappings.items() if key != clinician_id})

    def new_recovery_code(self) -> str:
        """Make a recovery code, shown once; an older one opens nothing any more."""
        code = new_recovery_code()
        self.wrap_for(RECOVERY, RECOVERY, plain_code(code))
        return code

    def _wrapping(self, clinician_id: str) -> Wrapping:
        if clinician_id not in self._wrappings:
            raise WrongPassphraseError("Whoever that is does not sign in here.")
        return self._wrappings[clinician_id]

    def _write(self, wrappings: dict[str, Wrapping]) -> None:
        try:
            write_keys(self._folder, wrappings)
        except OSError as error:
            raise told_of_system(error, str(self._folder)) from error
        self._wrappings = wrappings


def new_keyring(folder: Path, cost: Cost = FULL_COST) -> Keyring:
    """Make the keyring of a new clinic, which nobody can open yet."""
    return Keyring(folder, new_data_key(), {}, cost)


def sign_in(folder: Path, passphrase: str, name: str | None) -> tuple[Keyring, str]:
    """Open the keyring by a clinician's passphrase; the second is the clinician's id.

    Without a name there must be one clinician only. WrongPassphraseError otherwise.
    """
    wrappings = read_keys(folder)
    wrapping = _asked_for(wrappings, name)
    data_key = unwrap(wrapping, passphrase)
    return Keyring(folder, data_key, wrappings, wrapping.cost), wrapping.id


def recover(folder: Path, code: str, name: str | None) -> tuple[Keyring, str]:
    """Open the keyring by the recovery code, for the clinician who lost the passphrase."""
    wrappings = read_keys(folder)
    wrapping = _asked_for(wrappings, name)
    if RECOVERY not in wrappings:
        raise StoreError("This clinic has no recovery code.")
    data_key = unwrap(wrappings[RECOVERY], plain_code(code))
    return Keyring(folder, data_key, wrappings, wrappings[RECOVERY].cost), wrapping.id


def _asked_for(wrappings: dict[str, Wrapping], name: str | None) -> Wrapping:
    entries = of_clinicians(wrappings)
    matching = [one for one in entries if name is None or one.name == name.strip()]
    if len(matching) == 1:
        return matching[0]
    known = ", ".join(sorted(one.name for one in entries))
    if name is None:
        raise WrongPassphraseError(f"Several clinicians sign in here, say who: {known}.")
    raise WrongPassphraseError(f"Nobody called {name!r} signs in here; known are: {known}.")
