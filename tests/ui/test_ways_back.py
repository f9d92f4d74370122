"""From the timeline, and from patient and plan, one returns to where one came from."""

import pytest
from builders import PATIENT, PAYERS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def visit(office):
    office.desk.ticked.disconnect(office.guard.watch)  # nobody locks a board that is tested
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    yield office.treatment.visit_id
    office.write_typed()


@pytest.fixture
def ended(office, visit, clock):
    office.treatment.tap("97110")
    clock.work(1)
    office.desk.end(visit)
    return visit


def test_a_key_after_the_timeline_of_an_ended_visit_types_nothing_into_its_note(
    qtbot, office, ended
):
    office.show_treatment(ended)
    qtbot.keyClick(office.board, Qt.Key.Key_T)
    page = office.timeline.page
    assert office.window.page() is page
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert office.window.page() is office.board
    assert QApplication.focusWidget() is not office.documentation.page.form.first()


def test_from_the_note_the_timeline_leads_back_to_the_note(office, visit):
    office.show_note(visit)
    office.show_elsewhere(visit, "segments")
    assert office.window.page() is office.timeline.page
    office.timeline.leave()
    assert office.window.page() is office.documentation.page


@pytest.mark.parametrize("where", ["segments", "plan"])
def test_from_the_end_of_the_day_a_finding_leads_back_there(office, ended, where):
    ending = office.ending
    ending.show()
    ending.page.finding_requested.emit(ended, where)
    timeline, patient = office.timeline.page, office.particulars.page
    assert office.window.page() is (timeline if where == "segments" else patient)
    back = office.timeline.leave if where == "segments" else patient.head.back.click
    back()
    assert office.window.page() is ending.page


def test_a_finding_of_the_day_that_the_note_mends_changes_no_way_back(office, ended):
    office.show_note(ended)
    where = next(iter(office.documentation.page.form.fields))
    office.ending.show()
    office.ending.page.finding_requested.emit(ended, where)
    assert office.window.page() is office.documentation.page
    office.show_timeline(ended)
    office.timeline.leave()
    assert office.window.page() is office.documentation.page


def test_where_nothing_is_known_the_state_of_the_visit_decides(office, visit):
    office.show_today()
    office.show_timeline(visit)
    office.timeline.leave()
    assert office.window.page() is office.board
    office.desk.end(visit)
    office.show_today()
    office.show_timeline(visit)
    office.timeline.leave()
    assert office.window.page() is office.documentation.page


# Two actions at most to patient and plan.


def test_from_the_note_a_button_leads_to_patient_plan_and_back(office, visit):
    office.show_note(visit)
    office.documentation.page.head.patient.click()
    patient = office.particulars.page
    assert office.window.page() is patient
    patient.head.plan.click()
    assert office.window.page() is office.planning.page
    office.planning.go_back()
    assert office.window.page() is patient
    patient.head.back.click()
    assert office.window.page() is office.documentation.page


def test_from_the_board_a_key_leads_to_patient_and_back(qtbot, office, visit):
    qtbot.keyClick(office.board, Qt.Key.Key_I)
    assert office.window.page() is office.particulars.page
    office.particulars.page.head.back.click()
    assert office.window.page() is office.board
    office.board.foot.patient_requested.emit()
    assert office.window.page() is office.particulars.page


def test_without_a_visit_on_the_board_the_key_leads_nowhere(office):
    office.show_patient_of_board()
    assert office.window.page() is office.reception.today


@pytest.mark.parametrize("by_key", [True, False])
def test_from_a_row_of_history_a_key_or_a_button_leads_to_patient_and_back(
    qtbot, office, ended, by_key
):
    history = office.reception.history
    office.reception.show_history()
    if by_key:
        history.table.setFocus()
        qtbot.keyClick(history.table, Qt.Key.Key_P)
    else:
        history.patient.click()
    assert office.window.page() is office.particulars.page
    office.particulars.page.head.back.click()
    assert office.window.page() is history


def test_in_the_field_of_the_history_p_is_a_letter(qtbot, office, ended):
    history = office.reception.history
    office.reception.show_history()
    qtbot.keyClick(history.field, Qt.Key.Key_P)
    assert (office.window.page(), history.field.text()) == (history, "p")
