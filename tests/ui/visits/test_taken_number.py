"""One record number, one patient: a second one is refused with the first one's birth date."""

from dataclasses import replace
from datetime import date

import pytest
from builders import PATIENT, PAYERS

from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.people import Patient

TAKEN = (
    "TT-1042 is the number of Sample Patient One, born February 3, 1950: choose that patient or "
    "give another number."
)


def zoe(number):
    return Patient("zoe", "Zoe Second", date(1980, 3, 2), number)


@pytest.fixture
def office(office):
    office.desk.ticked.disconnect(office.guard.watch)  # nobody locks a board that is tested
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    return office


@pytest.mark.parametrize("number", ["TT-1042", "tt-1042"])
def test_a_new_patient_with_the_number_of_another_is_refused(office, number):
    office.begin_visit()
    office.reception.open_visit(NewVisit(zoe(number), PAYERS[0], "PT", is_new=True))
    page = office.reception.new_visit
    assert office.window.page() is page
    assert page.problem.text() == TAKEN
    assert office.desk.store.patients.find("Zoe") == []


@pytest.mark.parametrize("number", ["TT-1043", ""])
def test_a_number_of_nobody_and_none_at_all_are_free(office, number):
    other = replace(PATIENT, id="none", name="None Two", record_number="")
    office.desk.store.patients.add(other, "DK", office.desk.now())
    office.reception.open_visit(NewVisit(zoe(number), PAYERS[0], "PT", is_new=True))
    assert office.window.page() is office.board
    assert office.treatment.visit_id is not None


def test_a_visit_is_not_given_to_a_new_patient_with_the_number_of_another(office):
    visit = office.treatment.visit_id
    office.show_timeline(visit)
    office.repairing.give(zoe("TT-1042"), is_new=True)
    office.repairing.give_paid_by(PAYERS[0].name)
    assert office.timeline.page.problem.said() == TAKEN
    assert office.desk.casebook.visit(visit).patient.name == PATIENT.name
