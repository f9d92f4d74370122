"""`therapytimer export`: all or nothing, and the same notes on every laptop."""

import csv
import json
import os
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from builders import OTHER_PATIENT, a_documented_visit, a_record, a_visit, a_void
from cli.exported import contents, exported, the_same_day
from cli.terminal import run_apart

NOBODY = 65534

# The first export, into a folder that may be written, loads all that another user could not read.
WITHOUT_RIGHTS = f"""
import os, sys
from therapytimer.cli import main
words, out = sys.argv[1:-1], sys.argv[-1]
try:
    main([*words, out + "-first"])
except SystemExit as end:
    assert not end.code
if os.geteuid() == 0:  # to whom every folder is writable
    os.setgid({NOBODY})
    os.setuid({NOBODY})
main([*words, out])
"""


def test_a_note_on_paper_for_each_visit_without_names(clinic, out):
    clinic.take_in(*the_same_day())
    assert list(exported(clinic, out, "pdf")) == [
        "2026-11-20-TT-1042-treatment-note-2.pdf",
        "2026-11-20-TT-1042-treatment-note.pdf",
    ]


def test_export_and_import_and_export_give_the_same_notes(new_clinic, tmp_path):
    folders = [tmp_path / name for name in ("json", "first", "second")]
    for folder in folders:
        folder.mkdir()
    here, there = new_clinic("here"), new_clinic("there")
    here.take_in(*the_same_day(), a_visit(id="other", patient=OTHER_PATIENT, on=date(2026, 11, 19)))
    (records,) = exported(here, folders[0], "json")
    assert there.run("import", folders[0] / records).code == 0
    assert exported(here, folders[1], "pdf") == exported(there, folders[2], "pdf")


def test_records_come_out_as_they_came_in(clinic, out):
    visit = a_documented_visit()
    clinic.take_in(visit)
    files = exported(clinic, out, "json")
    assert list(files) == ["visits-2026-11-20-to-2026-11-20.json"]
    (record,) = json.loads(*files.values())
    grounds = record.pop("grounds")
    assert record == a_record(visit)
    assert grounds["edit_table"] == "PTP 2024Q3 built in"
    assert set(grounds["prices"]) == {"97110", "97112"}


def test_the_charge_list_has_each_bill_once(clinic, out):
    clinic.take_in(*the_same_day())
    files = exported(clinic, out, "csv")
    assert list(files) == ["charges-2026-11-20-to-2026-11-20.csv"]
    (text,) = (content.decode() for content in files.values())
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert [(row["code"], row["minutes"], row["units"]) for row in rows] == [
        ("97112", "24", "2"),
        ("97110", "15", "1"),
        ("97140", "15", "1"),
    ]


def test_days_and_patients_are_chosen(clinic, out):
    clinic.take_in(
        a_visit(id="before", on=date(2026, 11, 18)),
        a_visit(id="on-the-day", on=date(2026, 11, 19)),
        a_visit(id="of-another", on=date(2026, 11, 19), patient=OTHER_PATIENT),
        a_visit(id="after", on=date(2026, 11, 20)),
    )
    days = ("--from", "2026-11-19", "--to", "2026-11-19")
    (text,) = exported(clinic, out, "json", *days, "--patient", "TT-1042").values()
    assert [one["id"] for one in json.loads(text)] == ["on-the-day"]


def test_void_visits_are_left_out_and_counted(clinic, out):
    clinic.take_in(
        a_visit(), a_visit("", id="visit-two", marks=(replace(a_void(), visit_id="visit-two"),))
    )
    done = clinic.run("export", "--out", out, "--format", "json")
    assert "1 void" in done.err
    (text,) = contents(out).values()
    assert [one["id"] for one in json.loads(text)] == ["visit-one"]


@pytest.mark.parametrize(("kind", "count"), [("pdf", 1), ("csv", 1)])
def test_a_running_visit_is_named_and_the_others_go_out(kind, count, clinic, out):
    clinic.take_in(
        a_visit("97110 14:00-"), a_visit(id="done", patient=OTHER_PATIENT, on=date(2026, 11, 19))
    )
    done = clinic.run("export", "--out", out, "--format", kind)
    assert "Visit visit-one is not exportable yet: 97110 still runs" in done.err
    assert len(contents(out)) == count


def test_characters_that_no_font_has_are_named(clinic, out):
    clinic.take_in(a_visit(note={"assessment": "平 ok"}))
    done = clinic.run("export", "--out", out, "--format", "pdf")
    assert "U+5E73 CJK UNIFIED IDEOGRAPH-5E73" in done.err


