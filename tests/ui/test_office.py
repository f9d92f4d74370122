"""The office: one clinic's whole window, driven by keys and taps."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import ASSISTANT, OTHER_PATIENT, PATIENT, PAYERS, THERAPIST
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from therapytimer.store.errors import DiskFullError
from therapytimer.store.restore import check_backup
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.facts import GapAnswer, MarkKind


@pytest.fixture
def visit(office):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    return office.treatment.visit_id


def key(qtbot, office, *keys):
    for one in keys:
        if isinstance(one, str):
            qtbot.keyClicks(office.board, one)
        else:
            qtbot.keyClick(office.board, one)


def press(qtbot, parent, text):
    QApplication.processEvents()  # Qt shows what is new in a layout a moment later
    (found,) = [
        one
        for one in parent.findChildren(QPushButton)
        if one.isVisible() and text in (one.text().strip(), one.accessibleName())
    ]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def running(office):
    return [one.code for one in office.desk.stopwatch.running()]


def test_the_day_begins_with_today(office):
    assert office.window.page() is office.reception.today


def test_a_new_visit_goes_to_the_board(office, visit):
    assert office.window.page() is office.board
    assert [tile.face.code for tile in office.board.grid.tiles][:3] == ["97110", "97112", "97140"]


def test_digits_switch_and_space_pauses(qtbot, office, visit, clock):
    key(qtbot, office, "2")
    assert running(office) == ["97112"]
    clock.work(2)
    key(qtbot, office, "1")
    assert running(office) == ["97110"]
    key(qtbot, office, Qt.Key.Key_Space)
    assert running(office) == []
    key(qtbot, office, Qt.Key.Key_Space)
    assert running(office) == ["97110"]


def test_a_held_key_counts_once(qtbot, office, visit):
    key(qtbot, office, "2")
    event_count = len(office.desk.stopwatch.history(visit).actions)
    key(qtbot, office, "9")
    assert len(office.desk.stopwatch.history(visit).actions) == event_count


def test_a_tap_on_a_tile_starts_its_code(qtbot, office, visit):
    tile = office.board.grid.tiles[3]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert running(office) == [tile.face.code]
    assert tile.face.state == "running"


def test_space_on_a_focused_tile_pauses_too(qtbot, office, visit):
    tile = office.board.grid.tiles[0]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert running(office) == []


def test_undo_and_redo_by_key(qtbot, office, visit, clock):
    key(qtbot, office, "2")
    clock.work(2)
    key(qtbot, office, "1")
    office.board.undo_requested.emit()
    assert running(office) == ["97112"]
    office.board.redo_requested.emit()
    assert running(office) == ["97110"]


def test_a_late_undo_asks_why_in_one_tap(qtbot, office, visit, clock, watch):
    key(qtbot, office, "2")
    watch(office.desk, 60)
    key(qtbot, office, "1")
    watch(office.desk, 11)
    office.board.undo_requested.emit()
    assert office.board.why.isVisible()
    press(qtbot, office.board.why, "wrong code")
    assert office.board.hasFocus() or not office.window.isActiveWindow()
    assert running(office) == ["97112"]
    segment = office.desk.stopwatch.running(visit)[0]
    assert segment.reason == "wrong code"
    assert not office.board.why.isVisible()


def test_a_pause_takes_its_word_in_one_tap(qtbot, office, visit):
    key(qtbot, office, "2", Qt.Key.Key_Space)
    assert office.board.pause_word.isVisible()
    press(qtbot, office.board.pause_word, "rest")
    assert not office.board.pause_word.isVisible()
    assert office.desk.stopwatch.marks(visit, MarkKind.PAUSE)[0].word == "rest"


def test_the_panel_shows_units_and_why(office, visit, watch):
    office.treatment.tap("97112")
    watch(office.desk, 8 * 60)
    bill = office.desk.casebook.bill(visit, office.desk.now())
    assert bill.units == 1
    assert office.board.panel.shown() == bill.units


def test_a_tie_is_one_tap(qtbot, office, visit, watch):
    for code in ("97110", "97112"):
        office.treatment.tap(code)
        watch(office.desk, 20 * 60)
    office.treatment.tap("97112")
    (tie,) = office.desk.casebook.bill(visit, office.desk.now()).ties
    assert tie.given_to == ("97110",)
    press(qtbot, office.board.panel, "A tie for the last unit: 97112")
    (tie,) = office.desk.casebook.bill(visit, office.desk.now()).ties
    assert (tie.given_to, tie.chosen_by) == (("97112",), THERAPIST.name)


def test_a_gap_is_asked_in_a_banner_and_answered_in_one_tap(qtbot, office, visit, clock, watch):
    key(qtbot, office, "2")
    watch(office.desk, 60)
    clock.sleep(480)
    office.desk.tick()
    assert office.board.gap.isVisible()
    assert "8 min 0 s" in office.board.gap.text()
    press(qtbot, office.board.gap, "Not treatment")
    assert not office.board.gap.isVisible()
    (answer,) = office.desk.casebook.visit(visit).answers
    assert answer.answer is GapAnswer.NOT_TREATMENT


def test_a_gap_that_ended_at_another_time_takes_that_time(qtbot, office, visit, clock, watch):
    key(qtbot, office, "2")
    watch(office.desk, 60)
    clock.sleep(480)
    office.desk.tick()
    (gap,) = office.desk.gaps(visit)
    office.board.gap.set_end(gap.start + timedelta(seconds=120))
    press(qtbot, office.board.gap, "Ended at")
    segments = office.desk.casebook.visit(visit).segments
    assert [(one.stop - gap.start).total_seconds() for one in segments] == [0, 120]


def test_any_other_code_is_two_actions_away(qtbot, office, visit):
    press(qtbot, office.board.header, "More codes")
    qtbot.keyClicks(office.board.picker.search, "massage")
    qtbot.keyClick(office.board.picker.search, Qt.Key.Key_Return)
    assert running(office) == ["97124"]
    assert office.board.grid.tiles[-1].face.code == "97124"


def test_digits_typed_into_the_picker_stay_text(qtbot, office, visit):
    press(qtbot, office.board.header, "More codes")
    qtbot.keyClicks(office.board.picker.search, "971")
    assert running(office) == []
    qtbot.keyClick(office.board.picker.search, Qt.Key.Key_Escape)
    assert office.board.grid.isVisible()


def test_an_assistant_takes_over_by_the_menu(office, visit, clock):
    office.treatment.tap("97112")
    clock.work(5)
    office.board.header.who.treat_requested.emit((ASSISTANT.id,))
    assert office.desk.stopwatch.running(visit)[0].by == (ASSISTANT.id,)
    assert "PTA" in office.board.grid.tiles[1].face.by


def test_two_visits_keep_their_own_board(office, visit, clock):
    office.treatment.tap("97112")
    office.show_today()
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    office.treatment.tap("97110")
    assert running(office) == ["97110"]
    office.reception.go_to(visit)
    assert office.treatment.visit_id == visit


def test_the_question_of_a_late_undo_goes_when_something_else_happens(qtbot, office, visit, watch):
    key(qtbot, office, "2")
    watch(office.desk, 60)
    office.board.undo_requested.emit()
    assert office.board.why.isVisible()
    key(qtbot, office, "3")
    assert not office.board.why.isVisible()


def test_an_assistant_who_signs_in_and_taps_is_named_on_tile_and_record(office, visit):
    office.desk.switch_user(ASSISTANT.id, "correct horse")
    office.treatment.tap("97112")
    assert "PTA" in office.board.grid.tiles[1].face.by
    assert ASSISTANT in office.desk.store.visits.load(visit).clinicians


def test_the_codes_of_the_patients_visit_before_come_first(office, visit, watch):
    before = [tile.face.code for tile in office.board.grid.tiles]
    office.treatment.tap("97124")
    watch(office.desk, 60)
    office.treatment.end()
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    assert [tile.face.code for tile in office.board.grid.tiles] == ["97124", *before]


def test_a_start_that_is_no_time_of_day_is_said_beside_it(qtbot, office, visit):
    press(qtbot, office.board.foot, "Type minutes")
    office.board.typed.start.setText("late")
    press(qtbot, office.board.typed, "Add")
    assert office.desk.casebook.visit(visit).segments == ()
    assert "time of day" in office.board.typed.refusal()


def test_typed_minutes_that_overlap_are_refused_beside_them(qtbot, office, visit, watch):
    office.treatment.tap("97112")
    watch(office.desk, 1200)
    press(qtbot, office.board.foot, "Type minutes")
    office.board.typed.start.setText("14:05")
    press(qtbot, office.board.typed, "Add")
    assert "overlaps" in office.board.typed.refusal()


def test_typed_minutes_print_as_typed(qtbot, office, visit, watch):
    office.treatment.tap("97112")
    watch(office.desk, 1200)
    office.treatment.tap("97112")
    watch(office.desk, 1200)
    press(qtbot, office.board.foot, "Type minutes")
    office.board.typed.minutes.setValue(10)
    press(qtbot, office.board.typed, "Add")
    typed = office.desk.casebook.visit(visit).segments[-1]
    assert (typed.origin, typed.length()) == ("typed", timedelta(minutes=10))


def test_ending_a_visit_leads_to_its_note(qtbot, office, visit, clock):
    key(qtbot, office, "2")
    clock.work(65)
    press(qtbot, office.board.header, "End visit")
    assert running(office) == []
    assert office.window.page() is office.documentation.page


def test_a_void_visit_says_why(qtbot, office, visit):
    press(qtbot, office.board.foot, "Void")
    press(qtbot, office.board.void, "patient did not come")
    assert office.desk.stopwatch.marks(visit, MarkKind.VOID)[0].word == "patient did not come"
    assert office.window.page() is office.reception.today
    assert office.desk.casebook.bill(visit, office.desk.now()).units == 0


def test_a_note_is_exported_where_the_clinic_said(office, visit, clock, tmp_path, monkeypatch):
    office.treatment.tap("97112")
    clock.work(900)
    office.treatment.end()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    office.documentation.export(visit)
    office.documentation.export(visit)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == [
        "2026-11-20-TT-1042-treatment-note (2).pdf",
        "2026-11-20-TT-1042-treatment-note.pdf",
    ]


def test_locking_covers_everything_and_what_runs_goes_on(office, visit, clock):
    office.treatment.tap("97112")
    office.guard.lock()
    assert office.guard.cover.isVisible()
    assert running(office) == ["97112"]
    office.guard.entry.try_passphrase(THERAPIST.id, "wrong")
    assert office.guard.cover.isVisible()
    clock.work(1)
    office.guard.entry.try_passphrase(THERAPIST.id, "correct horse")
    assert not office.guard.cover.isVisible()


def test_somebody_else_signs_in_without_closing_a_visit(office, visit):
    office.treatment.tap("97112")
    office.guard.lock()
    office.guard.entry.try_passphrase(ASSISTANT.id, "correct horse")
    assert office.desk.user == ASSISTANT
    assert running(office) == ["97112"]
    assert office.window.page() is office.reception.today


def test_closing_asks_about_what_runs(office, visit, monkeypatch):
    office.treatment.tap("97112")
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    office.window.close()
    assert asked == ["97112 still runs."]
    assert office.window.isVisible()


def test_a_verified_copy_is_made_at_the_start_and_on_closing(office, clinic):
    office.window.close()
    copies = list((clinic.folder / "backups").iterdir())
    assert len(copies) == 2
    for copy in copies:
        check_backup(copy)


def test_a_second_place_that_is_missing_is_said_above_every_page(office, tmp_path, qtbot):
    missing = tmp_path / "unplugged stick"
    office.copies.wait()
    QApplication.processEvents()
    office.administration.keep_copies_folder(missing)
    with qtbot.waitSignal(office.copies.made):
        office.copies.make()
    assert str(missing) in office.window.told()


def test_what_is_not_saved_is_said_above_every_page(office, visit, monkeypatch):
    def refuse(change):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(office.desk.store.visits, "apply", refuse)
    office.treatment.tap("97112")
    assert office.window.told().startswith("1 not saved yet")
    assert office.board.grid.tiles[1].face.state == "unsaved"


def test_a_file_that_was_changed_outside_is_said_at_the_next_start(office, clinic, clock):
    added = clinic.patients.add(replace(PATIENT, id=""), THERAPIST.id, clock.read().wall)
    connection = clinic.ledger.database.conn
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'patient'"
    for (name,) in connection.execute(triggers).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE patient SET name = 'X' WHERE patient_id = ?", (added.id,))
    connection.commit()
    office.check_file()
    assert "changed outside" in office.window.told()
