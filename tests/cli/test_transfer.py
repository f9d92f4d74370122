"""Import and export: all or nothing, and the same notes on the other side."""

import csv
import json
import os
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from builders import OTHER_PATIENT, a_documented_visit, a_record, a_visit, a_void
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


def the_same_day():
    """Two visits that one bill pools, the later one taken in first."""
    second = a_visit("97140 16:00-16:15 JR", id="a-later-visit")
    return (second, a_documented_visit())


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def exported(clinic, out, kind, *words):
    done = clinic.run("export", "--out", out, "--format", kind, *words)
    assert done.code == 0, done.err
    return contents(out)


# import


def test_visits_come_in_and_a_second_time_are_passed_over(clinic):
    assert clinic.take_in(*the_same_day()).out == "2 visits imported, 0 were here already.\n"
    assert clinic.take_in(*the_same_day()).out == "0 visits imported, 2 were here already.\n"


def test_the_same_id_with_other_content_is_refused_by_name(clinic, record_file):
    clinic.take_in(a_visit())
    other = record_file([a_record(a_visit(id="visit-two")), a_record(a_visit(reference="new"))])
    assert "visit-one" in clinic.run("import", other).refused
    assert [one.id for one in clinic.visits()] == ["visit-one"]


def test_two_running_stopwatches_of_one_patient_are_refused(clinic, record_file):
    running = [a_record(a_visit("97110 14:00-", id=one)) for one in ("visit-one", "visit-two")]
    assert "visit-two" in clinic.run("import", record_file(running)).refused
    assert clinic.visits() == []


def test_overlaps_between_visits_are_kept_and_named(clinic):
    done = clinic.take_in(a_visit(), a_visit("97140 14:10-14:30 JR", id="visit-two"))
    assert "2 visits imported" in done.out
    assert "97112 of visit visit-one overlaps 97140 of visit visit-two" in done.err


def test_visits_beside_each_other_are_nothing_to_name(clinic):
    assert clinic.take_in(*the_same_day()).err == ""


def test_ten_thousand_records_with_one_bad_one_leave_nothing(clinic, tmp_path):
    good = json.dumps(a_record(a_visit()))
    texts = [good.replace("visit-one", f"visit-{number}") for number in range(10_000)]
    texts[7_776] = texts[7_776].replace("97112", "99999")
    path = tmp_path / "many.json"
    path.write_text(f"[{','.join(texts)}]", encoding="utf-8")
    refused = clinic.run("import", path).refused
    assert "Record 7,777 (id 'visit-7776')" in refused
    assert "99999" in refused
    assert clinic.visits() == []


@pytest.mark.parametrize(
    "content", [b"[]", b"[{", b"\xff", b'[{"format": "therapytimer-visit/9"}]']
)
def test_a_bad_file_leaves_nothing(content, clinic, record_file):
    assert clinic.run("import", record_file(content)).refused
    assert clinic.visits() == []


TEXTS = ("a <b & c", "bell \x07 nul \x00", "x" * 20_000, "مرحبا", "平衡", "🙂")


@pytest.mark.parametrize(
    "text", TEXTS, ids=["markup", "control", "long", "arabic", "chinese", "emoji"]
)
def test_any_text_goes_all_the_way_to_the_note(text, clinic, out):
    clinic.take_in(a_visit(note={"assessment": text}))
    assert clinic.visits()[0].note["assessment"] == text
    assert exported(clinic, out, "pdf")


# export


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
    assert json.loads(*files.values()) == [a_record(visit)]


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
    assert done.err.endswith(": Permission denied.\n")
    assert str(out) in done.err
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
