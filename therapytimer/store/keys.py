"""The keys: one random data key, wrapped for each clinician and for the recovery code.

The key file holds no secret by itself: each entry is the data key, encrypted by AES-GCM under a
key that Argon2id makes of a passphrase. Changing a passphrase wraps the same data key anew.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from therapytimer.store.errors import StoreError, WrongPassphraseError
from therapytimer.store.keyfile import FORMAT, RECOVERY, Cost, Wrapping

FULL_COST = Cost()
_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 12

# 29 signs without those that look like another: 28 of them hold 136 bits.
_SIGNS = "23456789ACDEFGHJKLMNPQRTUVWXY"
_GROUPS, _GROUP_SIGNS = 7, 4
_MISREAD = str.maketrans("BSZ", "852")


def wrap(data_key: bytes, passphrase: str, id: str, name: str, cost: Cost) -> Wrapping:  # noqa: A002
    """Wrap the data key; StoreError for an empty passphrase."""
    if not passphrase:
        raise StoreError("A passphrase of zero length protects nothing: choose a longer one.")
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    cipher = AESGCM(stretched(passphrase, salt, cost))
    return Wrapping(id, name, cost, salt, nonce, cipher.encrypt(nonce, data_key, _bound_to(id)))


def unwrap(wrapping: Wrapping, passphrase: str) -> bytes:
    """Give the data key; WrongPassphraseError where the passphrase does not fit."""
    cipher = AESGCM(stretched(passphrase, wrapping.salt, wrapping.cost))
    try:
        return cipher.decrypt(wrapping.nonce, wrapping.wrapped, _bound_to(wrapping.id))
    except InvalidTag:
        raise WrongPassphraseError(
            "The recovery code does not fit."
            if wrapping.id == RECOVERY
            else f"The passphrase does not fit for {wrapping.name}."
        ) from None


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Make 32 bytes of a passphrase or PIN by Argon2id."""
    made = Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return made.derive(passphrase.encode())


def new_data_key() -> bytes:
    """Make the random 256-bit key of a new clinic."""
    return secrets.token_bytes(_KEY_BYTES)


def new_recovery_code() -> str:
    """Make a recovery code of 136 random bits, in seven groups of four."""
    groups = ["".join(secrets.choice(_SIGNS) for _ in range(_GROUP_SIGNS)) for _ in range(_GROUPS)]
    return "-".join(groups)


def plain_code(code: str) -> str:
    """Take a typed recovery code as it was meant: groups, case and misread signs do not count."""
    return "".join(sign for sign in code.upper() if sign.isalnum()).translate(_MISREAD)


def _bound_to(id: str) -> bytes:  # noqa: A002
    """Bind an entry to its clinician, so that entries cannot be exchanged."""
    return f"{FORMAT}:{id}".encode()
