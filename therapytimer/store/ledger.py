"""The one way rows get into the tables: written once, filled in once, each noted in the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from therapytimer.store.errors import StoreError
from therapytimer.store.instants import milliseconds
from therapytimer.visit.identity import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from sqlite_utils import Database

    from therapytimer.store.audit import AuditLog, Stamp

Row = dict[str, Any]

_AT_ONCE = 200  # rows fetched together: one by one costs more than reading them does


class Ledger:
    """Reads rows, and writes them together with their entry in the audit log.

    SQL is composed of the program's own table and column names only; values are parameters.
    """

    def __init__(self, database: Database, audit: AuditLog) -> None:
        self.database = database
        self.audit = audit

    def atomic(self) -> AbstractContextManager[object]:
        """Begin a transaction: all that is written inside is kept, or none of it."""
        return self.database.atomic()

    def execute(self, sql: str, *values: object) -> int:
        """Run a statement on what holds no facts (alive, draft, the search); count its rows."""
        return int(self.database.conn.execute(sql, values).rowcount)

    def select(self, sql: str, *values: object) -> Iterator[Row]:
        """Yield the rows of a query by column name."""
        cursor = self.database.conn.execute(sql, values)
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_AT_ONCE):
            for row in rows:
                yield dict(zip(names, row, strict=True))

    def write(self, table: str, row: Mapping[str, object], stamp: Stamp) -> None:
        """Insert a row, which has its `id`."""
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        cursor = self.database.conn.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - own names
            tuple(row.values()),
        )
        self._note("wrote", table, int(cursor.lastrowid or 0), stamp)

    def fill(self, table: str, seq: int, filled: tuple[str, object], stamp: Stamp) -> None:
        """Fill in one column that waited empty: `("stop", ms)` or `("superseded_by", id)`.

        The triggers refuse a column that is filled already.
        """
        column, value = filled
        self.database.conn.execute(
            f"UPDATE {table} SET {column} = ? WHERE seq = ?",  # noqa: S608 - own names
            (value, seq),
        )
        self._note("stopped" if column == "stop" else "superseded", table, seq, stamp)

    def revise(self, table: str, key: tuple[str, ...], row: Row, stamp: Stamp) -> None:
        """Write the next version of what the columns of `key` name (`("visit_id",)`).

        The live row, if there is one, is superseded by the new one; the first row of a visit,
        patient or clinician bears its id.
        """
        live = self.live(table, {column: row[column] for column in key})
        first = live is None and key == (f"{table}_id",)
        row = {"id": row[key[0]] if first else new_id(), **row}
        row |= {"who": stamp.who, "at": milliseconds(stamp.at)}
        if live is not None:
            self.fill(table, live["seq"], ("superseded_by", row["id"]), stamp)
        self.write(table, row, stamp)

    def live(self, table: str, key: Mapping[str, object]) -> Row | None:
        """Return the row of a key that holds now, or None."""
        condition = " AND ".join(f"{column} = ?" for column in key)
        found = self.select(
            f"SELECT * FROM {table} WHERE superseded_by IS NULL AND {condition}",  # noqa: S608
            *key.values(),
        )
        return next(found, None)

    def must_live(self, table: str, key: Mapping[str, object]) -> Row:
        """Return the row of a key that holds now; StoreError if there is none."""
        row = self.live(table, key)
        if row is None:
            raise StoreError(f"There is no such {table} here: nothing was changed.")
        return row

    def _note(self, what: str, table: str, seq: int, stamp: Stamp) -> None:
        # Read back, so that the hash is of what stands on disk and not of what was meant.
        written = next(self.select(f"SELECT * FROM {table} WHERE seq = ?", seq))  # noqa: S608
        self.audit.note(stamp, what, table, written)
