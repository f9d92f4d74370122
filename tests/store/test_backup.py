"""Backups are whole, encrypted and verified; restoring keeps what it replaces."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from store.samples import AT, PASSPHRASE, a_full_visit, a_visit, minute, opened

from therapytimer.store.backup import (
    Source,
    back_up,
    back_up_each,
    back_up_to_places,
)
from therapytimer.store.errors import (
    DamagedFileError,
    NewerFileError,
    StoreError,
    StoreInUseError,
)
from therapytimer.store.manifest import clinic_mark, read_manifest
from therapytimer.store.migrations import VERSION
from therapytimer.store.restore import backups_in, check_backup, newest_good, restore
from therapytimer.store.store import open_store
from therapytimer.store.thinning import thin
from therapytimer.store.verify import verify

LONG, SHORT = 1_000, 40


@pytest.fixture
def backup(store, folder):
    """A backup of a clinic with one visit, which is closed then."""
    opened(store, a_full_visit())
    made = back_up(store, folder / "backups", AT)
    store.close()
    return made


def damage(path, offset):
    content = bytearray(path.read_bytes())
    content[offset] ^= 0xFF
    path.write_bytes(content)


def test_a_backup_is_a_folder_named_by_its_instant(store, folder):
    made = back_up(store, folder / "backups", AT)
    assert made.name == "20261120T140000000Z"
    assert {path.name for path in made.iterdir()} == {"clinic.db", "keys.json", "manifest.json"}
    assert {path.stat().st_mode & 0o777 for path in made.iterdir()} == {0o600}


def test_two_backups_of_one_instant_stand_side_by_side(store, folder):
    names = [back_up(store, folder / "backups", AT).name for _ in range(3)]
    assert names == [f"20261120T140000000Z{end}" for end in ("", "-2", "-3")]
    assert len(backups_in(folder / "backups")) == 3


def test_the_manifest_says_what_is_in_it(store, backup):
    manifest = read_manifest(backup)
    assert manifest["schema"] == VERSION
    assert manifest["rows"]["visit"] == 1
    assert manifest["rows"]["segment"] == 2
    assert "draft" not in manifest["rows"]
    assert manifest["audit"]["count"] == manifest["rows"]["audit"]
    assert manifest["made_at"] == "2026-11-20T14:00:00.000+00:00"


def test_the_copy_is_encrypted_and_needs_no_other_file(backup, tmp_path):
    assert not (backup / "clinic.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(backup / "clinic.db") as plain:
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()
    moved = shutil.copytree(backup, tmp_path / "moved")
    with open_store(moved, PASSPHRASE, at=AT) as copy:
        assert copy.visits.load("v1").note["subjective"] == "knee is sore"
        assert verify(copy) == []


def test_the_head_in_the_manifest_is_that_of_the_copy(store, folder):
    made = back_up(store, folder / "backups", AT)
    head = store.audit.head()
    assert read_manifest(made)["audit"] == {"count": head.count, "hash": head.hash}


def test_a_backup_is_made_in_another_thread_while_the_store_is_written(store, folder):
    opened(store, a_visit())
    made = []
    source = Source(folder, store.data_key)
    thread = threading.Thread(target=lambda: made.append(back_up(source, folder / "backups", AT)))
    thread.start()
    number = 0
    while thread.is_alive():
        number += 1
        store.visits.write_text("v1", "note.plan", f"text {number}", "c1", AT)
    thread.join()
    check_backup(made[0])


def test_what_a_killed_backup_left_is_swept(store, folder):
    mark = clinic_mark(folder / "clinic.db")
    stray = folder / "backups" / f".backup-{mark}-20261120T130000000Z"
    of_others = folder / "backups" / ".backup-0123456789abcdef-20261120T130000000Z"
    for path in (stray, of_others):
        path.mkdir(parents=True)
        (path / "clinic.db").write_bytes(b"half")
    back_up(store, folder / "backups", AT)
    assert not stray.exists()
    assert of_others.exists()


def test_a_second_place_gets_a_backup_too(store, folder, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    store.settings.set("second_place", str(stick), "c1", AT)
    result = back_up_to_places(store, AT)
    assert [made.parent for made in result.made] == [folder / "backups", stick]
    assert result.troubles == ()


def test_a_missing_second_place_is_said_and_stops_nothing(store, folder, tmp_path):
    store.settings.set("second_place", str(tmp_path / "gone"), "c1", AT)
    result = back_up_to_places(store, AT)
    assert [made.parent for made in result.made] == [folder / "backups"]
    (sentence,) = result.troubles
    assert sentence.startswith(
        f"No backup was made in {tmp_path / 'gone'}. {tmp_path / 'gone'} is not there"
    )


@pytest.mark.parametrize("value", [None, "", 5])
def test_without_a_second_place_there_is_one(store, value):
    store.settings.set("second_place", value, "c1", AT)
    assert len(back_up_to_places(store, AT).made) == 1


def test_a_damaged_file_gives_no_backup(store, folder):
    for number in range(30):
        opened(store, a_full_visit(f"v{number}"))
    store.close()
    damage(folder / "clinic.db", (folder / "clinic.db").stat().st_size // 2)
    (folder / "backups").mkdir()
    result = back_up_each(Source(folder, store.data_key), [folder / "backups"], AT)
    assert "is damaged" in result.troubles[0]
    assert not list((folder / "backups").iterdir())


def test_damage_anywhere_is_told_and_the_backup_brings_all_back(store, folder, long_form):
    for number in range(10):
        opened(store, a_full_visit(f"v{number}"))
    expected = store.exchange.export_visits()
    made = back_up(store, folder / "backups", AT)
    store.close()
    whole = (folder / "clinic.db").read_bytes()
    places = random.Random(5)  # noqa: S311 - repeatable, nothing secret
    for _ in range(LONG if long_form else SHORT):
        (folder / "clinic.db").write_bytes(whole)
        damage(folder / "clinic.db", places.randrange(len(whole)))
        assert is_told(folder)
    assert newest_good(folder / "backups") == made
    restore(made, folder, AT)
    with open_store(folder, PASSPHRASE, at=AT) as again:
        assert again.exchange.export_visits() == expected


def is_told(folder):
    try:
        with open_store(folder, PASSPHRASE, at=AT) as damaged:
            return bool(verify(damaged))
    except DamagedFileError:
        return True


@pytest.mark.parametrize("keep", [0, 100, 4096, 40_960, -1])
def test_a_file_cut_short_is_told(store, folder, keep):
    opened(store, a_full_visit())
    store.close()
    content = (folder / "clinic.db").read_bytes()
    (folder / "clinic.db").write_bytes(content[:keep])
    assert is_told(folder)


def test_a_restored_backup_opens_and_keeps_what_it_replaced(backup, folder):
    with open_store(folder, PASSPHRASE, at=AT) as later:
        opened(later, a_visit("v2"))
    replaced = restore(backup, folder, minute(5))
    assert replaced is not None
    assert replaced == folder / "replaced-20261120T140500000Z"
    with open_store(folder, PASSPHRASE, at=AT) as again:
        assert [one.id for one in again.exchange.export_visits()] == ["v1"]
    with open_store(replaced, PASSPHRASE, at=AT) as old:
        assert [one.id for one in old.exchange.export_visits()] == ["v1", "v2"]


def test_a_backup_is_restored_into_an_empty_place(backup, tmp_path):
    assert restore(backup, tmp_path / "new" / "laptop", AT) is None
    with open_store(tmp_path / "new" / "laptop", PASSPHRASE, at=AT) as again:
        assert again.visits.load("v1").id == "v1"


def test_an_open_clinic_is_not_replaced(backup, folder):
    with open_store(folder, PASSPHRASE, at=AT), pytest.raises(StoreInUseError):
        restore(backup, folder, AT)


@pytest.mark.parametrize("name", ["clinic.db", "keys.json", "manifest.json"])
@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_a_backup_that_is_not_whole_is_refused_and_changes_nothing(backup, folder, name, harm):
    path = backup / name
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-40])
    before = (folder / "clinic.db").read_bytes()
    with pytest.raises(DamagedFileError):
        restore(backup, folder, AT)
    assert (folder / "clinic.db").read_bytes() == before
    assert newest_good(folder / "backups") is None


@pytest.mark.parametrize("change", [{"format": "other"}, {"sha256": "0" * 64}])
def test_a_backup_that_is_not_what_its_manifest_says_is_refused(backup, change):
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(DamagedFileError):
        check_backup(backup)


def test_a_backup_of_a_newer_program_is_refused_with_both_versions(backup, folder):
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 9}))
    with pytest.raises(NewerFileError, match="file version 9, this program reads up to "):
        restore(backup, folder, AT)


def test_a_place_that_is_a_file_cannot_be_restored_into(backup, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        restore(backup, tmp_path / "file", AT)


def test_the_newest_good_backup_is_found(backup):
    place = backup.parent
    newer = shutil.copytree(backup, place / "20261121T140000000Z")
    assert newest_good(place) == newer
    damage(newer / "clinic.db", 5000)
    assert newest_good(place) == backup
    assert newest_good(place / "none") is None


def test_thinning_keeps_seven_days_and_then_one_a_week(backup):
    place = backup.parent
    now = AT + timedelta(days=60)
    for hours in range(6, 60 * 24, 6):
        name = (AT + timedelta(hours=hours)).strftime("%Y%m%dT%H%M%S000Z")
        shutil.copytree(backup, place / name)
    (place / "my own folder").mkdir()
    removed = thin(place, now)
    kept = backups_in(place)
    assert len([one for one in kept if one.name > "20270112T14"]) == 7 * 4 - 1
    older = [one.name for one in kept if one.name < "20270112T14"]
    assert len(older) == 8  # the newest of each calendar week
    assert len(removed) + len(kept) == 60 * 4
    assert (place / "my own folder").exists()
    assert thin(place, now) == []


def test_backups_of_several_clinics_in_one_place_are_thinned_apart(backup):
    place = backup.parent
    for name, clinic in (("21", b"A"), ("22", b"B")):
        other = shutil.copytree(backup, place / f"202611{name}T150000000Z")
        (other / "clinic.db").write_bytes(clinic * 20)
    assert thin(place, AT + timedelta(days=300)) == []


def test_a_new_backup_lets_old_ones_go(store, folder):
    old = back_up(store, folder / "backups", AT)
    kept = back_up(store, folder / "backups", AT + timedelta(hours=1))
    made = back_up_to_places(store, AT + timedelta(days=30)).made
    assert not old.exists()
    assert backups_in(folder / "backups") == [*made, kept]


def test_thinning_never_removes_the_last_good_backup(backup):
    place = backup.parent
    for day in (21, 22):
        later = shutil.copytree(backup, place / f"202611{day}T140000000Z")
        damage(later / "clinic.db", 5000)
    assert thin(place, AT + timedelta(days=300)) == [place / "20261121T140000000Z"]
    assert newest_good(place) == backup


def test_nothing_is_thinned_where_there_is_nothing(tmp_path):
    assert thin(tmp_path / "none", AT) == []
    assert isinstance(tmp_path, Path)
