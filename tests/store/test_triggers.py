"""What is written stays: triggers on every table but the two that pass."""

from __future__ import annotations

import sqlite3

import pytest
from store.samples import A_REPORT, AN_IMPORT, AT, USED, a_full_visit, opened

from therapytimer.store import schema_003
from therapytimer.store.migrations import FACTS
from therapytimer.store.schema import PASSING
from therapytimer.store.triggers import FILLED_LATER
from therapytimer.visit.reading import Reading
from therapytimer.visit.timeline import Anchor

_ALL = "SELECT * FROM {0}"
_DELETE = "DELETE FROM {0}"
_SET = "UPDATE {0} SET {1} = {2}"
_INSERT = "INSERT INTO clinician ({0}) VALUES ({1})"
FILLED = {
    "stop": ["segment", "gap"],
    "superseded_by": [
        *("clinician", "patient", "visit", "segment", "mark", "gap", "answer", "decision"),
        *("text", "setting", "edit_table", "used_amount", "report"),
    ],
}


@pytest.fixture
def full(store):
    """A store with a row in every table."""
    opened(store, a_full_visit())
    store.settings.set("theme", "dark", "c1", AT)
    store.edit_tables.keep(AN_IMPORT, "c1", AT)
    store.used_amounts.set(USED, "c1", AT)
    store.reports.keep(A_REPORT, "p1", "c1", AT)
    store.alive.write_anchor(Anchor(AT, 5, "boot"), AT)
    store.alive.write_alive(Reading(AT, 5, 5, "boot", "UTC"), AT)
    store.alive.write_draft("v1", {"note.plan": "half"})
    return store


def rows(store, sql, *values):
    return list(store.ledger.select(sql, *values))


def test_every_table_has_its_triggers(store):
    expected = {f"{table}_is_not_deleted" for table in FACTS}
    expected |= {f"{table}_is_not_changed" for table in FACTS}
    expected |= {
        f"{table}_{column}_is_filled_once" for column, tables in FILLED.items() for table in tables
    }
    expected |= {f"{table}_of_signed_is_not_added" for table in schema_003.FACTS}
    expected |= {f"{table}_of_signed_is_not_filled" for table in schema_003.FACTS}
    expected |= {
        "action_of_signed_is_not_added",
        "visit_of_signed_is_not_changed",
        "visit_of_signed_is_not_given_away",
        "report_of_signed_is_not_added",
        "report_of_signed_is_not_filled",
    }
    found = rows(store, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    assert {row["name"] for row in found} == expected


def test_no_other_table_holds_facts(store):
    found = rows(
        store, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'"
    )
    assert {row["name"] for row in found} == set(FACTS) | set(PASSING)


@pytest.mark.parametrize("table", FACTS)
def test_no_row_is_deleted(full, table):
    assert rows(full, _ALL.format(table))
    with pytest.raises(sqlite3.IntegrityError, match="nothing is ever deleted"):
        full.ledger.execute(_DELETE.format(table))


@pytest.mark.parametrize("table", FACTS)
def test_no_row_is_replaced(full, table):
    for statement in (
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "UPDATE OR REPLACE {0} SET seq = 1",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            full.ledger.execute(statement.format(table))


@pytest.mark.parametrize("table", FACTS)
def test_no_column_is_changed_but_the_two_filled_once(full, table):
    for column in rows(full, _ALL.format(table))[0]:
        if column in FILLED_LATER:
            continue
        with pytest.raises(sqlite3.IntegrityError, match="a row is written once"):
            full.ledger.execute(_SET.format(table, column, column))


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for column in FILLED for table in FILLED[column]]
)
def test_what_is_filled_once_is_neither_changed_nor_emptied(full, table, column):
    full.ledger.execute("PRAGMA foreign_keys = OFF")
    value = f"coalesce({column}, {'start' if column == 'stop' else chr(39) + 'x' + chr(39)})"
    full.ledger.execute(f"{_SET.format(table, column, value)} WHERE {column} IS NULL")
    for again in (column, "NULL"):
        with pytest.raises(sqlite3.IntegrityError, match="filled once"):
            full.ledger.execute(_SET.format(table, column, again))


@pytest.mark.parametrize("table", PASSING)
def test_what_passes_may_be_overwritten(full, table):
    assert rows(full, _ALL.format(table))
    full.ledger.execute(_DELETE.format(table))
    assert not rows(full, _ALL.format(table))


@pytest.mark.parametrize("column", ["assistant", "name"])
def test_tables_are_strict_and_check_their_values(store, column):
    wrong = {"assistant": 7, "name": ""}[column]
    row = {
        "id": "c2", "clinician_id": "c2", "name": "x", "credentials": "", "assistant": 0,
        "npi": "", "licence": "", "retired": 0, "who": "", "at": 0, column: wrong,
    }  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        store.ledger.execute(
            _INSERT.format(", ".join(row), ", ".join("?" * len(row))),
            *row.values(),
        )
