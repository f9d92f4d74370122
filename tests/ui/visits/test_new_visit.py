"""Starting a visit in as few keys as possible."""

from datetime import date

import pytest
from builders import OTHER_PATIENT, PATIENT, PAYERS, payer
from PySide6.QtCore import QDate, Qt

from therapytimer.ui.visits.new_visit import NewVisitPage

TODAY = date(2026, 11, 20)
LAST = {"patient-one": ("Medicaid", "Medicare Part B"), "patient-two": ("Self-pay",)}
KNOWN = (PATIENT, OTHER_PATIENT)
Key = Qt.Key


def find(text):
    return [one for one in KNOWN if text.lower() in f"{one.name} {one.record_number}".lower()]


@pytest.fixture
def page(qtbot):
    made = NewVisitPage(find, lambda patient: LAST.get(patient, ()))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin(PAYERS, "PT", TODAY)
    qtbot.waitUntil(made.patient.field.hasFocus)
    return made


def type_line(qtbot, page, text):
    qtbot.keyClicks(page.patient.field, text)


def started(qtbot, page):
    with qtbot.waitSignal(page.visit_wished) as wished:
        qtbot.keyClick(page.start, Key.Key_Return)
    return wished.args[0]


def test_a_name_and_enter_twice_start_the_visit_of_a_known_patient(page, qtbot):
    type_line(qtbot, page, "patient one")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    qtbot.waitUntil(page.start.hasFocus)
    new = started(qtbot, page)
    assert new.patient == PATIENT
    assert (new.payer.name, new.discipline, new.is_new, new.on) == ("Medicaid", "PT", False, None)
    assert new.second_payer == payer("Medicare Part B")


def test_another_patient_has_no_second_payer_of_the_one_before(page, qtbot):
    for name in ("patient one", "patient two"):
        page.patient.field.setText(name)
        qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.second.currentText() == "None"
    assert page.wished().second_payer is None


def test_the_first_payer_is_refused_as_the_second(page, qtbot):
    type_line(qtbot, page, "patient two")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    page.second.setCurrentText("Self-pay")
    with qtbot.assertNotEmitted(page.visit_wished):
        qtbot.keyClick(page.start, Key.Key_Return)
    assert page.problem.text() == (
        "Self-pay is the first payer already: choose another second payer, or none."
    )
    page.second.setCurrentText("Medicaid")
    assert started(qtbot, page).second_payer == payer("Medicaid")


def test_a_new_patient_in_one_line_and_enter_twice_start_a_visit(page, qtbot):
    type_line(qtbot, page, "Other Person, 2/3/1950, TT-9")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    new = started(qtbot, page)
    assert new.is_new
    assert (new.patient.name, new.patient.record_number) == ("Other Person", "TT-9")
    assert new.payer == PAYERS[0]


def test_a_known_patient_stands_before_a_new_one_of_the_same_name(page, qtbot):
    type_line(qtbot, page, "Sample Patient One, 1950-02-03")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.patient.patient == PATIENT


def test_down_walks_to_the_next_patient_while_the_cursor_stays(page, qtbot):
    type_line(qtbot, page, "sample")
    qtbot.keyClick(page.patient.field, Key.Key_Down)
    qtbot.keyClick(page.patient.field, Key.Key_Down)
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.patient.patient == OTHER_PATIENT


def test_up_walks_back(page, qtbot):
    type_line(qtbot, page, "sample")
    qtbot.keyClick(page.patient.field, Key.Key_Down)
    qtbot.keyClick(page.patient.field, Key.Key_Up)
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.patient.patient == PATIENT


def test_a_tap_chooses_a_patient(page, qtbot):
    type_line(qtbot, page, "sample")
    found = page.patient.found
    place = found.visualItemRect(found.item(1)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.patient.patient == OTHER_PATIENT


def test_a_line_that_cannot_be_read_is_explained_and_chooses_nobody(page, qtbot):
    type_line(qtbot, page, "Other Person, 2/30/1950")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.patient.patient is None
    assert "no day" in page.patient.said.text()
    assert page.patient.field.property("invalid") is True


def test_nobody_found_says_how_a_new_patient_is_typed(page, qtbot):
    type_line(qtbot, page, "zzz")
    assert page.patient.said.text().startswith("Nobody found.")


def test_an_empty_line_and_enter_do_nothing(page, qtbot):
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.patient.patient is None
    assert not page.start.isEnabled()


def test_another_patient_can_be_chosen_and_the_typed_line_is_still_there(page, qtbot):
    type_line(qtbot, page, "patient one")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    qtbot.keyClick(page.patient.change, Key.Key_Return)
    assert page.patient.patient is None
    assert page.patient.field.text() == "patient one"
    assert not page.start.isEnabled()


def test_diagnoses_come_from_the_patient_and_can_be_changed(page, qtbot):
    type_line(qtbot, page, "patient one")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    assert page.diagnoses.text() == "R26.81"
    page.diagnoses.setText("R26.81; M54.50, ")
    assert started(qtbot, page).patient.diagnoses == ("R26.81", "M54.50")


def test_an_earlier_day_is_a_late_entry_and_said_to_be_one(page, qtbot):
    type_line(qtbot, page, "patient one")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    page.day.setDate(QDate(2026, 11, 18))
    assert page.late.isVisible()
    assert started(qtbot, page).on == date(2026, 11, 18)


def test_a_day_to_come_cannot_be_chosen(page):
    page.day.setDate(QDate(2026, 11, 21))
    assert page.day.date() == QDate(2026, 11, 20)


def test_a_payer_no_longer_offered_leaves_the_first_one_chosen(qtbot):
    made = NewVisitPage(find, lambda _patient: ("A payer of long ago", "Another"))
    qtbot.addWidget(made)
    made.begin(PAYERS, "OT", TODAY)
    made.patient.field.setText("patient one")
    qtbot.keyClick(made.patient.field, Key.Key_Return)
    assert made.second.currentText() == "None"
    assert (made.payer.currentText(), made.discipline.currentText()) == (PAYERS[0].name, "OT")


def test_beginning_again_forgets_what_was_typed(page, qtbot):
    type_line(qtbot, page, "patient one")
    qtbot.keyClick(page.patient.field, Key.Key_Return)
    page.show_refusal("The disk is full.")
    page.begin(PAYERS, "PT", TODAY)
    assert page.wished() is None
    assert page.patient.field.text() == ""
    assert not page.problem.isVisible()


def test_a_refusal_is_shown_where_the_wish_was_made(page):
    page.show_refusal("The disk is full: nothing was changed.")
    assert page.problem.isVisible()


def test_back_is_one_key(page, qtbot):
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page.back, Key.Key_Return)


def test_every_field_has_a_name_for_screen_readers(page):
    fields = [page.payer, page.discipline, page.day, page.diagnoses, page.patient.field]
    assert all(one.accessibleName() for one in (*fields, page.patient.found))
