"""Of a few choices exactly one is taken, in one row or in two."""

import pytest
from PySide6.QtWidgets import QWidget

from therapytimer.ui.fields.choice import DISCIPLINES, Choice


@pytest.fixture
def page(qtbot):
    made = QWidget()  # on its own the choice would be a window, which its layout keeps wide
    qtbot.addWidget(made)
    made.resize(1300, 200)
    return made


@pytest.fixture
def choice(page):
    made = Choice("Discipline", DISCIPLINES)
    made.setParent(page)
    page.show()
    return made


def rows(choice):
    return len({one.y() for one in choice.buttons.values()})


def test_nothing_is_taken_at_first(choice):
    assert choice.choice() == ""


def test_taking_another_lets_the_first_go(choice, qtbot):
    choice.choose("PT")
    with qtbot.waitSignal(choice.chosen) as chosen:
        choice.buttons["DC"].click()
    assert chosen.args == ["DC"]
    assert choice.choice() == "DC"


def test_choosing_for_the_page_tells_nobody(choice, qtbot):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("OT")


def test_a_narrow_page_takes_two_rows_and_a_wide_one_again_one(choice, qtbot):
    choice.resize(1200, 100)
    qtbot.waitUntil(lambda: rows(choice) == 1)
    choice.resize(choice.minimumSizeHint())
    qtbot.waitUntil(lambda: rows(choice) == 2)
    choice.resize(1200, 100)
    qtbot.waitUntil(lambda: rows(choice) == 1)
