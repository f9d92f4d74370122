"""Settings, anchors, drafts and the last sign of life."""

from __future__ import annotations

import pytest
from store.samples import AT, minute

from therapytimer.visit.reading import Reading
from therapytimer.visit.timeline import Anchor


@pytest.mark.parametrize("value", [None, True, 3, "ü", ["a", {"b": 1}], {"name": "Harbor"}])
def test_a_setting_comes_back_as_it_was_set(store, value):
    store.settings.set("any", value, "c1", AT)
    assert store.settings.get("any", "default") == value


def test_a_setting_never_set_is_the_default(store):
    assert store.settings.get("any") is None
    assert store.settings.get("any", 5) == 5


def test_settings_keep_what_they_were_and_what_is_the_same_is_not_written(store):
    for value in (1, 2, 2, 1):
        store.settings.set("any", value, "c1", AT)
    rows = store.ledger.select("SELECT value FROM setting ORDER BY seq")
    assert [row["value"] for row in rows] == ["1", "2", "1"]
    assert store.settings.all() == {"any": 1}


def test_the_last_reading_is_overwritten(store):
    assert store.alive.last_alive() is None
    for number in (1, 2):
        reading = Reading(minute(number), number, number * 2, "boot", "America/New_York")
        store.alive.write_alive(reading, minute(number))
    assert store.alive.last_alive() == (reading, minute(2))


def test_the_latest_anchor_holds(store):
    assert store.alive.anchor() is None
    for number in (1, 2):
        store.alive.write_anchor(Anchor(minute(number), number, "boot"), minute(number))
    assert store.alive.anchor() == Anchor(minute(2), 2, "boot")


def test_the_last_instant_is_that_of_anything_on_disk(store):
    assert store.alive.last_instant() == AT
    store.settings.set("any", 1, "c1", minute(5))
    assert store.alive.last_instant() == minute(5)
    store.settings.set("any", 2, "c1", minute(3))
    store.alive.write_alive(Reading(AT, 0, 0, "b", "UTC"), minute(4))
    assert store.alive.last_instant() == minute(5)
    store.alive.write_alive(Reading(AT, 0, 0, "b", "UTC"), minute(9))
    assert store.alive.last_instant() == minute(9)


def test_an_empty_file_has_no_instant(store):
    store.ledger.execute("DROP TRIGGER audit_is_not_deleted")
    store.ledger.execute("DELETE FROM audit")
    assert store.alive.last_instant() is None


def test_a_draft_is_kept_until_it_is_cleared(store):
    assert store.alive.draft("v1") == {}
    for text in ("kn", "knee"):
        store.alive.write_draft("v1", {"note.subjective": text})
    assert store.alive.draft("v1") == {"note.subjective": "knee"}
    store.alive.clear_draft("v1")
    assert store.alive.draft("v1") == {}
