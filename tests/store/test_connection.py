"""The connection: encrypted, set as promised, and with the errors that others expect."""

from __future__ import annotations

import sqlite3

import pytest
from sqlcipher3 import dbapi2

from therapytimer.store.connection import _set, _standard, connect, connect_to_read, refuse_plain
from therapytimer.store.errors import DamagedFileError, StoreError, StoreInUseError

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "x.db"
    file.touch()
    return file


@pytest.fixture
def database(path):
    opened = connect(path, KEY)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("cipher_log_level", "NONE"),
    ],
)
def test_every_setting_is_as_promised(database, name, value):
    assert database.execute(f"PRAGMA {name}").fetchone() == (value,)


@pytest.mark.parametrize("setting", [("synchronous", "FULL", 9), ("no_such_pragma", "ON", 1)])
def test_a_setting_that_does_not_take_is_an_error(database, setting):
    with pytest.raises(StoreError, match="could not be set"):
        _set(database, (setting,))


def test_errors_are_those_of_the_standard_library(database):
    connection = database.conn
    connection.execute("CREATE TABLE t (a PRIMARY KEY)")
    connection.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError) as caught:
        connection.execute("INSERT INTO t VALUES (1)")
    assert caught.value.sqlite_errorname == "SQLITE_CONSTRAINT"
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("nonsense")
    with pytest.raises(sqlite3.IntegrityError):
        connection.executemany("INSERT INTO t VALUES (?)", [(2,), (2,)])
    with pytest.raises(sqlite3.OperationalError):
        connection.executescript("nonsense;")


def test_an_error_of_an_unknown_kind_is_a_database_error():
    class NewError(dbapi2.Error):
        pass

    assert type(_standard(NewError("x"), "file")) is sqlite3.DatabaseError


def test_sqlite_utils_works_on_it(database):
    with database.atomic():
        database["t"].insert({"a": 1, "b": "x"}, pk="a")
    database["t"].insert({"a": 2, "c": 3}, alter=True)
    assert list(database["t"].rows_where("c = 3")) == [{"a": 2, "b": None, "c": 3}]


def test_another_key_does_not_read_the_file(database, path):
    database.execute("CREATE TABLE t (a)")
    for opening in (connect, connect_to_read):
        with pytest.raises(DamagedFileError, match="belongs to other keys"):
            opening(path, bytes(32))


def test_a_plain_file_is_refused(tmp_path):
    path = tmp_path / "plain.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(StoreError, match="is not encrypted"):
        refuse_plain(path)


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="is not there"):
        connect(tmp_path / "none.db", KEY)
    with pytest.raises(StoreError, match="cannot be opened"):
        connect_to_read(tmp_path / "none.db", KEY)
    assert not list(tmp_path.iterdir())


def test_reading_beside_does_not_write(database, path):
    database.execute("CREATE TABLE t (a)")
    beside = connect_to_read(path, KEY)
    with pytest.raises(StoreError, match="cannot be written"):
        beside.execute("INSERT INTO t VALUES (1)")
    beside.close()


def test_a_file_held_by_another_connection_is_told(database, path):
    database.execute("CREATE TABLE t (a)")
    other = connect(path, KEY)
    other.execute("PRAGMA busy_timeout = 1")
    database.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreInUseError, match="held by another program"):
        other.execute("INSERT INTO t VALUES (1)")
    other.close()
