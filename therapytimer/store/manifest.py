"""The manifest of a backup: what the copy held when it was made and verified."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from therapytimer.paths import write_whole
from therapytimer.store.errors import DamagedFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
_FORMAT = "therapytimer-backup/1"
_NEEDED = frozenset({"made_at", "schema", "sha256"})


def write_manifest(backup: Path, content: Mapping[str, object]) -> None:
    """Write the manifest into a backup's folder, whole."""
    manifest = json.dumps({"format": _FORMAT, **content}, indent=1)
    write_whole(backup / MANIFEST, manifest.encode()).chmod(0o600)


def read_manifest(backup: Path) -> dict[str, Any]:
    """Read the manifest of a backup; DamagedFileError where there is none that can be read.

    It has "made_at" (ISO), "schema" (version), "rows" (by table), "audit" ("count" and "hash",
    or None), and "sha256" of the database's bytes.
    """
    try:
        manifest: dict[str, Any] = json.loads((backup / MANIFEST).read_bytes())
        if manifest["format"] == _FORMAT and manifest.keys() >= _NEEDED:
            return manifest
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise DamagedFileError(f"{backup} is no whole backup: its {MANIFEST} is missing or damaged.")


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex; OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def clinic_mark(database: Path) -> str:
    """Give what tells files of one clinic from those of another: the beginning of their salt.

    A copy keeps it, so that several clinics may back up to one place. Empty where there is none.
    """
    try:
        with database.open("rb") as file:
            return file.read(8).hex()
    except OSError:
        return ""
