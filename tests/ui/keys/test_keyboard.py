"""Keys at the table, in the whole window."""

from datetime import timedelta

import pytest
from builders import ASSISTANT, COLLEAGUE, OTHER_PATIENT, PAYERS, THERAPIST
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from therapytimer.ui.visits.new_visit import NewVisit

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def treating(office):
    return office.desk.treating(office.treatment.visit_id)


def test_page_down_and_page_up_walk_through_the_tiles(press, visit, running):
    press(Key.Key_PageDown)
    assert running() == ["97110"]
    press(Key.Key_PageDown)
    assert running() == ["97112"]
    press(Key.Key_PageUp, Key.Key_PageUp)
    assert running() == ["evaluation"]


def test_back_leads_to_what_ran_before(press, visit, running):
    press("1", "3", "b")
    assert running() == ["97110"]
    press("b")
    assert running() == ["97140"]


def test_back_goes_on_after_a_pause(press, visit, running):
    press("3", Key.Key_Space, "b")
    assert running() == ["97140"]


def test_a_pedal_starts_what_is_paused(press, visit, running, office):
    press("2", Key.Key_Space, Key.Key_PageDown)
    assert running() == ["97140"]


def test_back_and_next_say_when_there_is_nowhere_to_go(press, visit, office, running):
    press("b")
    assert office.board.foot.line.text() == "Nothing else has run in this visit."
    assert running() == []


@pytest.mark.parametrize("undo", ["u", (Key.Key_Z, CONTROL)])
@pytest.mark.parametrize("redo", ["r", (Key.Key_Z, CONTROL | SHIFT), (Key.Key_Y, CONTROL)])
def test_undo_and_redo_have_a_key_and_a_chord(press, visit, running, undo, redo):
    press("2", "1", undo)
    assert running() == ["97112"]
    press(redo)
    assert running() == ["97110"]


def test_who_treats_is_one_key_while_treating(press, visit, office):
    people = [one.id for one in office.desk.store.clinicians.all()]
    press("2")
    before = treating(office)
    press("w")
    after = treating(office)
    assert before == (THERAPIST.id,)
    assert after == (people[(people.index(THERAPIST.id) + 1) % len(people)],)
    first, second = office.desk.casebook.visit(visit).segments
    assert first.stop == second.start
    assert (first.by, second.by) == (before, after)


def test_the_key_comes_round_to_everybody(press, visit, office):
    met = set()
    for _ in range(3):
        press("w")
        met.add(treating(office))
    assert met == {(one.id,) for one in (THERAPIST, ASSISTANT, COLLEAGUE)}


def test_two_treat_together_by_shift_and_the_same_key(press, visit, office):
    press("2", (Key.Key_W, SHIFT))
    assert len(treating(office)) == 2
    assert office.desk.stopwatch.running(visit)[0].by == treating(office)


def test_a_clinician_alone_is_told_so(press, visit, office):
    for one in (ASSISTANT, COLLEAGUE):
        office.administration.retire(one.id)
    office.show_treatment(visit)
    press("w")
    assert "no other clinician" in office.board.foot.line.text()


def test_any_other_code_by_keys_alone(press, visit, office, running, qtbot):
    press("c")
    qtbot.keyClicks(office.board.picker.search, "massage")
    qtbot.keyClick(office.board.picker.search, Key.Key_Return)
    assert running() == ["97124"]
    press("2")
    assert running() == ["97112"]


def test_letters_typed_into_a_field_stay_text(press, visit, office, running, qtbot):
    press("c")
    qtbot.keyClicks(office.board.picker.search, "umc 12")
    assert office.board.picker.search.text() == "umc 12"
    assert running() == []
    assert not office.board.typed.isVisible()


def test_typed_minutes_open_by_a_key_and_go_by_escape(press, visit, office):
    press("m")
    assert office.board.typed.isVisible()
    press(Key.Key_Escape)
    assert not office.board.typed.isVisible()


def test_ending_by_a_key_can_be_taken_back(press, visit, office, running):
    press("2", "e")
    assert office.window.page() is office.documentation.page
    office.show_treatment(visit)
    press("u")
    assert running() == ["97112"]


def test_the_timeline_is_one_key_away(press, visit, office):
    press("2", "t")
    assert office.window.page() is office.timeline.page


def test_the_note_is_one_key_away(press, visit, office):
    press("d")
    assert office.window.page() is office.documentation.page


