"""What can go wrong around a clinic's file, each told in one sentence.

These are faults of the surroundings (disk, folder, passphrase, another program). Faults of this
program stay what they are and are never turned into one of these.
"""

from __future__ import annotations

import errno
import sqlite3


class StoreError(Exception):
    """One sentence: what happened, where, and what was expected or kept."""


class NoStoreError(StoreError):
    """There is no clinic in the folder, or there is one already where none may be."""


class WrongPassphraseError(StoreError):
    """The passphrase or recovery code opens nothing, or nobody of that name signs in here."""


class NewerFileError(StoreError):
    """A newer program wrote the file."""


class StoreInUseError(StoreError, sqlite3.OperationalError):
    """Another program holds the file."""


class DamagedFileError(StoreError, sqlite3.DatabaseError):
    """Bytes of a file are not what was written."""


class ReadOnlyFolderError(StoreError, sqlite3.OperationalError):
    """The folder or a file in it may not be written."""


class DiskFullError(StoreError, sqlite3.OperationalError):
    """There is no room left."""


class DiskFaultError(StoreError, sqlite3.OperationalError):
    """The disk refused to read or write."""


class SignedNoteError(StoreError):
    """A signed note would be changed."""


class OtherContentError(StoreError):
    """An imported visit has the id of another one, with other content."""


# By SQLite's primary result code. They are sqlite3 errors too, because sqlite-utils knows no other.
_TOLD: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        "The disk that holds {0} is full: the last change is not saved, everything before it is.",
    ),
    sqlite3.SQLITE_IOERR: (
        DiskFaultError,
        "The disk that holds {0} refused to read or write: the last change is not saved.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyFolderError,
        "{0} cannot be written: allow this user to write the file and its folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyFolderError,
        "{0} cannot be opened: allow this user to read and write the file and its folder.",
    ),
    sqlite3.SQLITE_BUSY: (StoreInUseError, "{0} is held by another program: close it there."),
    sqlite3.SQLITE_CORRUPT: (
        DamagedFileError,
        "{0} is damaged: nothing was changed; restore the newest backup.",
    ),
    sqlite3.SQLITE_NOTADB: (
        DamagedFileError,
        "{0} is damaged or belongs to other keys: nothing was changed; restore the newest backup.",
    ),
}


def told(code: int, path: str) -> StoreError | None:
    """Put SQLite's result code in a sentence about a file; None if it is no fault of the disk."""
    primary = code & 0xFF  # the upper bits only say where it happened
    if primary not in _TOLD:
        return None
    kind, sentence = _TOLD[primary]
    return kind(sentence.format(path))


def told_of_system(error: OSError, folder: str) -> StoreError:
    """Put a refusal of the operating system in a sentence about a folder."""
    kind, sentence = _TOLD[sqlite3.SQLITE_IOERR]
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        kind, sentence = NoStoreError, "{0} is not there: make it, or choose another."
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        kind, sentence = ReadOnlyFolderError, "{0} cannot be written: allow this user to write it."
    elif error.errno in {errno.ENOSPC, errno.EDQUOT}:
        kind, sentence = _TOLD[sqlite3.SQLITE_FULL]
    return kind(sentence.format(folder))
