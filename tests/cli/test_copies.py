"""`therapytimer backup` and `restore`: verified, and nothing is lost."""

from pathlib import Path

import pytest
from builders import OTHER_PATIENT, a_visit
from cli.terminal import run


@pytest.fixture
def backup(clinic, out):
    """A backup of a clinic with one visit."""
    clinic.take_in(a_visit())
    done = clinic.run("backup", out)
    assert done.code == 0, done.err
    return Path(done.out.removeprefix("The backup is ").rstrip(".\n"))


def test_a_backup_is_a_folder_with_all_that_opening_needs(backup, out):
    assert backup.parent == out
    assert {path.name for path in backup.iterdir()} == {"clinic.db", "keys.json", "manifest.json"}


def test_a_restored_clinic_is_as_it_was_and_what_it_replaces_is_kept(clinic, backup):
    clinic.take_in(a_visit(id="later", patient=OTHER_PATIENT))
    done = run("--data", clinic.folder, "restore", backup)
    assert done.code == 0
    assert [one.id for one in clinic.visits()] == ["visit-one"]
    replaced = Path(done.out.splitlines()[1].removeprefix("What was there before is kept in ")[:-1])
    assert {path.name for path in replaced.iterdir()} >= {"clinic.db", "keys.json"}


def test_a_backup_opens_on_another_laptop(clinic, backup, tmp_path):
    assert run("--data", tmp_path / "new", "restore", backup).out.count("\n") == 1
    words = ("--passphrase-file", clinic.passphrase_file, "verify")
    assert run("--data", tmp_path / "new", *words).code == 0


def test_a_damaged_backup_changes_nothing(clinic, backup):
    with (backup / "clinic.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"x")
    assert str(backup) in run("--data", clinic.folder, "restore", backup).refused
    assert [one.id for one in clinic.visits()] == ["visit-one"]


def test_what_is_no_backup_is_named(clinic, tmp_path):
    assert str(tmp_path) in run("--data", clinic.folder, "restore", tmp_path).refused


def test_a_clinic_that_is_open_is_not_replaced(clinic, backup):
    with clinic.opened():
        assert "open already" in run("--data", clinic.folder, "restore", backup).refused


def test_a_missing_place_for_a_backup_is_named(clinic, tmp_path):
    assert str(tmp_path / "stick") in clinic.run("backup", tmp_path / "stick").refused
