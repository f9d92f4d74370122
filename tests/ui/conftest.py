"""A clinic's real file, a clock set by hand, and a desk on both."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import ASSISTANT, CATALOGUE, COLLEAGUE, OTHER_PATIENT, PATIENT, PAYERS, THERAPIST
from clocks import FIRST, SetClock
from PySide6.QtCore import QEvent
from store.samples import CHEAP

from therapytimer.app.window import shipped
from therapytimer.store.store import Store, create_store, open_store
from therapytimer.ui.desk.desk import Desk
from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.office import Office
from therapytimer.ui.wiring import wire
from therapytimer.visit.visit import Visit

PASSPHRASE = "correct horse"  # noqa: S105 - guards made-up people only


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def clinic(tmp_path) -> Iterator[Store]:
    store, _ = create_store(tmp_path / "clinic", PASSPHRASE, THERAPIST, at=FIRST.wall, cost=CHEAP)
    # Tests let an hour pass without a touch; those of the lock set their own minutes.
    store.settings.set("lock_minutes", 60, THERAPIST.id, FIRST.wall)
    for one in (ASSISTANT, COLLEAGUE):
        store.clinicians.add(one, PASSPHRASE, THERAPIST.id, FIRST.wall)
    for patient in (PATIENT, OTHER_PATIENT):
        store.patients.add(patient, THERAPIST.id, FIRST.wall)
    yield store
    store.close()


@pytest.fixture
def desk(qtbot, clinic, clock):
    return Desk(clinic, clock, CATALOGUE)


@pytest.fixture
def office(qtbot, clinic, clock) -> Iterator[Office]:
    """The whole window on today's list, wired and in front; only a test lets its time pass."""
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
    made.edits.reader.wait()
    made.planning.packing.wait()
    made.copies.wait()


@pytest.fixture
def open_visit(clock):
    """Open a visit of a patient on a desk and return its id."""

    def opened(desk, patient=PATIENT, visit_id="visit-one", **fields):
        visit = Visit(
            id=visit_id,
            on=clock.reading.wall.date(),
            timezone="UTC",
            discipline="PT",
            patient=patient,
            payer=PAYERS[0],
            clinicians=(THERAPIST, ASSISTANT, COLLEAGUE),
        )
        visit = replace(visit, **fields)
        desk.open_visit(visit, desk.moment())
        return visit_id

    return opened


@pytest.fixture
def watch(clock):
    """Let time pass as it does for a running program, no tick so late that it were a stall."""

    def watched(desk, seconds):
        for passed in range(0, seconds, 4):
            clock.work(min(4, seconds - passed))
            desk.tick()

    return watched


@pytest.fixture
def reopened(clinic, clock):
    """Open the clinic again, as after a crash: whatever was in memory is gone."""
    opened: list[Store] = []

    def again():
        folder = clinic.folder
        (opened[-1] if opened else clinic).close()
        opened.append(open_store(folder, PASSPHRASE, THERAPIST.name, at=clock.reading.wall))
        return Desk(opened[-1], clock, CATALOGUE)

    yield again
    for store in opened:
        store.close()


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(qapp):
    """Let go of every widget: each one left would be dressed anew by every later theme."""
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