@pytest.mark.parametrize("key", ["n", (Key.Key_N, CONTROL)])
def test_a_new_visit_is_one_key_away(press, visit, office, key):
    press(key)
    assert office.window.page() is office.reception.new_visit


def test_what_is_typed_for_a_new_visit_stays_when_the_chord_is_pressed_again(
    press, visit, office, qtbot
):
    press((Key.Key_N, CONTROL))
    field = office.window.focusWidget()
    qtbot.keyClicks(field, "Samp")
    press((Key.Key_N, CONTROL))
    assert field.text() == "Samp"


def test_locking_is_heard_everywhere_and_nothing_behind_the_cover(press, visit, office):
    office.show_today()
    press((Key.Key_L, CONTROL))
    assert office.guard.cover.isVisible()
    press((Key.Key_N, CONTROL), Key.Key_F1)
    assert office.window.page() is office.reception.today


def test_the_sheet_opens_and_closes_by_f1_wherever_one_is(press, visit, office):
    for leave in (Key.Key_F1, Key.Key_Escape):
        press(Key.Key_F1)
        assert office.window.page() is office.key_book.sheet
        press(leave)
        assert office.window.page() is office.board
        assert office.window.focusWidget() is office.board


def test_the_sheet_gives_the_caret_back(press, visit, office, qtbot):
    press("c")
    press(Key.Key_F1, Key.Key_F1)
    assert office.window.focusWidget() is office.board.picker.search


@pytest.mark.parametrize(("key", "text"), [(Key.Key_2, "2"), (Key.Key_PageDown, "")])
def test_a_held_key_counts_once(office, visit, clock, key, text):
    none = Qt.KeyboardModifier.NoModifier
    for repeats in (False, True, True):
        clock.work(0.5)
        held = QKeyEvent(QEvent.Type.KeyPress, key, none, text, repeats)
        QApplication.sendEvent(office.board, held)
    (segment,) = office.desk.casebook.visit(visit).segments
    assert segment.stop is None


def test_a_bouncing_pedal_counts_once(office, visit, clock, qtbot, running):
    office.key_book.take({"next_code": "F8"})
    for wait in (0, 0.1, 0.25):
        clock.work(wait)
        qtbot.keyClick(office.board, Key.Key_F8)
    assert running() == ["97110"]
    clock.work(0.3)
    qtbot.keyClick(office.board, Key.Key_F8)
    assert running() == ["97112"]


def test_space_tapped_twice_at_once_pauses_and_goes_on(office, visit, qtbot, running):
    qtbot.keyClick(office.board, "2")
    qtbot.keyClick(office.board, Key.Key_Space)
    qtbot.keyClick(office.board, Key.Key_Space)
    assert running() == ["97112"]


def test_enter_learnt_for_a_pedal_presses_no_tile(office, visit, press, running):
    office.key_book.take({"back_to_code": "Return"})
    press("1", "2")
    office.board.grid.tiles[4].setFocus()
    press(Key.Key_Return)
    assert running() == ["97110"]


def test_a_code_walked_to_begins_where_the_other_ends(press, visit, office):
    press(Key.Key_PageDown, Key.Key_PageDown)
    first, second = office.desk.casebook.visit(visit).segments
    assert first.stop == second.start
    assert first.length() == timedelta(seconds=0.5)


@pytest.mark.parametrize("key", [Key.Key_F6, (Key.Key_Tab, CONTROL)])
def test_the_next_open_visit_is_one_key_away_and_comes_round(press, visit, office, key):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    second = office.treatment.visit_id
    press(key)
    assert office.treatment.visit_id == visit
    press(key)
    assert office.treatment.visit_id == second


def test_a_group_is_one_key_away(press, visit, office, running):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
    press("g")
    assert office.board.group.isVisible()
    press(Key.Key_Escape)
    assert not office.board.group.isVisible()
    assert running() == []


def test_a_discipline_without_a_group_code_says_so(press, office):
    office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "SLP"))
    press("g")
    assert "A group takes two or more" in office.board.foot.line.text()


def test_a_decision_in_the_panel_gives_the_keys_back_to_the_board(press, visit, office, watch):
    for code in ("97110", "97112"):
        office.treatment.tap(code)
        watch(office.desk, 20 * 60)
    (tie,) = office.desk.casebook.bill(visit, office.desk.now()).ties
    press(Key.Key_Tab)
    assert not office.board.hasFocus()
    office.board.panel.decision_wished.emit("tie:97110,97112", tie.among[1])
    assert office.board.hasFocus()
