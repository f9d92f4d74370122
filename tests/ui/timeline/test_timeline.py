"""The timeline page: what it shows, what is mended there, and what it refuses."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import ASSISTANT, OTHER_PATIENT, PATIENT, PAYERS, THERAPIST, a_visit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from therapytimer.ui.timeline.mending import SIGNED
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.facts import MarkKind, Origin
from therapytimer.visit.people import Patient


def segments(office, visit):
    return office.desk.casebook.visit(visit).segments


def minutes(segment, now):
    return round(segment.length(now).total_seconds() / 60)


def log(office, visit):
    now = office.desk.now()
    return [f"{one.code} {minutes(one, now)}" for one in segments(office, visit)]


@pytest.fixture
def treated(office, visit, watch):
    """97110 for 10 minutes, 97112 for 20 and running."""
    office.treatment.tap("97110")
    watch(office.desk, 600)
    office.treatment.tap("97112")
    watch(office.desk, 1200)
    office.show_timeline(visit)
    return visit


def minute(hour):
    return datetime(2026, 11, 20, hour, tzinfo=UTC)


def texts(part):
    return [one.text() for one in part.findChildren(QLabel)]


def choose(office, place):
    office.timeline.choose(segments(office, office.timeline.visit_id)[place].id)


# What it shows.


def test_what_runs_is_chosen_and_has_the_keyboard(office, treated, page):
    assert office.window.page() is page
    running = segments(office, treated)[1]
    assert office.timeline.chosen == running
    assert page.segments.buttons[running.id].hasFocus()
    assert page.repair.title.text() == "97112  neuromuscular re-education"


def test_a_key_leads_from_the_board_to_the_timeline(qtbot, office, visit, page):
    qtbot.keyClick(office.board, Qt.Key.Key_T)
    assert office.window.page() is page


def test_of_two_that_stopped_together_the_later_one_is_chosen(office, visit, watch):
    office.treatment.tap("97014")
    watch(office.desk, 60)
    office.treatment.tap("97110")
    watch(office.desk, 60)
    office.desk.end(visit)
    office.show_timeline(visit)
    assert office.timeline.chosen == segments(office, visit)[1]


def test_each_segment_is_a_button_with_a_name(office, treated, page):
    names = [one.accessibleName() for one in page.segments.buttons.values()]
    assert names == [
        "97110, 10 min 0 s, 14:00:00 to 14:10:00, S. T. D. PT",
        "97112, running, since 14:10:00, S. T. D. PT",
    ]


def test_everything_that_can_be_pressed_has_a_name(office, treated, page):
    for part in (page.repair, page.forgotten, page.give, page.originals):
        page.show_part(part)
        QApplication.processEvents()
        for one in page.findChildren(QPushButton):
            if one.isVisible():
                named = QAccessible.queryAccessibleInterface(one)
                assert named.text(QAccessible.Text.Name)


def test_no_word_of_what_runs_changes_by_the_tick(office, treated, page, watch):
    button = list(page.segments.buttons.values())[1]
    before = button.text(), button.accessibleName()
    drawn = page.scale.grab().toImage()
    watch(office.desk, 60)
    office.desk.tick()
    assert (button.text(), button.accessibleName()) == before
    assert page.scale.grab().toImage() != drawn


def test_arrows_walk_and_enter_goes_to_the_repairs(qtbot, office, treated, page):
    first, second = page.segments.buttons.values()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    assert office.timeline.chosen == segments(office, treated)[0]
    assert first.isChecked()
    assert not second.isChecked()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.repair.quick.buttons[0].hasFocus()


def test_a_tap_on_the_strip_chooses(qtbot, office, treated, page):
    QApplication.processEvents()
    first, second = segments(office, treated)
    third = page.scale.width() // 3
    qtbot.mouseClick(page.scale, Qt.MouseButton.LeftButton, pos=QPoint(third, 20))
    assert office.timeline.chosen == first
    qtbot.mouseClick(page.scale, Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    assert office.timeline.chosen == first
    qtbot.mouseClick(page.scale, Qt.MouseButton.LeftButton, pos=QPoint(2 * third, 20))
    assert office.timeline.chosen == second


def test_an_empty_visit_explains_itself(office, visit, page):
    office.show_timeline(visit)
    assert page.part() is page.nothing
    assert not page.scale.isVisible()


def test_escape_leaves_a_part_then_the_page(qtbot, office, treated, page):
    page.add.click()
    assert page.part() is page.forgotten
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.part() is page.repair
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert office.window.page() is office.board


def test_a_finding_about_segments_leads_here(office, treated, page):
    office.show_note(treated)
    office.show_elsewhere(treated, "segments")
    assert office.window.page() is page


# What is mended.


def test_the_minutes_are_stepped(office, treated, page):
    page.repair.quick.more.click()
    assert page.repair.quick.buttons[1].text().startswith("Stopped 6 min ago")
    page.repair.quick.less.click()
    page.repair.quick.less.click()
    page.repair.quick.buttons[1].click()
    assert log(office, treated) == ["97110 10", "97112 16"]


def test_what_cannot_be_done_is_not_offered(office, treated, page):
    office.timeline.set_minutes(10)
    start = page.repair.quick.buttons[0]
    assert not start.isEnabled()
    assert start.accessibleDescription() == "97110 before it would have no time left."


def test_times_typed_ask_why_in_one_tap(office, treated, page, answer):
    choose(office, 0)
    page.repair.exact.start.setText("14:02:30")
    page.repair.exact.set_times.click()
    assert log(office, treated) == ["97110 10", "97112 20"]
    answer("started too late")
    first = segments(office, treated)[0]
    assert (first.origin, first.reason) == (Origin.CORRECTED, "started too late")
    assert first.length() == timedelta(minutes=7, seconds=30)
    assert "started too late" in page.done.said()


def test_a_stop_typed_gives_the_neighbour_its_time(office, treated, page, answer):
    choose(office, 0)
    page.repair.exact.stop.setText("2:12 pm")
    page.repair.exact.set_times.click()
    answer("tapped by mistake")
    assert log(office, treated) == ["97110 12", "97112 18"]


def test_both_times_typed(office, treated, page, answer):
    choose(office, 0)
    page.repair.exact.start.setText("13:55")
    page.repair.exact.stop.setText("14:05")
    page.repair.exact.stop.returnPressed.emit()
    answer("started too late")
    assert log(office, treated) == ["97110 10", "97112 20"]
    assert segments(office, treated)[0].start.minute == 55


def test_times_that_nobody_can_read_are_said(office, treated, page):
    for field in (page.repair.exact.start, page.repair.exact.at):
        before = field.text()
        field.setText("soon")
        page.repair.exact.set_times.click()
        page.repair.exact.split.click()
        assert page.problem.said() == "Write a time of day as 14:05, 14:05:30 or 2:05 pm."
        field.setText(before)


def test_a_segment_is_split(office, treated, page, answer):
    page.repair.exact.at.setText("14:20")
    page.repair.exact.code.setCurrentIndex(page.repair.exact.code.findData("97140"))
    page.repair.exact.split.click()
    answer("wrong code")
    assert log(office, treated) == ["97110 10", "97112 10", "97140 10"]


def test_a_segment_is_removed_and_its_original_stays_readable(office, treated, page, answer):
    choose(office, 0)
    page.repair.exact.remove.click()
    answer("tapped by mistake")
    assert log(office, treated) == ["97112 20"]
    page.before.click()
    (line,) = [one.text() for one in page.originals.findChildren(QLabel) if "97110" in one.text()]
    assert line == (
        f"97110, 14:00:00 to 14:10:00, {THERAPIST.name}: corrected at 14:30:00 "
        f"by {THERAPIST.name}: tapped by mistake"
    )


def test_nothing_mended_is_said_too(office, treated, page):
    page.before.click()
    assert any("Nothing has been mended" in one for one in texts(page.originals))


def test_a_question_may_be_left(office, treated, page, answer):
    page.repair.exact.remove.click()
    answer("Leave it")
    assert not page.why.isVisible()
    assert log(office, treated) == ["97110 10", "97112 20"]


def test_a_code_from_the_whole_list(office, treated, page):
    listed = page.repair.codes.findChild(type(page.repair.exact.code))
    place = listed.findData("97533")
    listed.setCurrentIndex(place)
    listed.activated.emit(place)
    assert log(office, treated) == ["97110 10", "97533 20"]
    listed.activated.emit(0)
    assert log(office, treated) == ["97110 10", "97533 20"]


def test_two_who_treated_together(office, treated, page):
    page.repair.people.buttons[f"{ASSISTANT.id}+{THERAPIST.id}"].click()
    assert set(segments(office, treated)[1].by) == {ASSISTANT.id, THERAPIST.id}
    assert ASSISTANT in office.desk.casebook.visit(treated).clinicians


def test_a_forgotten_code_by_its_times(office, treated, page):
    page.add.click()
    page.forgotten.start.setText("13:40")
    page.forgotten.stop.setText("13:50")
    page.forgotten.codes.buttons["97140"].click()
    first = segments(office, treated)[0]
    assert (first.code, first.origin) == ("97140", Origin.TYPED)
    assert first.reason == "forgotten, typed afterwards"


def test_a_forgotten_code_by_half_a_time_is_not_guessed(office, treated, page):
    page.add.click()
    page.forgotten.start.setText("13:40")
    page.forgotten.codes.buttons["97140"].click()
    assert page.problem.said().startswith("Write a time of day")


def test_forgotten_minutes_without_room_are_refused(office, treated, page):
    page.add.click()
    page.forgotten.codes.buttons["97140"].click()
    assert "no free time that long" in page.problem.said()
    assert log(office, treated) == ["97110 10", "97112 20"]


def test_forgotten_minutes_of_a_visit_without_any_end_now(qtbot, office, visit, watch, page):
    office.show_timeline(visit)
    watch(office.desk, 60)
    page.add.click()
    for words in ("5 minutes more", "1 minute less"):
        (step,) = [
            one for one in page.forgotten.findChildren(QPushButton) if one.accessibleName() == words
        ]
        step.click()
    page.forgotten.codes.buttons["97140"].click()
    (only,) = segments(office, visit)
    assert only.stop == office.desk.now()
    assert only.length() == timedelta(minutes=14)


def test_a_visit_is_voided_and_that_is_taken_back(office, treated, page, answer, watch):
    page.not_at_all.click()
    answer("not treated")
    assert any(one.kind is MarkKind.VOID for one in office.desk.casebook.visit(treated).marks)
    assert {one.isEnabled() for one in page.repair.quick.buttons} == {False}
    page.head.undo.click()
    assert not any(one.kind is MarkKind.VOID for one in office.desk.casebook.visit(treated).marks)


def test_undo_asks_why_after_ten_seconds_and_redo_leads_back(office, treated, page, answer, watch):
    page.repair.quick.buttons[1].click()
    watch(office.desk, 12)
    page.head.undo.click()
    answer("tapped by mistake")
    assert segments(office, treated)[1].stop is None
    page.head.redo.click()
    assert segments(office, treated)[1].stop is not None


# Visits of other days, signed ones, overlaps out of sight.


def yesterday(office, watch, clock):
    """A visit that ended, and a night."""
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    visit = office.treatment.visit_id
    office.treatment.tap("97110")
    watch(office.desk, 600)
    office.desk.end(visit)
    clock.work(24 * 3600)
    office.desk.stopwatch.leave_out(visit)
    return visit


def test_a_visit_of_an_earlier_day_is_mended(office, watch, clock, page):
    visit = yesterday(office, watch, clock)
    office.show_timeline(visit)
    words = [one.text().split("\n")[0] for one in page.repair.quick.buttons]
    assert words == ["Started 5 min earlier", "Stopped 5 min earlier", "Stopped 5 min later"]
    page.repair.quick.buttons[2].click()
    assert log(office, visit) == ["97110 15"]


def test_forgotten_minutes_of_an_earlier_day_lie_on_that_day(office, watch, clock, page):
    visit = yesterday(office, watch, clock)
    office.show_timeline(visit)
    page.add.click()
    page.forgotten.codes.buttons["97140"].click()
    assert [one.start.day for one in segments(office, visit)] == [20, 20]


def test_minutes_of_an_earlier_day_of_which_nothing_is_known_need_times(
    office, clock, page, open_visit
):
    visit = open_visit(office.desk, PATIENT, "late", entered_at=office.desk.now())
    clock.work(24 * 3600)
    office.show_timeline(visit)
    page.add.click()
    page.forgotten.codes.buttons["97140"].click()
    assert page.problem.said() == "Nothing is known of that day yet: type its times."
    page.forgotten.start.setText("9:00")
    page.forgotten.stop.setText("9:20")
    page.forgotten.codes.buttons["97140"].click()
    assert log(office, visit) == ["97140 20"]


def test_an_overlap_with_a_visit_out_of_sight_is_refused(office, watch, clock, page):
    first = yesterday(office, watch, clock)
    second = office.desk.casebook.visit(first)
    office.show_timeline(first)
    office.timeline.page.repair.quick.buttons[1].click()  # to 5 minutes
    office.desk.stopwatch.leave_out(first)
    assert second.id == first
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT", on=second.on))
    other = office.treatment.visit_id
    office.show_timeline(other)
    page.add.click()
    for start, stop in (("14:02", "14:04"), ("14:06", "14:08")):
        page.forgotten.start.setText(start)
        page.forgotten.stop.setText(stop)
        page.forgotten.codes.buttons["97140"].click()
        said = page.problem.said()
        page.add.click()
        assert ("overlaps with 97110" in said) == (start == "14:02")
    assert first not in office.desk.stopwatch.visit_ids()
    assert log(office, other) == ["97140 2"]


def test_a_move_to_a_visit_out_of_sight_is_taken_back(office, watch, treated, page):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    other = office.treatment.visit_id
    office.desk.end(other)
    office.desk.stopwatch.leave_out(other)
    office.show_timeline(treated)
    choose(office, 0)
    page.repair.visits.buttons[other].click()
    assert (log(office, treated), log(office, other)) == (["97112 20"], ["97110 10"])
    (edit,) = office.desk.store.visits.load(other).edits
    assert (edit.moved, edit.reason) == (True, "wrong patient")
    page.head.undo.click()
    assert (log(office, treated), log(office, other)) == (["97110 10", "97112 20"], [])


def test_a_signed_note_is_looked_at_only(office, page, open_visit):
    visit = open_visit(office.desk, PATIENT, "signed", signatures=({"by": "DK"},))
    office.show_timeline(visit)
    assert page.problem.said() == SIGNED
    assert not page.add.isEnabled()
    assert not office.timeline.do(lambda watch, wish: watch.start(wish, "97110", ("DK",)), "slip")
    assert page.problem.said() == SIGNED
    assert segments(office, visit) == ()
    page.before.click()
    assert any("Nothing has been mended" in one for one in texts(page.originals))


def test_the_minutes_of_a_signed_note_are_in_the_way_and_stay(office, treated, page, open_visit):
    wrote = segments(office, treated)[0]
    signed = a_visit("", id="signed", patient=OTHER_PATIENT, timezone="UTC", signatures=({},))
    there = replace(
        wrote, id="s", visit_id="signed", code="97530", start=minute(13), stop=minute(14)
    )
    opening = Action("opening", ("signed",), ActionKind.OPEN, THERAPIST.id, minute(14))
    office.desk.store.visits.add(replace(signed, segments=(there,)), opening)
    page.add.click()
    page.forgotten.start.setText("13:30")
    page.forgotten.stop.setText("13:40")
    page.forgotten.codes.buttons["97140"].click()
    assert page.problem.said() == "The time overlaps with 97530."
    assert "signed" not in office.desk.stopwatch.visit_ids()
    office.timeline.refresh(treated)
    choose(office, 0)
    assert "signed" not in page.repair.visits.buttons


def test_a_correction_keeps_the_patient(office, page, open_visit):
    visit = open_visit(office.desk, PATIENT, "correction", corrects="signed")
    office.show_timeline(visit)
    page.wrong_patient.click()
    assert page.problem.said() == "A correction keeps the patient of the note that it corrects."
    assert page.part() is page.nothing


# The right patient.


def test_the_board_shows_the_right_patient_and_after_undo_the_one_before(office, treated, page):
    office.repairing.give(OTHER_PATIENT, False)
    page.give.payers.buttons[PAYERS[0].name].click()
    visit = office.desk.casebook.visit(treated)
    assert visit.patient.name == OTHER_PATIENT.name
    assert f"Timeline · {OTHER_PATIENT.name}" in texts(page.head)
    office.show_treatment(treated)
    assert OTHER_PATIENT.name in texts(office.board.header)
    office.treatment.asking.undo()
    assert PATIENT.name in texts(office.board.header)
    assert OTHER_PATIENT.name not in texts(office.board.header)


def test_a_new_patient_is_taken_in_one_line(office, treated, page):
    page.wrong_patient.click()
    page.give.picker.field.setText("Sample Patient Three, 1970-01-02, TT-7")
    page.give.picker.field.returnPressed.emit()
    page.give.payers.buttons[PAYERS[1].name].click()
    visit = office.desk.casebook.visit(treated)
    assert (visit.patient.record_number, visit.payer.name) == ("TT-7", PAYERS[1].name)
    assert office.desk.store.visits.patient_id(treated) == visit.patient.id
    assert visit.plan_of_care is None
    assert [one.record_number for one in office.desk.store.patients.find("Three")] == ["TT-7"]


def test_a_patient_treated_elsewhere_at_that_time_is_refused(office, treated, page, clock):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "OT"))
    other = office.treatment.visit_id
    office.desk.treat_by(other, ("JR",))
    office.desk.tap(other, "97530")
    office.show_timeline(treated)
    office.repairing.give(OTHER_PATIENT, False)
    assert "97530 of another visit has that time already" in page.problem.said()
    assert isinstance(office.desk.casebook.visit(treated).patient, Patient)
    assert office.desk.casebook.visit(treated).patient.name == PATIENT.name


def test_the_question_why_moves_nothing_that_may_be_pressed_next(office, treated, page):
    QApplication.processEvents()
    pressed = [*page.repair.quick.buttons, page.add, page.not_at_all, page.wrong_patient]
    before = [one.mapTo(page, one.rect().topLeft()) for one in pressed]
    for asked in (page.why, page.void):
        asked.ask("Why?")
        QApplication.processEvents()
        assert [one.mapTo(page, one.rect().topLeft()) for one in pressed] == before
