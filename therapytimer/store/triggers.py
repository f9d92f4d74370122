"""Triggers that keep facts as they were written.

`transform()` of sqlite-utils drops triggers without a word, so every migration that touches a
table protects it again, and a test lists what must be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

FILLED_LATER = ("stop", "superseded_by")


def protect(database: Database, table: str) -> None:
    """Refuse every change of a table's rows but the two columns that are filled once, later."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    kept = ", ".join(name for name in columns if name not in FILLED_LATER)
    database.execute(
        f"CREATE TRIGGER {table}_is_not_deleted BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: nothing is ever deleted'); END"
    )
    database.execute(
        f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OF {kept} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: a row is written once'); END"
    )
    for column in FILLED_LATER:
        if column in columns:
            database.execute(
                f"CREATE TRIGGER {table}_{column}_is_filled_once BEFORE UPDATE OF {column} "
                f"ON {table} WHEN OLD.{column} IS NOT NULL OR NEW.{column} IS NULL "
                f"BEGIN SELECT RAISE(ABORT, '{table}: {column} is filled once'); END"
            )
