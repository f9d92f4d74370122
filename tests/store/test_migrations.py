"""From one schema version to the next: wholly or not at all, with a copy made before."""

from __future__ import annotations

import pytest
from sqlite_utils import Migrations
from store.samples import AT, PASSPHRASE, a_full_visit, minute, opened

from therapytimer.store import store as store_module
from therapytimer.store.migrations import STEPS, VERSION, version_001, version_of
from therapytimer.store.restore import check_backup
from therapytimer.store.store import open_store


def steps_with(step):
    steps = Migrations("therapytimer")
    steps(name="version_001")(version_001)
    steps(name="version_002")(step)
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
        from therapytimer.store.verify import verify  # noqa: PLC0415

        assert verify(new) == []
