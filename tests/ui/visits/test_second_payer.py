"""A second payer comes along from the patient's visit before, as the first does."""

from builders import OTHER_PATIENT, PATIENT, PAYERS, payer
from PySide6.QtCore import Qt

from therapytimer.ui.visits.new_visit import NewVisit

BEHIND = NewVisit(PATIENT, payer("Self-pay"), "PT", second_payer=payer())


def offered(qtbot, office, name):
    """Begin a visit of a patient and tell what payers the page has chosen."""
    office.reception.begin_visit()
    page = office.reception.new_visit
    page.patient.field.setText(name)
    qtbot.keyClick(page.patient.field, Qt.Key.Key_Return)
    return page.payer.currentText(), page.second.currentText()


def test_both_payers_of_the_visit_before_are_chosen_for_the_next(office, qtbot):
    office.reception.open_visit(BEHIND)
    assert offered(qtbot, office, PATIENT.name) == ("Self-pay", "Medicare Part B")
    assert offered(qtbot, office, OTHER_PATIENT.name) == (PAYERS[0].name, "None")


def test_a_visit_without_a_second_payer_brings_none_along(office, qtbot):
    office.reception.open_visit(BEHIND)
    office.reception.open_visit(NewVisit(PATIENT, payer("Medicaid"), "PT"))
    assert offered(qtbot, office, PATIENT.name) == ("Medicaid", "None")


def test_a_payer_the_clinic_adds_can_be_the_second_at_once(office):
    office.reception.open_visit(BEHIND)
    (visit,) = office.desk.store.visits.open_visits()
    office.rates.show_payers()
    office.rates.payers.form.flags["threshold"].setChecked(False)
    office.rates.payers.add.click()
    office.particulars.show_visit(visit.id)
    entry = office.particulars.page.form.entries["second_payer"]
    entry.set_text("New payer")
    entry.left.emit()
    assert entry.problem() == ""
    assert office.desk.store.visits.load(visit.id).second_payer.name == "New payer"
