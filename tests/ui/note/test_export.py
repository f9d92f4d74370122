"""A note on disk: its name, its place, and what is said when it cannot be written."""

import errno
from dataclasses import replace
from typing import cast

import pytest
from builders import (
    CATALOGUE,
    DAY,
    PAYERS,
    a_documented_visit,
    a_visit,
    a_void,
    at,
)

from therapytimer.pdf.papers import file_name
from therapytimer.pdf.verify import verify_note
from therapytimer.ui.desk.casebook import Casebook
from therapytimer.ui.note.export import Exported, ExportError, Way, export_note, note_of

NOW = at("16:00")
NAME = "2026-11-20-TT-1042-treatment-note.pdf"


class Book:
    """A casebook of these visits, the first of which is the one asked for."""

    codes = CATALOGUE

    def __init__(self, *visits):
        self.visits = visits

    def visit(self, visit_id):
        return self.visits[0]

    def grounded(self, visit_id):
        return self.visits


def book(*visits) -> Casebook:
    return cast("Casebook", Book(*visits))


def exported(folder, *visits):
    return export_note(book(*visits), visits[0].id, NOW, Way(folder))


def numbered(record_number, **changes):
    visit = a_visit(**changes)
    return replace(visit, patient=replace(visit.patient, record_number=record_number))


def test_a_note_is_a_pdf_that_verifies(qapp, tmp_path):
    done = exported(tmp_path, a_documented_visit())
    content = done.path.read_bytes()
    assert done == Exported(tmp_path / NAME)
    assert content.startswith(b"%PDF")
    assert verify_note(content, CATALOGUE, PAYERS).ok


def test_a_note_of_a_day_with_two_visits_verifies_and_holds_both(qapp, tmp_path):
    later = a_visit("97140 18:00-18:20 DK", id="visit-two")
    visits = (a_documented_visit(), later)
    paper = note_of(book(*visits), "visit-one", NOW)
    assert paper.day_visits == (later,)
    assert paper.visit_bill
    assert paper.visit_bill.visit_ids == ("visit-one",)
    assert verify_note(exported(tmp_path, *visits).path.read_bytes(), CATALOGUE, PAYERS).ok


@pytest.mark.parametrize(
    "visit", [a_visit("97112 14:00-"), a_visit(marks=(a_void(),)), a_visit("")]
)
def test_running_void_and_empty_visits_can_be_exported_too(qapp, tmp_path, visit):
    assert exported(tmp_path, visit).path.stat().st_size > 1000


def test_the_same_visit_gives_the_same_bytes(qapp, tmp_path):
    (tmp_path / "other").mkdir()
    first = exported(tmp_path, a_documented_visit()).path.read_bytes()
    assert exported(tmp_path / "other", a_documented_visit()).path.read_bytes() == first


def test_an_earlier_note_is_never_written_over(qapp, tmp_path):
    first = exported(tmp_path, a_documented_visit())
    second = exported(tmp_path, a_documented_visit())
    third = exported(tmp_path, a_documented_visit())
    names = [one.path.name for one in (first, second, third)]
    stem = NAME.removesuffix(".pdf")
    assert names == [NAME, f"{stem} (2).pdf", f"{stem} (3).pdf"]


def test_a_folder_full_of_namesakes_is_refused_in_one_sentence(qapp, tmp_path):
    stem = NAME.removesuffix(".pdf")
    for name in (NAME, *(f"{stem} ({number}).pdf" for number in range(2, 100))):
        (tmp_path / name).touch()
    with pytest.raises(ExportError, match="nothing was written"):
        exported(tmp_path, a_documented_visit())


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("TT-1042", NAME),
        ("", "2026-11-20-visit-on-treatment-note.pdf"),
        ("../../etc/passwd", "2026-11-20-etc-passwd-treatment-note.pdf"),
        ("CON", "2026-11-20-CON-treatment-note.pdf"),
        ('a/b\\c:d*e?f"g', "2026-11-20-a-b-c-d-e-f-g-treatment-note.pdf"),
        ("  ", "2026-11-20-visit-on-treatment-note.pdf"),
        ("é", "2026-11-20-visit-on-treatment-note.pdf"),
    ],
)
def test_a_name_is_made_of_day_and_record_number(number, name):
    assert file_name(numbered(number)) == name


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("Sample Patient", "2026-11-20-Sample-Patient-treatment-note.pdf"),
        ("José Núñez-Sample", "2026-11-20-Jose-Nunez-Sample-treatment-note.pdf"),
        ("样本", NAME),
        ("../COM1", "2026-11-20-COM1-treatment-note.pdf"),
        ("Sample " * 20, "2026-11-20-Sample-Sample-Sample-Sam-treatment-note.pdf"),
    ],
)
def test_a_name_bears_the_patients_where_the_clinic_asks_for_it(named, name):
    visit = a_visit()
    visit = replace(visit, patient=replace(visit.patient, name=named))
    assert file_name(visit, by_patient=True) == name
    assert len(name) + len(" (99)") <= 60


@pytest.mark.parametrize("number", ["9" * 500, "x-" * 100, "\x00\n" * 40])
def test_a_name_is_at_most_sixty_characters_with_any_number_behind_it(number):
    name = file_name(numbered(number))
    assert len(name) + len(" (99)") <= 60
    assert name.isprintable()


def test_no_name_holds_the_patients(qapp, tmp_path):
    done = exported(tmp_path, a_documented_visit())
    assert "Sample" not in done.path.name
    assert str(DAY) in done.path.name


def test_a_missing_folder_is_told_with_what_was_kept(qapp, tmp_path):
    with pytest.raises(ExportError) as told:
        exported(tmp_path / "gone", a_documented_visit())
    assert str(told.value).startswith(f"The note was not written to {tmp_path / 'gone'}: No such")
    assert "is kept" in str(told.value)


def test_a_full_disk_is_told_and_leaves_nothing_behind(qapp, tmp_path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        exported(tmp_path, a_documented_visit())
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_gives_no_reason_is_told_too(qapp, tmp_path, monkeypatch):
    def refuse(path, content):
        raise OSError

    monkeypatch.setattr("therapytimer.paths.write_whole", refuse)
    with pytest.raises(ExportError, match="the system refused"):
        exported(tmp_path, a_documented_visit())


def test_arabic_is_printed_and_not_named(qapp, tmp_path):
    done = exported(tmp_path, a_documented_visit(note={"subjective": "المريض أفضل اليوم"}))
    assert done.unprintable == ()


def test_what_no_font_has_is_named_in_the_message(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr("therapytimer.ui.note.paint_line.has_glyph", lambda one: one != "中")
    done = exported(tmp_path, a_documented_visit(note={"subjective": "中"}))
    assert done.unprintable == ("U+4E2D CJK UNIFIED IDEOGRAPH-4E2D",)
    assert "U+4E2D" in done.sentence


def test_a_message_names_a_few_characters_and_counts_the_others(tmp_path):
    done = Exported(tmp_path / NAME, tuple(f"U+{number:04X}" for number in range(0x4E00, 0x4E09)))
    assert "and 4 more" in done.sentence
    assert Exported(tmp_path / NAME).sentence == f"The note is in {tmp_path} as {NAME}."
