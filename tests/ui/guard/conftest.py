"""A whole office whose lock comes after five minutes, and two clinicians with a PIN."""

import pytest
from builders import ASSISTANT, PATIENT, PAYERS, THERAPIST

from therapytimer.app.window import shipped
from therapytimer.store.audit import Stamp
from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.office import Office
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.ui.wiring import wire


@pytest.fixture
def office(qtbot, clinic, clock):
    clinic.settings.set("lock_minutes", 5, THERAPIST.id, clock.read().wall)
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=MainWindow.allow_close)
    made = Office(window, clinic, clock, shipped())
    wire(made)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.begin()
    made.desk.rest()
    yield made
    made.copies.wait()


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
