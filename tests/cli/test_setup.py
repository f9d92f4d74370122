"""`therapytimer setup` and `settings export`: a clinic without a screen, and laptops alike."""

import json
import re

import pytest
from builders import PAYERS
from cli.conftest import AT
from cli.terminal import run

from therapytimer.billing.payers import payer_fields
from therapytimer.store.store import open_store, open_with_recovery
from therapytimer.visit.people import Clinic
from therapytimer.visit.record.clinic import clinic_fields

CODE = re.compile(r"([2-9A-Z]{4}-){6}[2-9A-Z]{4}\n")
ALIKE = {
    "clinic": clinic_fields(Clinic("Łucja's Clinic", "1 Road")),
    "discipline": "OT",
    "payers": [payer_fields(PAYERS[3])],
    "own_codes": ["20560 dry needling; untimed; one_on_one; PT"],
}


def set_up(folder, *words, typed="correct horse\n"):
    named = ("--name", "Dana Kay", "--credentials", "PT, DPT")
    return run("--data", folder, "--passphrase-file", "-", "setup", *named, *words, typed=typed)


def settings_of(folder):
    with open_store(folder, "correct horse", at=AT) as store:
        return store.settings.all()


def test_setup_makes_a_clinic_and_prints_the_recovery_code_alone(tmp_path):
    done = set_up(tmp_path / "data")
    assert done.code == 0
    assert CODE.fullmatch(done.out)
    with open_with_recovery(tmp_path / "data", done.out.strip(), at=AT) as store:
        assert store.clinician.name == "Dana Kay"
        assert store.settings.get("discipline") == "PT"


def test_the_discipline_may_be_said(tmp_path):
    set_up(tmp_path / "data", "--discipline", "SLP")
    assert settings_of(tmp_path / "data") == {"discipline": "SLP"}


@pytest.mark.parametrize("typed", ["", "s", "1234567"])
def test_a_short_passphrase_makes_nothing(tmp_path, typed):
    said = f"at least 8 characters; this one has {len(typed)}."
    assert said in set_up(tmp_path / "data", typed=f"{typed}\n").refused
    assert not (tmp_path / "data" / "clinic.db").exists()


def test_a_clinic_that_is_there_is_left_alone(tmp_path):
    set_up(tmp_path / "data")
    before = (tmp_path / "data" / "keys.json").read_bytes()
    assert "already" in set_up(tmp_path / "data").refused
    assert (tmp_path / "data" / "keys.json").read_bytes() == before


@pytest.mark.parametrize("name", ["", "  "])
def test_a_clinician_needs_a_name(name, tmp_path):
    words = ("setup", "--name", name, "--credentials", "PT")
    done = run(
        "--data", tmp_path / "data", "--passphrase-file", "-", *words, typed="correct horse\n"
    )
    assert "name" in done.refused


def test_a_synced_folder_is_warned_of(tmp_path):
    done = set_up(tmp_path / "Dropbox" / "data")
    assert done.code == 0
    assert "Dropbox" in done.err


def test_five_laptops_are_alike(new_clinic, tmp_path):
    first, file = (
        new_clinic("first", second_place="/media/stick", **ALIKE),
        tmp_path / "clinic.json",
    )
    assert first.run("settings", "export", file).code == 0
    for number in range(2, 6):
        folder = tmp_path / str(number)
        assert set_up(folder, "--clinic", file).code == 0
        assert settings_of(folder) == ALIKE


def test_the_clinic_file_holds_no_secret_no_person_and_no_patient(new_clinic, tmp_path):
    clinic, file = new_clinic(**ALIKE), tmp_path / "clinic.json"
    clinic.run("settings", "export", file)
    assert json.loads(file.read_bytes()).keys() == {"format", *ALIKE}
    assert "Dana Kay" not in file.read_text(encoding="utf-8")


def test_a_clinic_file_is_never_written_over(clinic, tmp_path):
    file = tmp_path / "clinic.json"
    file.write_bytes(b"mine")
    assert str(file) in clinic.run("settings", "export", file).refused
    assert file.read_bytes() == b"mine"


def test_a_place_that_is_not_there_gets_no_clinic_file(clinic, tmp_path):
    file = tmp_path / "none" / "clinic.json"
    refused = clinic.run("settings", "export", file).refused
    assert refused == f"{file}: No such file or directory; nothing was written."


def test_what_is_said_stands_before_the_clinic_file(tmp_path, record_file):
    file = record_file({"format": "therapytimer-clinic/1", **ALIKE})
    set_up(tmp_path / "data", "--clinic", file, "--discipline", "PT")
    assert settings_of(tmp_path / "data")["discipline"] == "PT"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ({"format": "therapytimer-clinic/9"}, "version 9"),
        ({"format": "therapytimer-clinic/1", "people": []}, "'people'"),
        ([], "no object"),
    ],
)
def test_a_bad_clinic_file_makes_no_clinic(content, named, tmp_path, record_file):
    assert named in set_up(tmp_path / "data", "--clinic", record_file(content)).refused
    assert not (tmp_path / "data").exists()
