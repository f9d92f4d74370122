"""All notes and the charge list of a day by one button: whole, never over another, stoppable."""

import csv
import errno
from io import StringIO

import pytest
from builders import CATALOGUE, OTHER_PATIENT, PAYERS

from therapytimer.pdf.verify import verify_note
from therapytimer.ui.day_end import exporting as exporting_module
from therapytimer.ui.day_end.parcel import Delivery, put

DAY = "2026-11-20"
CHARGES = f"charges-{DAY}.csv"


@pytest.fixture
def export(qtbot, office, ending, folder):
    """Press the button and wait for what is said."""

    def exported(told="made"):
        page = ending().page
        with qtbot.waitSignal(getattr(office.ending.exporting, told), timeout=20_000):
            page.export.export.click()
        assert page.export.export.isEnabled()
        return page.export.result.said() or page.export.problem.said()

    return exported


@pytest.fixture
def two(treated, folder):
    return [treated(), treated(OTHER_PATIENT)]


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def rows(folder, name=CHARGES):
    return list(csv.DictReader(StringIO((folder / name).read_text(encoding="utf-8"))))


def test_every_note_and_the_charge_list_leave_with_one_tap(export, two, folder):
    said = export()
    notes = [one for one in names(folder) if one.endswith(".pdf")]
    assert len(notes) == 2
    assert set(names(folder)) == {*notes, CHARGES}
    assert said == f"2 notes and {CHARGES} in {folder}. 2 are drafts."
    assert {row["note"] for row in rows(folder)} <= {"draft"}


def test_signed_notes_are_no_drafts_and_verify(office, export, treated, sign, folder):
    office.signing.ask([treated(seconds=900)])
    sign()
    assert "a draft" not in export()
    (note,) = folder.glob("*.pdf")
    assert verify_note(note.read_bytes(), CATALOGUE, PAYERS).ok
    assert [(row["note"], row["status"]) for row in rows(folder)] == [("signed", "new")]


def test_a_note_has_the_bytes_that_it_has_when_it_leaves_alone(
    office, export, treated, sign, folder
):
    signed, draft = treated(), treated(OTHER_PATIENT)
    office.signing.ask([signed])
    sign()
    for one in (signed, draft):
        office.documentation.export(one)
    alone = {one.name: one.read_bytes() for one in folder.iterdir()}
    said = export()
    assert {name: (folder / name).read_bytes() for name in alone} == alone
    assert set(names(folder)) == {*alone, CHARGES}
    assert "beside" not in said


def test_exported_twice_nothing_is_written_twice(export, two, folder):
    export()
    before = {one.name: one.stat().st_mtime_ns for one in folder.iterdir()}
    assert "2 notes" in export()
    assert {one.name: one.stat().st_mtime_ns for one in folder.iterdir()} == before


def test_a_file_with_other_content_stays_and_the_new_one_is_named(
    office, export, treated, sign, folder
):
    visit = treated(seconds=900)
    export()
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    office.signing.ask([visit])
    sign()
    said = export()
    assert {name: (folder / name).read_bytes() for name in before} == before
    beside = set(names(folder)) - before.keys()
    assert len(beside) == 2
    assert all("(2)" in one and one in said for one in beside)
    assert "Earlier files of the same name have other content and stay" in said


def test_what_still_runs_is_left_out_with_its_code(office, export, two, folder):
    office.desk.tap(two[1], "97112")
    said = export()
    assert "1 was left out because 97112 still runs." in said
    assert len(list(folder.glob("*.pdf"))) == 1
    assert names(folder)[-1] == CHARGES


def test_a_void_visit_stays_here_and_is_counted(office, export, two, folder):
    office.desk.void(two[0], "opened by mistake")
    assert "Left out: 1 void visit." in export()
    assert len(list(folder.glob("*.pdf"))) == 1


def test_unsigned_visits_of_earlier_days_leave_where_it_is_ticked(export, treated, clock, office):
    treated()
    clock.work(24 * 3600)
    office.desk.moment()
    treated(OTHER_PATIENT)
    office.guard.let_in(office.desk.user.id)  # a day without a touch has locked it
    assert "1 note and" in export()
    office.ending.page.export.earlier.click()
    assert "2 notes and" in export()


