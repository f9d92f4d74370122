"""A connection to an encrypted SQLite file, as the rest of the store and sqlite-utils want it.

The driver's error classes are no relatives of the standard library's, on which sqlite-utils
relies. So every call re-raises them as sqlite3's, and those that are the disk's fault as one of
`therapytimer.store.errors` with a sentence.
"""

from __future__ import annotations

import functools
import sqlite3
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar, cast

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from therapytimer.store.errors import StoreError, told, told_of_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

P = ParamSpec("P")
R = TypeVar("R")

PLAIN_HEADER = b"SQLite format 3"
_BUSY_SECONDS = 5.0
_FULL, _MEMORY = 2, 2  # the values of synchronous=FULL and temp_store=MEMORY when read back
_SETTINGS: tuple[tuple[str, str, int | str], ...] = (
    ("cipher_log_level", "NONE", "NONE"),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("temp_store", "MEMORY", _MEMORY),
)
_WRITING: tuple[tuple[str, str, int | str], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", _FULL),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)


def _standard(error: dbapi2.Error, path: str) -> sqlite3.Error:
    code = getattr(error, "sqlite_errorcode", 0)
    sentence = told(code, path)
    if isinstance(sentence, sqlite3.Error):
        standard: sqlite3.Error = sentence
    else:
        kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
        standard = kind(*error.args)
    standard.sqlite_errorcode = code
    standard.sqlite_errorname = getattr(error, "sqlite_errorname", "")
    return standard


def _translated(call: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(call)
    def translated(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return call(*arguments, **named)
        except dbapi2.Error as error:
            raise _standard(error, _path_of(arguments[0])) from error

    return translated


def _path_of(caller: object) -> str:
    connection = caller.connection if isinstance(caller, dbapi2.Cursor) else caller
    return str(getattr(connection, "path", "the file"))


class Cursor(dbapi2.Cursor):
    """A cursor that raises the standard library's errors."""

    execute = _translated(dbapi2.Cursor.execute)
    executemany = _translated(dbapi2.Cursor.executemany)
    executescript = _translated(dbapi2.Cursor.executescript)
    fetchone = _translated(dbapi2.Cursor.fetchone)
    fetchmany = _translated(dbapi2.Cursor.fetchmany)
    fetchall = _translated(dbapi2.Cursor.fetchall)
    __next__ = _translated(dbapi2.Cursor.__next__)


class Connection(dbapi2.Connection):
    """A connection that raises the standard library's errors; `path` names its file."""

    path = ""
    commit = _translated(dbapi2.Connection.commit)
    rollback = _translated(dbapi2.Connection.rollback)

    def cursor(self, factory: Callable[..., Any] = Cursor) -> Any:  # noqa: ANN401 - as the driver
        """Open a cursor."""
        return super().cursor(factory)

    def execute(self, sql: str, *parameters: Any) -> Any:  # noqa: ANN401 - as the driver
        """Execute one statement on a new cursor."""
        return self.cursor().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters: Any) -> Any:  # noqa: ANN401 - as the driver
        """Execute one statement for many rows on a new cursor."""
        return self.cursor().executemany(sql, *parameters)

    def executescript(self, sql_script: str) -> Any:  # noqa: ANN401 - as the driver
        """Execute many statements on a new cursor."""
        return self.cursor().executescript(sql_script)


def connect(path: Path, key: bytes) -> Database:
    """Open an encrypted file (or an empty one, to fill) for writing, every setting read back.

    StoreError in one sentence where the file is damaged, held, read-only or not encrypted.
    """
    refuse_plain(path, "r+b")
    database = _keyed(path, f"{path.resolve().as_uri()}?mode=rw", key)
    try:
        _set(database, (*_SETTINGS, *_WRITING))
    except BaseException:
        database.close()
        raise
    return database


def connect_to_read(path: Path, key: bytes) -> Database:
    """Open an encrypted file for reading only, beside the connection that writes."""
    database = _keyed(path, f"{path.resolve().as_uri()}?mode=ro", key)
    try:
        _set(database, _SETTINGS)
        database.conn.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        database.close()
        raise
    return database


def refuse_plain(path: Path, mode: Literal["rb", "r+b"] = "rb") -> None:
    """Raise StoreError if a file is not encrypted: a forgotten key writes plain text silently.

    With "r+b" a file that may not be written is refused too; SQLite would tell at the first
    change only. Never while the file is open as a database: closing it here would drop its locks.
    """
    try:
        with path.open(mode) as file:
            header = file.read(len(PLAIN_HEADER))
    except OSError as error:
        raise told_of_system(error, str(path)) from error
    if header == PLAIN_HEADER:
        raise StoreError(f"{path} is not encrypted: the program does not use it.")


def _keyed(path: Path, address: str, key: bytes) -> Database:
    try:
        connection = Connection(address, timeout=_BUSY_SECONDS, isolation_level=None, uri=True)
    except dbapi2.Error as error:
        raise _standard(error, str(path)) from error
    connection.path = str(path)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # The class above behaves as the standard library's connection does, errors included.
    return Database(
        cast("sqlite3.Connection", connection), recursive_triggers=False, execute_plugins=False
    )


def _set(database: Database, settings: tuple[tuple[str, str, int | str], ...]) -> None:
    for name, value, expected in settings:
        database.conn.execute(f"PRAGMA {name} = {value}")
        found = database.conn.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise StoreError(
                f"The database could not be set to {name}={value} (it says {found}): "
                "install therapytimer again."
            )
