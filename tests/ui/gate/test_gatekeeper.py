"""What a start shows before anything is typed."""

import pytest

from therapytimer.ui.gate.gatekeeper import Gatekeeper
from therapytimer.ui.main_window import MainWindow


@pytest.fixture
def gatekeeper(qtbot, clinic, clock):
    """A gatekeeper of a clinic that is open already."""
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=MainWindow.allow_close)
    return Gatekeeper(window, clinic.folder, clock, lambda _discipline: clinic)


def test_a_clinic_that_is_open_already_is_told_before_a_passphrase_is_asked(gatekeeper, qtbot):
    gatekeeper.show_first()
    qtbot.waitUntil(lambda: "is open already" in gatekeeper.unlock.problem.said())


def test_a_clinic_that_nobody_has_open_only_asks_for_the_passphrase(gatekeeper, clinic, qtbot):
    clinic.close()
    gatekeeper.show_first()
    qtbot.wait(400)
    assert gatekeeper.unlock.problem.said() == ""
