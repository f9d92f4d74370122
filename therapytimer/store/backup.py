"""Backups: one folder each, named by its instant, verified before it gets its name."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from therapytimer.paths import write_whole
from therapytimer.store.connection import connect_to_read, refuse_plain
from therapytimer.store.errors import DamagedFileError, StoreError, told_of_system
from therapytimer.store.folder import BACKUPS, DATABASE
from therapytimer.store.instants import stamp_name
from therapytimer.store.keyfile import KEY_FILE
from therapytimer.store.manifest import clinic_mark, file_hash, write_manifest
from therapytimer.store.migrations import version_of
from therapytimer.store.settings import SECOND_PLACE
from therapytimer.store.thinning import thin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlite_utils import Database

    from therapytimer.store.settings import Settings

_PART = ".backup-"
_PASSING = frozenset({"alive", "draft"})


class Unlocked(Protocol):
    """What a backup needs of a store; it may be used in another thread than the store."""

    @property
    def folder(self) -> Path:
        """The clinic's folder."""
        ...

    @property
    def data_key(self) -> bytes:
        """The key of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A clinic's folder with the key of its file."""

    folder: Path
    data_key: bytes


class WithSettings(Unlocked, Protocol):
    """An open store, as far as its backups go."""

    @property
    def settings(self) -> Settings:
        """The clinic's settings."""
        ...


@dataclass(frozen=True, slots=True)
class Backups:
    """What came of a round of backups: the folders made, and a sentence for each that was not."""

    made: tuple[Path, ...]
    troubles: tuple[str, ...]


def places(store: WithSettings) -> tuple[Path, ...]:
    """Tell where backups go: beside the file, and to the second place if one is set."""
    second = store.settings.get(SECOND_PLACE)
    beside = store.folder / BACKUPS
    return (beside, type(beside)(second)) if isinstance(second, str) and second else (beside,)


def back_up_to_places(store: WithSettings, at: datetime) -> Backups:
    """Back up to every place; one that is missing gives a sentence and stops nothing."""
    return back_up_each(store, places(store), at)


def back_up_each(source: Unlocked, destinations: Iterable[Path], at: datetime) -> Backups:
    """Back up to each of some places, in any thread; a place that fails gives a sentence.

    Older backups that are not needed any more go when a new one is whole.
    """
    made: list[Path] = []
    troubles: list[str] = []
    for destination in destinations:
        try:
            made.append(back_up(source, destination, at))
            thin(destination, at)
        except StoreError as error:
            troubles.append(f"No backup was made in {destination}. {error}")
    return Backups(tuple(made), tuple(troubles))


def back_up(source: Unlocked, destination: Path, at: datetime) -> Path:
    """Make a verified backup and return its folder, which is whole or absent.

    It reads over a connection of its own, so that writing goes on meanwhile. StoreError says
    what stood in the way; a damaged file is told here too, since every page in use is read.
    """
    try:
        if destination.parent == source.folder:
            destination.mkdir(mode=0o700, exist_ok=True)
        prefix = f"{_PART}{clinic_mark(source.folder / DATABASE)}-"
        _sweep(destination, prefix)
        part = destination / f"{prefix}{stamp_name(at)}"
        part.mkdir(mode=0o700)
        try:
            _fill(source, part, at)
            return part.rename(_free_name(destination, at))
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except OSError as error:
        raise told_of_system(error, str(destination)) from error


def _sweep(destination: Path, prefix: str) -> None:
    """Remove what killed backups of this clinic left half-made."""
    for stray in destination.glob(f"{prefix}*"):
        shutil.rmtree(stray)


def _free_name(destination: Path, at: datetime) -> Path:
    name = destination / stamp_name(at)
    number = 2
    while name.exists():
        name = destination / f"{stamp_name(at)}-{number}"
        number += 1
    return name


def _fill(source: Unlocked, part: Path, at: datetime) -> None:
    original, copy = source.folder / DATABASE, part / DATABASE
    with closing(connect_to_read(original, source.data_key)) as database:
        before = _counts(database)
        database.conn.execute("VACUUM INTO ?", (str(copy),))
        after = _counts(database)
    copy.chmod(0o600)
    _flush(copy)
    refuse_plain(copy)
    with closing(connect_to_read(copy, source.data_key)) as database:
        rows = _verified(database, copy)
        head = database.conn.execute(
            "SELECT seq, hex(chain) FROM audit ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        schema = version_of(database)
    if any(not before[name] <= count <= after[name] for name, count in rows.items()):
        raise DamagedFileError(f"{copy} does not hold what {original} holds: it was not kept.")
    write_whole(part / KEY_FILE, (source.folder / KEY_FILE).read_bytes()).chmod(0o600)
    manifest = {
        "made_at": at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "schema": schema,
        "rows": rows,
        "audit": {"count": head[0], "hash": head[1].lower()} if head else None,
        "sha256": file_hash(copy),
    }
    write_manifest(part, manifest)


def _counts(database: Database) -> dict[str, int]:
    """Count the rows of every table that holds facts."""
    names = [
        name
        for (name,) in database.conn.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'"
        )
        if name not in _PASSING
    ]
    return {
        name: int(database.conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608
        for name in names
    }


def _verified(database: Database, copy: Path) -> dict[str, int]:
    findings = [
        *database.conn.execute("PRAGMA cipher_integrity_check"),
        *(row for row in database.conn.execute("PRAGMA integrity_check") if row[0] != "ok"),
    ]
    if findings:
        raise DamagedFileError(
            f"{copy} did not pass the check ({findings[0][0]}): it was not kept."
        )
    return _counts(database)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
