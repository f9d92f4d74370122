"""The ways to patient and plan, and back to where one came from."""

import pytest
from builders import PATIENT, PAYERS

from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def office(office):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    yield office
    office.write_typed()


def test_a_finding_of_the_note_leads_to_the_plan_and_back(office, qtbot):
    visit_id = office.treatment.visit_id
    office.show_note(visit_id)
    office.documentation.page.go_to("plan")
    page = office.particulars.page
    assert office.window.page() is page
    entry = page.form.entries["plan.established_on"]
    assert entry.edit.hasFocus()
    qtbot.keyClicks(entry.edit, "11/20/2026")
    page.form.entries["plan.established_by"].set_text("Sample Therapist Dana Kay")
    page.head.back.click()
    assert office.window.page() is office.documentation.page
    checked = office.desk.casebook.checked(visit_id, office.desk.now())
    messages = [finding.message for one in checked for finding in one.findings]
    assert "No plan of care is established, signed and dated." not in messages


def test_from_the_table_one_comes_back_to_the_table(office):
    office.show_patient(office.treatment.visit_id)
    assert office.window.page() is office.particulars.page
    office.particulars.page.head.back.click()
    assert office.window.page() is office.board


def test_locking_keeps_what_is_typed(office):
    visit_id = office.treatment.visit_id
    office.show_patient(visit_id)
    office.particulars.page.form.entries["plan.type"].set_text("PT")
    office.guard.lock()
    assert office.desk.store.visits.load(visit_id).plan_of_care.type == "PT"
