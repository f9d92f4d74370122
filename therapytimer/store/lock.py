"""One program at a time: a lock file in the folder, and beside it who holds it."""

from __future__ import annotations

import json
import os
import socket
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from therapytimer.paths import write_whole
from therapytimer.store.errors import StoreInUseError, told_of_system

if TYPE_CHECKING:
    from pathlib import Path

_LOCK = "clinic.lock"
_HOLDER = "in-use.json"  # a locked file cannot be read by others on Windows


class FolderLock:
    """Holds a folder until released; the system releases it when the program dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock at once; StoreInUseError names who holds it, StoreError if unwritable."""
        self._lock = FileLock(folder / _LOCK, timeout=0, mode=0o600)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreInUseError(_held(folder)) from None
        except OSError as error:
            raise told_of_system(error, str(folder)) from error
        try:
            _say_who(folder)
        except OSError as error:
            self.release()
            raise told_of_system(error, str(folder)) from error

    def release(self) -> None:
        """Let others in."""
        self._lock.release()


def held_elsewhere(folder: Path) -> str | None:
    """Say who has the folder open, without taking it; None where nobody has."""
    lock = FileLock(folder / _LOCK, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        return _held(folder)
    except OSError:  # whoever opens it is told
        return None
    lock.release()
    return None


def _say_who(folder: Path) -> None:
    holder = {"process": os.getpid(), "computer": socket.gethostname()}
    write_whole(folder / _HOLDER, json.dumps(holder).encode())


def _held(folder: Path) -> str:
    try:
        holder = json.loads((folder / _HOLDER).read_bytes())
        who = f"process {holder['process']} on {holder['computer']}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "another program"
    return f"The clinic in {folder} is open already ({who}): close it there first."
