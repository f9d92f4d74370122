"""The first page leads into a clinic of one's own or into a sample."""

import pytest
from PySide6.QtCore import Qt

from therapytimer.ui.gate.welcome import WelcomePage


@pytest.fixture
def page(qtbot):
    made = WelcomePage()
    qtbot.addWidget(made)
    return made


def test_the_primary_button_leads_to_the_set_up(page, qtbot):
    with qtbot.waitSignal(page.setup_requested):
        qtbot.mouseClick(page.setup_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("discipline", ["PT", "OT", "SLP", "DC"])
def test_each_discipline_has_a_sample_clinic(page, qtbot, discipline):
    with qtbot.waitSignal(page.sample_requested) as wished:
        page.sample_buttons[discipline].click()
    assert wished.args == [discipline]