def test_nothing_to_export_is_said_and_nothing_written(clinic, out):
    done = clinic.run("export", "--out", out, "--format", "csv", "--from", "2026-11-21")
    assert (done.code, done.out) == (0, f"0 files in {out}.\n")
    assert "nothing was written" in done.err
    assert contents(out) == {}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--from", "20 Nov"), "'20 Nov'"),
        (("--to", "20261120"), "'20261120'"),
        (("--from", "2026-11-31"), "'2026-11-31'"),
        (("--from", "2026-11-20", "--to", "2026-11-19"), "2026-11-19"),
        (("--patient", "TT-9"), "'TT-9'"),
    ],
)
def test_a_bad_choice_is_named(words, named, clinic, out):
    clinic.take_in(a_visit())
    assert named in clinic.run("export", "--out", out, "--format", "json", *words).refused


def test_a_missing_folder_is_named(clinic, tmp_path):
    missing = tmp_path / "none"
    assert str(missing) in clinic.run("export", "--out", missing, "--format", "json").refused


# all or nothing


def test_the_same_export_twice_changes_nothing(clinic, out):
    clinic.take_in(*the_same_day())
    assert exported(clinic, out, "pdf") == exported(clinic, out, "pdf")


def test_what_was_moved_before_a_move_failed_is_taken_back(clinic, out, monkeypatch):
    clinic.take_in(a_visit(), a_visit(id="second", patient=OTHER_PATIENT))
    rename = Path.rename

    def fails_once_one_is_there(path, place):
        if contents(out):
            raise PermissionError(13, "Permission denied", str(place))
        return rename(path, place)

    monkeypatch.setattr(Path, "rename", fails_once_one_is_there)
    assert "Permission denied" in clinic.run("export", "--out", out, "--format", "pdf").refused
    assert contents(out) == {}


def test_a_corrected_visit_keeps_its_note_but_is_billed_no_more(clinic, out):
    correction = a_visit("97112 14:00-14:20", id="visit-two", corrects="visit-one")
    clinic.take_in(a_visit(), correction)
    assert len(exported(clinic, out, "pdf")) == 2
    charges = exported(clinic, out, "csv")["charges-2026-11-20-to-2026-11-20.csv"].decode()
    rows = list(csv.DictReader(StringIO(charges, newline="")))
    assert [(row["code"], row["status"]) for row in rows] == [
        ("97112", "replaces"),
        ("97110", "withdrawn"),
    ]


def test_a_correction_of_a_visit_that_is_not_here_withdraws_nothing(clinic, out):
    clinic.take_in(a_visit("97112 14:00-14:20", id="visit-two", corrects="elsewhere"))
    charges = exported(clinic, out, "csv")["charges-2026-11-20-to-2026-11-20.csv"].decode()
    rows = list(csv.DictReader(StringIO(charges, newline="")))
    assert [(row["code"], row["status"]) for row in rows] == [("97112", "replaces")]


def test_a_file_with_other_content_is_never_written_over(clinic, out):
    clinic.take_in(a_visit(), a_visit(id="second", patient=OTHER_PATIENT))
    taken = out / "2026-11-20-TT-1043-treatment-note.pdf"
    taken.write_bytes(b"mine")
    assert taken.name in clinic.run("export", "--out", out, "--format", "pdf").refused
    assert contents(out) == {taken.name: b"mine"}


def test_what_a_killed_export_left_is_swept_away(clinic, out):
    stray = out / ".therapytimer-export-x"
    stray.mkdir()
    (stray / "note.pdf").write_bytes(b"half")
    clinic.take_in(a_visit())
    assert stray.name not in exported(clinic, out, "json")


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="Windows has no users to change to")
@pytest.mark.parametrize("kind", ["pdf", "json", "csv"])
def test_a_folder_that_may_not_be_written_gets_nothing(kind, clinic, out):
    clinic.take_in(*the_same_day())
    out.with_name(f"{out.name}-first").mkdir()
    out.chmod(0o555)
    give_to_nobody(clinic)
    words = (*clinic.options, "export", "--format", kind, "--out", out)
    done = run_apart(*words, code=WITHOUT_RIGHTS)
    assert done.code == 2
    assert done.err == f"{out}: Permission denied; nothing was written.\n"
    assert contents(out) == {}


def give_to_nobody(clinic):
    """Let the user as whom the program goes on open the clinic, if that is another one."""
    if os.geteuid() != 0:
        return
    for path in (clinic.folder, *clinic.folder.rglob("*"), clinic.passphrase_file):
        os.chown(path, NOBODY, NOBODY)
    for folder in clinic.folder.parents:
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
