"""The units panel shows the bill with its modifiers and what is open."""

import pytest
from builders import CATALOGUE, a_visit
from PySide6.QtWidgets import QLabel

from therapytimer.ui.board.units_panel import UnitsPanel
from therapytimer.visit.day import bill_for


@pytest.fixture
def panel(qtbot):
    made = UnitsPanel()
    qtbot.addWidget(made)
    return made


def texts(panel):
    return [one.text() for one in panel.findChildren(QLabel)]


def test_each_line_shows_its_modifiers(panel):
    panel.show_bill(bill_for((a_visit("97110 14:00-14:13, 97110 14:13-14:36 AS"),), CATALOGUE))
    assert {"97110 GP", "97110 GP CQ"} <= {*texts(panel)}


def test_what_the_rules_leave_open_is_shown(panel):
    log = "97110 14:00-14:08, 97110 14:08-14:19 AS, 97140 14:19-14:23"
    bill = bill_for((a_visit(log),), CATALOGUE)
    panel.show_bill(bill)
    assert bill.findings[0].message in texts(panel)
