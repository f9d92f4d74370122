"""`therapytimer verify`: one note, alone or against the clinic; or the whole clinic."""

import pytest
from builders import OTHER_PATIENT, a_documented_visit, a_visit
from cli.terminal import run
from pypdf import PdfWriter

from therapytimer.pdf.locked import locked


@pytest.fixture
def note(clinic, out):
    clinic.take_in(a_documented_visit())
    clinic.run("export", "--out", out, "--format", "pdf")
    (path,) = out.iterdir()
    return path


def test_a_note_alone_agrees_with_itself(note):
    done = run("verify", note)
    assert (done.code, done.out) == (
        0,
        "This note agrees with itself, not compared with the clinic's file.\n",
    )


def test_a_note_is_compared_with_the_clinic(note, clinic):
    done = clinic.run("verify", note)
    assert (done.code, done.out) == (
        0,
        "This note agrees with itself and with the clinic's file.\n",
    )


def test_a_note_of_another_version_is_compared_but_not_drawn_again(note, clinic, monkeypatch):
    monkeypatch.setattr("therapytimer.pdf.verify.__version__", "9.9")
    done = clinic.run("verify", note)
    assert done.code == 0
    assert "agrees with itself and with the clinic's file" in done.out
    assert "so that this one (9.9) has not drawn the pages again" in done.out


def test_a_note_of_another_clinic_is_told(note, new_clinic):
    done = new_clinic("other").run("verify", note)
    assert (done.code, done.out) == (1, "There is no visit 'visit-one' in this clinic.\n")


def test_a_note_that_the_clinic_knows_otherwise_is_told(note, new_clinic):
    other = new_clinic("other")
    other.take_in(a_documented_visit(reference="changed"))
    done = other.run("verify", note)
    assert (done.code, done.out) == (
        1,
        "Visit visit-one stands in the clinic's file with other content.\n",
    )


def test_a_note_with_a_page_put_in_is_told(note, clinic):
    longer = PdfWriter(clone_from=note)
    longer.insert_blank_page(index=0)
    longer.write(note)
    for done in (run("verify", note), clinic.run("verify", note)):
        assert done.code == 1
        assert "changed afterwards" in done.out


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut", b"hello", b"\x89PNG\r\n"])
def test_what_is_no_note_is_told(content, record_file):
    done = run("verify", record_file(content, "note.pdf"))
    assert "PDF" in done.refused


def test_a_missing_note_is_named():
    assert run("verify", "none.pdf").refused == "none.pdf: No such file or directory."


def test_the_whole_clinic_is_as_it_was_written(clinic):
    clinic.take_in(a_visit())
    done = clinic.run("verify")
    assert done.code == 0
    assert done.out.startswith("Everything is as it was written: ")


def test_minutes_that_count_twice_are_told(clinic):
    clinic.take_in(
        a_visit("97112 14:00-14:20"),
        a_visit("97110 14:10-14:30", id="visit-two", patient=OTHER_PATIENT),
    )
    done = clinic.run("verify")
    assert done.code == 0
    (_, twice) = done.out.splitlines()
    assert twice == (
        "97112 of visit visit-one overlaps 97110 of visit visit-two from 2026-11-20 14:10 UTC: "
        "both are kept, one must be corrected before it is signed."
    )


def test_a_row_changed_outside_the_program_is_told(clinic):
    clinic.take_in(a_documented_visit())
    with clinic.opened() as store:
        store.ledger.execute("DROP TRIGGER text_is_not_changed")
        store.ledger.execute("UPDATE text SET value = 'other' WHERE field = 'note.plan'")
    done = clinic.run("verify")
    assert done.code == 1
    assert "the row was changed outside the program" in done.out


@pytest.fixture
def behind_a_password(note):
    note.write_bytes(locked(note.read_bytes(), "open sesame"))
    return note


def test_a_note_behind_an_open_password_asks_for_it(behind_a_password):
    assert "give it with --password-file FILE" in run("verify", behind_a_password).refused


def test_a_note_behind_an_open_password_is_verified_with_it(behind_a_password, clinic, tmp_path):
    words = ("verify", behind_a_password, "--password-file")
    done = run(*words, "-", typed="open sesame\n")
    assert (done.code, "agrees with itself" in done.out) == (0, True)
    (tmp_path / "password.txt").write_text("open sesame\n", encoding="utf-8")
    done = clinic.run(*words, tmp_path / "password.txt")
    assert done.out == "This note agrees with itself and with the clinic's file.\n"


def test_password_and_passphrase_may_both_come_from_standard_input(behind_a_password, clinic):
    words = ("--data", clinic.folder, "--passphrase-file", "-", "verify", behind_a_password)
    done = run(*words, "--password-file", "-", typed="open sesame\ncorrect horse\n")
    assert done.out == "This note agrees with itself and with the clinic's file.\n"


def test_a_password_that_does_not_fit_is_told(behind_a_password):
    done = run("verify", behind_a_password, "--password-file", "-", typed="sesame\n")
    assert "The password does not open this PDF." in done.refused


def test_a_password_for_a_note_without_one_or_for_no_pdf_changes_nothing(note):
    words = ("verify", note, "--password-file", "-")
    assert run(*words, typed="any\n").code == 0
    note.write_bytes(b"%PDF-1.7 cut off")
    assert "not a whole PDF" in run(*words, typed="any\n").refused
