"""From one schema version to the next: wholly or not at all, with a copy made before."""

from __future__ import annotations

import pytest
from sqlite_utils import Migrations
from store.samples import AT, CHEAP, JO, PASSPHRASE, a_full_visit, minute, opened

from therapytimer.store import store as store_module
from therapytimer.store.giving import _BEFORE
from therapytimer.store.listing import _MANY_FOUND
from therapytimer.store.manifest import read_manifest
from therapytimer.store.migrations import (
    FACTS,
    STEPS,
    VERSION,
    version_001,
    version_002,
    version_003,
    version_004,
    version_005,
    version_of,
)
from therapytimer.store.restore import check_backup
from therapytimer.store.schema import TABLES
from therapytimer.store.store import create_store, open_store
from therapytimer.store.verify import verify


def steps_with(step):
    steps = Migrations("therapytimer")
    steps(name="version_001")(version_001)
    steps(name="version_002")(version_002)
    steps(name="version_003")(version_003)
    steps(name="version_004")(version_004)
    steps(name="version_005")(version_005)
    steps(name="version_of_tomorrow")(step)
    return steps


def add_a_column(database):
    database.execute("ALTER TABLE setting ADD COLUMN more TEXT")


def fail_half_way(database):
    database.execute("ALTER TABLE setting ADD COLUMN more TEXT")
    database.execute("DROP TABLE mark")
    raise ZeroDivisionError


@pytest.fixture
def old(store, folder):
    """A clinic with one visit, closed, to be opened by a program with one more step."""
    opened(store, a_full_visit())
    store.close()
    return folder


def test_the_version_is_that_of_the_last_step(store):
    assert version_of(store.ledger.database) == VERSION == len(STEPS.applied(store.ledger.database))


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(old, monkeypatch):
    before = open_store(old, PASSPHRASE, at=AT)
    head = before.audit.head()
    before.close()
    monkeypatch.setattr(store_module, "STEPS", steps_with(add_a_column))
    with open_store(old, PASSPHRASE, at=minute(7)) as new:
        assert "more" in next(new.ledger.select("SELECT * FROM setting LIMIT 1"), {"more": 0})
        assert new.audit.head() == head
    (copy,) = (old / "backups").iterdir()
    check_backup(copy)
    assert copy.name == "20261120T140700000Z"


def test_a_step_that_fails_leaves_the_file_as_it_was(old, monkeypatch):
    monkeypatch.setattr(store_module, "STEPS", steps_with(fail_half_way))
    with pytest.raises(ZeroDivisionError):
        open_store(old, PASSPHRASE, at=AT)
    monkeypatch.undo()
    with open_store(old, PASSPHRASE, at=AT) as again:
        assert again.visits.load("v1").marks
        columns = again.ledger.select("PRAGMA table_info(setting)")
        assert "more" not in [row["name"] for row in columns]


def test_a_column_added_later_does_not_change_what_old_rows_say(old, monkeypatch):
    monkeypatch.setattr(store_module, "STEPS", steps_with(add_a_column))
    with open_store(old, PASSPHRASE, at=AT) as new:
        assert verify(new) == []


@pytest.fixture
def of_version_1(folder, monkeypatch):
    """A clinic with one visit, as the first program wrote it."""
    first = Migrations("therapytimer")
    first(name="version_001")(version_001)
    monkeypatch.setattr(store_module, "STEPS", first)
    with create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)[0] as store:
        opened(store, a_full_visit())
        head = store.audit.head()
    monkeypatch.undo()
    return head


def test_a_file_of_version_1_is_copied_and_gets_all_that_came_since(of_version_1, folder):
    with open_store(folder, PASSPHRASE, at=minute(7)) as new:
        assert version_of(new.ledger.database) == VERSION
        assert new.audit.head() == of_version_1
        assert new.visits.load("v1").marks
        assert list(new.ledger.select("SELECT * FROM edit_table")) == []
        assert verify(new) == []
    (copy,) = (folder / "backups").iterdir()
    check_backup(copy)
    assert read_manifest(copy)["schema"] == 1
    assert read_manifest(copy)["rows"].keys() == set(TABLES)


def test_both_ways_to_the_newest_version_make_the_same_file(of_version_1, folder, tmp_path):
    new = create_store(tmp_path / "new", PASSPHRASE, JO, at=AT, cost=CHEAP)[0]
    with new, open_store(folder, PASSPHRASE, at=AT) as old:
        sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        assert list(new.ledger.select(sql)) == list(old.ledger.select(sql))
        assert set(FACTS) <= {row["name"] for row in new.ledger.select(sql)}


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (_BEFORE, "SEARCH visit USING INDEX visit_before (superseded_by=?)"),
        (_MANY_FOUND, "SCAN visit USING COVERING INDEX visit_latest"),
    ],
)
def test_a_long_history_is_walked_by_an_index(store, sql, index):
    values = [1] * sql.count("?")
    plan = [row["detail"] for row in store.ledger.select(f"EXPLAIN QUERY PLAN {sql}", *values)]
    assert index in plan
