"""The whole window with a visit under way, and its timeline."""

import pytest
from builders import PATIENT, PAYERS
from PySide6.QtWidgets import QApplication, QPushButton

from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def office(office):
    office.desk.ticked.disconnect(office.guard.watch)  # nobody locks a board that is tested
    return office


@pytest.fixture
def visit(office):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    return office.treatment.visit_id


@pytest.fixture
def watch(clock):
    """Let watched time pass without a repaint, so that an hour of it costs no second."""

    def watched(desk, seconds):
        for passed in range(0, seconds, 4):
            clock.work(min(4, seconds - passed))
            desk.now()

    return watched


@pytest.fixture
def page(office):
    return office.timeline.page


@pytest.fixture
def answer(page):
    """Answer a question of the page by one of its buttons."""

    def answered(words):
        QApplication.processEvents()
        asked = page.why if page.why.isVisible() else page.void
        found = {one.text(): one for one in asked.findChildren(QPushButton)}
        found[words].click()

    return answered
