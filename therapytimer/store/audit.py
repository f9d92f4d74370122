"""The audit log: one row for each row written or filled in, chained by a keyed hash.

It makes changes from outside the program evident: each entry holds the hash of the row as it
then stood, and each entry's HMAC takes in the one before. The key is derived from the data key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from therapytimer.store.instants import milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

_CANONICAL = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=bytes.hex
)
BEGINNING = bytes(32)  # what the first entry is chained to


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes (a clinician's id, "" for the program itself) and at which instant."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log: how many entries there are and the last one's chain value (hex)."""

    count: int
    hash: str


def chain_key(data_key: bytes) -> bytes:
    """Derive the key of the chain from the data key."""
    return HKDF(SHA256(), length=32, salt=None, info=b"therapytimer audit chain").derive(data_key)


def row_hash(table: str, row: Mapping[str, object]) -> bytes:
    """Hash a row's content: its table and columns in canonical JSON.

    Empty columns are left out, so that a column added later does not change what old rows say.
    """
    content = {name: value for name, value in row.items() if value is not None}
    return hashlib.sha256(canonical([table, content])).digest()


def canonical(content: object) -> bytes:
    """Write JSON in the one way that hashes are made of."""
    return _CANONICAL.encode(content).encode()


def link(key: bytes, before: bytes, entry: Mapping[str, object]) -> bytes:
    """Chain an entry (all its columns but `chain`) to the one before."""
    return hmac.digest(key, before + canonical(entry), "sha256")


class AuditLog:
    """Appends to the log inside the transaction that writes the facts."""

    def __init__(self, database: Database, data_key: bytes) -> None:
        self._database = database
        self.key = chain_key(data_key)

    def head(self) -> Head:
        """Tell the end of the log, as it stands on notes and in backups."""
        seq, chain = self._last()
        return Head(seq, chain.hex())

    def note(self, stamp: Stamp, what: str, table: str, row: Mapping[str, Any]) -> None:
        """Append that a row was written, stopped or superseded."""
        self._append(stamp, what, table, int(row["seq"]), row_hash(table, row))

    def note_verified(self, stamp: Stamp) -> None:
        """Append that everything up to here was found as written."""
        seq, chain = self._last()
        self._append(stamp, "verified", "audit", seq, chain)

    def _append(self, stamp: Stamp, what: str, table: str, row: int, content: bytes) -> None:
        seq, before = self._last()
        entry = {
            "seq": seq + 1,
            "at": milliseconds(stamp.at),
            "who": stamp.who,
            "what": what,
            "table_name": table,
            "row": row,
            "row_hash": content,
        }
        self._database.conn.execute(
            "INSERT INTO audit (seq, at, who, what, table_name, row, row_hash, chain) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*entry.values(), link(self.key, before, entry)),
        )

    def _last(self) -> tuple[int, bytes]:
        found = self._database.conn.execute(
            "SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return found or (0, BEGINNING)
