"""The key file: the data key as each clinician and the recovery code have it, in plain JSON.

Read apart from the ciphers, because a window that asks for a passphrase needs no more than names.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from therapytimer.paths import write_whole
from therapytimer.store.errors import DamagedFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEY_FILE = "keys.json"
RECOVERY = "recovery"
FORMAT = "therapytimer-keys/1"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: Argon2id's memory, passes and lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 4
    lanes: int = 1


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


def names(folder: Path) -> list[str]:
    """List the names by which clinicians sign in."""
    return sorted(one.name for one in of_clinicians(read_keys(folder)))


def of_clinicians(wrappings: Mapping[str, Wrapping]) -> list[Wrapping]:
    """Leave out the recovery code."""
    return [one for one in wrappings.values() if one.id != RECOVERY]


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
    content = json.dumps({"format": FORMAT, "keys": entries}, indent=1, ensure_ascii=False)
    write_whole(folder / KEY_FILE, content.encode()).chmod(0o600)


def read_keys(folder: Path) -> dict[str, Wrapping]:
    """Read the key file by clinician's id; DamagedFileError where it is missing or mangled."""
    path = folder / KEY_FILE
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != FORMAT:
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


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
