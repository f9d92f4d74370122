"""The steps from one schema version to the next, each in one transaction with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from therapytimer.store import schema_002, schema_003, schema_004, schema_005
from therapytimer.store.errors import DamagedFileError, NewerFileError
from therapytimer.store.schema import INDEXES, PASSING, SEARCH, TABLES
from therapytimer.store.triggers import protect

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

STEPS = Migrations("therapytimer")
VERSION = 5
# Every table that holds facts, by the order in which they came.
FACTS = (*TABLES, *schema_002.TABLES, *schema_004.TABLES)


@STEPS()
def version_001(database: Database) -> None:
    """Make the first tables."""
    for name, columns in (TABLES | PASSING).items():
        database.execute(f"CREATE TABLE {name} ({columns}) STRICT")
    for statement in (*INDEXES, SEARCH):
        database.execute(statement)
    for name in TABLES:
        protect(database, name)
    database.execute("PRAGMA user_version = 1")


@STEPS()
def version_002(database: Database) -> None:
    """Add the tables that the clinic imports, and what patients have used of a year's threshold."""
    for name, columns in schema_002.TABLES.items():
        database.execute(f"CREATE TABLE {name} ({columns}) STRICT")
    for statement in schema_002.INDEXES:
        database.execute(statement)
    for name in schema_002.TABLES:
        protect(database, name)
    database.execute("PRAGMA user_version = 2")


@STEPS()
def version_003(database: Database) -> None:
    """Freeze what is signed."""
    for statement in (*schema_003.INDEXES, *schema_003.TRIGGERS):
        database.execute(statement)
    database.execute("PRAGMA user_version = 3")


@STEPS()
def version_004(database: Database) -> None:
    """Add the reports of an episode."""
    for name, columns in schema_004.TABLES.items():
        database.execute(f"CREATE TABLE {name} ({columns}) STRICT")
        protect(database, name)
    for statement in (*schema_004.INDEXES, *schema_004.TRIGGERS):
        database.execute(statement)
    database.execute("PRAGMA user_version = 4")


@STEPS()
def version_005(database: Database) -> None:
    """Add indexes for long histories."""
    for statement in schema_005.INDEXES:
        database.execute(statement)
    database.execute("PRAGMA user_version = 5")


def version_of(database: Database) -> int:
    """Read the schema version of a file; 0 is a file without tables."""
    return int(database.conn.execute("PRAGMA user_version").fetchone()[0])


def refuse_unknown(database: Database, path: Path) -> None:
    """Raise StoreError for a file of a newer program, naming both versions, or an empty file."""
    found = version_of(database)
    if found > VERSION:
        raise NewerFileError(
            f"{path} was written by a newer program (file version {found}, this program reads up "
            f"to {VERSION}): nothing was changed; install the newer program."
        )
    if not found:
        raise DamagedFileError(f"{path} is empty: nothing was changed; restore the newest backup.")
