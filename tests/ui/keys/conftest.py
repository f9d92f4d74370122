"""One clinic's whole window with a visit on the board, and keys pressed in it."""

import pytest
from builders import PATIENT, PAYERS
from PySide6.QtCore import Qt

from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def visit(office):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    return office.treatment.visit_id


@pytest.fixture
def press(qtbot, office, clock):
    """Press keys on what has the focus, half a second apart."""

    def pressed(*keys):
        for one in keys:
            key, modifiers = one if isinstance(one, tuple) else (one, None)
            clock.work(0.5)
            focus = office.window.focusWidget() or office.board
            qtbot.keyClick(focus, key, modifiers or Qt.KeyboardModifier.NoModifier)

    return pressed


@pytest.fixture
def running(office):
    return lambda: [one.code for one in office.desk.stopwatch.running()]