def test_a_clinic_that_asks_for_it_has_patients_names_on_its_files(office, export, two, folder):
    office.administration.keep_names_in_files(wanted=True)
    export()
    assert any("Sample" in one for one in names(folder))


def test_a_cancelled_export_leaves_whole_files_only(office, export, two, folder, monkeypatch):
    write = exporting_module.write_leaf

    def cancelling(*given):
        office.ending.exporting.cancel()
        write(*given)

    monkeypatch.setattr(exporting_module, "write_leaf", cancelling)
    said = export("stopped")
    assert said.startswith(f"Stopped; what is written is whole: 1 note in {folder}.")
    (note,) = folder.iterdir()
    assert verify_note(note.read_bytes(), CATALOGUE, PAYERS).ok


def test_progress_counts_the_charge_list_too(qtbot, office, ending, two, folder):
    told: list[tuple[int, int]] = []
    office.ending.exporting.progressed.connect(lambda *given: told.append(given))
    page = ending().page
    with qtbot.waitSignal(office.ending.exporting.made, timeout=20_000):
        page.export.export.click()
        assert not page.export.export.isEnabled()
        assert not page.export.cancel.isHidden()
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert page.export.cancel.isHidden()


def test_a_full_disk_is_told_with_what_is_whole(export, two, folder, monkeypatch):
    write, done = exporting_module.put, []

    def full(place, name, content, delivery):
        if done:
            raise OSError(errno.ENOSPC, "No space left on device")
        done.append(name)
        return write(place, name, content, delivery)

    monkeypatch.setattr("therapytimer.ui.day_end.parcel.put", full)
    said = export("failed")
    assert said.startswith("Not everything was written.")
    assert f"{folder}: No space left on device." in said
    assert f"Written whole before that: 1 note in {folder}." in said
    assert len(names(folder)) == 1


def test_a_folder_that_vanishes_meanwhile_is_told(export, two, folder, monkeypatch):
    write = exporting_module.write_leaf

    def vanishing(*given):
        if folder.exists():
            folder.rmdir()
        write(*given)

    monkeypatch.setattr(exporting_module, "write_leaf", vanishing)
    assert "No such file or directory" in export("failed")


def test_nothing_leaves_while_minutes_wait_to_be_saved(office, export, two, folder, monkeypatch):
    monkeypatch.setattr(office.desk.log, "try_again", lambda: False)
    monkeypatch.setattr(office.desk.log, "problem", "The disk is full.")
    assert "nothing was exported" in export("failed")
    assert names(folder) == []


def test_a_file_of_the_same_size_with_other_content_stays_beside_the_new_one(tmp_path):
    delivery = Delivery(tmp_path)
    (tmp_path / "note.pdf").write_bytes(b"old")
    assert put(tmp_path, "note.pdf", b"new", delivery) == "note (2).pdf"
    assert put(tmp_path, "note.pdf", b"new", delivery) == "note (2).pdf"
    assert (tmp_path / "note.pdf").read_bytes() == b"old"
    assert delivery.beside == ["note (2).pdf"]


@pytest.fixture
def barely(office, treated, sign, watch):
    """Sign a visit with a code of one minute beside the one that is billed."""
    visit = treated(seconds=900)
    office.desk.tap(visit, "97140")
    watch(office.desk, 60)
    office.treatment.end()
    office.signing.ask([visit])
    sign()
    return visit


def test_a_corrected_day_has_no_line_without_units_that_had_none_before(
    office, export, barely, sign, folder
):
    new = office.signing.signer.begin_correction(barely, "wrong minutes").id
    office.signing.ask([new])
    sign()
    export()
    assert [(row["code"], row["units"], row["status"]) for row in rows(folder)] == [
        ("97110", "1", "replaces")
    ]
    assert {one.code for one in office.desk.casebook.visit(new).segments} == {"97110", "97140"}
