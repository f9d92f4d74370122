"""A whole office whose lock comes after five minutes, and two clinicians with a PIN."""

import pytest
from builders import ASSISTANT, PATIENT, PAYERS, THERAPIST

from therapytimer.store.audit import Stamp
from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def five_minutes(clinic, clock):
    """Let the lock come after five minutes."""
    clinic.settings.set("lock_minutes", 5, THERAPIST.id, clock.read().wall)


@pytest.fixture
def office(five_minutes, office):
    return office


@pytest.fixture
def visit(office):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    return office.treatment.visit_id


@pytest.fixture
def pins(clinic, clock):
    """PINs by clinician's id."""
    stamp = Stamp(THERAPIST.id, clock.read().wall)
    made = {THERAPIST.id: "2580", ASSISTANT.id: "4711"}
    for clinician_id, pin in made.items():
        clinic.pins.set(clinician_id, "correct horse", pin, stamp)
    return made
