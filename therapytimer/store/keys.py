"""The keys: one random data key, wrapped for each clinician and for the recovery code.

The key file holds no secret by itself: each entry is the data key, encrypted by AES-GCM under a
key that Argon2id makes of a passphrase. Changing a passphrase wraps the same data key anew.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from therapytimer.paths import write_whole
from therapytimer.store.errors import DamagedFileError, StoreError, WrongPassphraseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEY_FILE = "keys.json"
RECOVERY = "recovery"
_FORMAT = "therapytimer-keys/1"
_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 12

# 29 signs without those that look like another: 28 of them hold 136 bits.
_SIGNS = "23456789ACDEFGHJKLMNPQRTUVWXY"
_GROUPS, _GROUP_SIGNS = 7, 4
_MISREAD = str.maketrans("BSZ", "852")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: Argon2id's memory, passes and lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 4
    lanes: int = 1


FULL_COST = Cost()
_LIMIT = Cost(
    memory_kib=1024 * 1024, passes=64, lanes=64
)  # a mangled file must not stop the machine


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The data key, wrapped for one clinician (`id`, `name`) or the recovery code."""

    id: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


def wrap(data_key: bytes, passphrase: str, id: str, name: str, cost: Cost) -> Wrapping:  # noqa: A002
    """Wrap the data key; StoreError for an empty passphrase."""
    if not passphrase:
        raise StoreError("A passphrase of zero length protects nothing: choose a longer one.")
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    cipher = AESGCM(_stretched(passphrase, salt, cost))
    return Wrapping(id, name, cost, salt, nonce, cipher.encrypt(nonce, data_key, _bound_to(id)))


def unwrap(wrapping: Wrapping, passphrase: str) -> bytes:
    """Give the data key; WrongPassphraseError where the passphrase does not fit."""
    cipher = AESGCM(_stretched(passphrase, wrapping.salt, wrapping.cost))
    try:
        return cipher.decrypt(wrapping.nonce, wrapping.wrapped, _bound_to(wrapping.id))
    except InvalidTag:
        raise WrongPassphraseError(
            "The recovery code does not fit."
            if wrapping.id == RECOVERY
            else f"The passphrase does not fit for {wrapping.name}."
        ) from None


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


def write_keys(folder: Path, wrappings: Mapping[str, Wrapping]) -> None:
    """Write the key file whole, for its owner alone."""
    entries = [
        {
            "id": one.id,
            "name": one.name,
            "argon2id": asdict(one.cost),
            "salt": _text(one.salt),
            "nonce": _text(one.nonce),
            "wrapped": _text(one.wrapped),
        }
        for one in wrappings.values()
    ]
    content = json.dumps({"format": _FORMAT, "keys": entries}, indent=1, ensure_ascii=False)
    write_whole(folder / KEY_FILE, content.encode()).chmod(0o600)


def read_keys(folder: Path) -> dict[str, Wrapping]:
    """Read the key file by clinician's id; DamagedFileError where it is missing or mangled."""
    path = folder / KEY_FILE
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != _FORMAT:
            raise ValueError  # noqa: TRY301 - one sentence for all that can be wrong with it
        wrappings = [_wrapping(entry) for entry in content["keys"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise DamagedFileError(
            f"{path} is missing or damaged: nothing can be opened without it; take the one of the "
            "newest backup."
        ) from None
    return {one.id: one for one in wrappings}


def _wrapping(entry: Mapping[str, object]) -> Wrapping:
    cost = Cost(**cast("dict[str, int]", entry["argon2id"]))
    for value, limit in zip(asdict(cost).values(), asdict(_LIMIT).values(), strict=True):
        if not 0 < int(value) <= limit:
            raise ValueError
    salt, nonce, wrapped = (
        base64.b64decode(str(entry[part]), validate=True) for part in ("salt", "nonce", "wrapped")
    )
    return Wrapping(str(entry["id"]), str(entry["name"]), cost, salt, nonce, wrapped)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    made = Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return made.derive(passphrase.encode())


def _bound_to(id: str) -> bytes:  # noqa: A002
    """Bind an entry to its clinician, so that entries cannot be exchanged."""
    return f"{_FORMAT}:{id}".encode()


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
