"""Restoring a backup, and finding the newest that is good."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from therapytimer.store.errors import DamagedFileError, NewerFileError, StoreError, told_of_system
from therapytimer.store.folder import DATABASE
from therapytimer.store.instants import stamp_name
from therapytimer.store.keyfile import KEY_FILE, read_keys
from therapytimer.store.lock import FolderLock
from therapytimer.store.manifest import file_hash, read_manifest
from therapytimer.store.migrations import VERSION

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_NAME = re.compile(r"\d{8}T\d{9}Z(-\d+)?")
_NEW = ".restored"
_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE)


def check_backup(backup: Path) -> None:
    """Raise StoreError unless a backup is whole, as it was verified when made, and readable here.

    It is compared with its manifest byte for byte, for which no passphrase is needed.
    """
    manifest = read_manifest(backup)
    try:
        same = file_hash(backup / DATABASE) == manifest["sha256"]
    except OSError:
        same = False
    if not same:
        raise DamagedFileError(f"{backup / DATABASE} is missing or damaged: choose another backup.")
    read_keys(backup)
    if manifest["schema"] > VERSION:
        raise NewerFileError(
            f"{backup} was made by a newer program (file version {manifest['schema']}, this "
            f"program reads up to {VERSION}): install the newer program."
        )


def newest_good(destination: Path) -> Path | None:
    """Find the newest backup of a place that passes the check, or None."""
    return next((one for one in backups_in(destination) if is_good(one)), None)


def backups_in(destination: Path) -> list[Path]:
    """List what looks like a backup in a place, the newest first."""
    if not destination.is_dir():
        return []
    found = [one for one in destination.iterdir() if one.is_dir() and _NAME.fullmatch(one.name)]
    return sorted(found, reverse=True)


def restore(backup: Path, data_folder: Path, at: datetime) -> Path | None:
    """Put a backup in the place of the clinic; return the folder that keeps what it replaced.

    None if there was nothing to replace. StoreError, and nothing changed, if the backup is not
    good, the clinic is open somewhere, or the folder cannot be written.
    """
    check_backup(backup)
    try:
        data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FolderLock(data_folder)
        try:
            return _exchange(backup, data_folder, at)
        finally:
            lock.release()
    except OSError as error:
        raise told_of_system(error, str(data_folder)) from error


def _exchange(backup: Path, data_folder: Path, at: datetime) -> Path | None:
    """Copy first, so that a full disk leaves the clinic as it is, then change names."""
    for name in (DATABASE, KEY_FILE):
        copy = data_folder / f"{name}{_NEW}"
        shutil.copyfile(backup / name, copy)
        copy.chmod(0o600)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
    replaced = _put_aside(data_folder, at)
    for name in (KEY_FILE, DATABASE):
        (data_folder / f"{name}{_NEW}").replace(data_folder / name)
    return replaced


def _put_aside(data_folder: Path, at: datetime) -> Path | None:
    there = [data_folder / name for name in _FILES if (data_folder / name).exists()]
    if not there:
        return None
    replaced = data_folder / f"replaced-{stamp_name(at)}"
    replaced.mkdir(mode=0o700)
    for path in there:
        path.replace(replaced / path.name)
    return replaced


def is_good(backup: Path) -> bool:
    """Whether a backup passes the check."""
    try:
        check_backup(backup)
    except StoreError:
        return False
    return True
