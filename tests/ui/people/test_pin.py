"""A PIN is set by whoever knows the passphrase, and removed in one tap."""

import pytest
from builders import ASSISTANT, THERAPIST
from PySide6.QtCore import Qt

from therapytimer.ui.administration import Administration
from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.people.page import PeoplePage, PersonRow


@pytest.fixture
def page(qtbot, desk):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=MainWindow.allow_close)
    made = Administration(window, desk)
    made.people.pin_wished.connect(made.keep_pin)
    made.people.pin_removal_wished.connect(made.remove_pin)
    made.show_people()
    window.show()
    return made.people


def fill_in(card, passphrase, pin, again):
    card.pin.click()
    card.pinning.passphrase.edit.setText(passphrase)
    card.pinning.pin.set_text(pin)
    card.pinning.again.set_text(again)
    card.pinning.go.click()


def test_a_pin_is_set_and_removed(page, clinic, qtbot):
    fill_in(page.cards[ASSISTANT.id], "correct horse", "2580", "2580")
    assert clinic.sign_in_by_pin(ASSISTANT.id, "2580") == ASSISTANT
    card = page.cards[ASSISTANT.id]
    assert card.pinning.isHidden()
    card.pin.click()
    qtbot.mouseClick(card.pinning.remove, Qt.MouseButton.LeftButton)
    assert not clinic.pins.has(ASSISTANT.id)
    page.cards[ASSISTANT.id].pin.click()
    assert not page.cards[ASSISTANT.id].pinning.remove.isVisible()


def test_a_wrong_passphrase_sets_none_and_says_so(page, clinic):
    card = page.cards[THERAPIST.id]
    fill_in(card, "wrong", "2580", "2580")
    assert "does not fit" in card.pinning.problem.said()
    assert card.pinning.go.isEnabled()
    assert not clinic.pins.has(THERAPIST.id)


@pytest.mark.parametrize(
    ("pin", "again", "beneath"),
    [("1234", "1234", "anybody"), ("12", "12", "4 to 8"), ("2580", "2581", "differ")],
)
def test_what_cannot_be_a_pin_is_said_beneath(page, clinic, pin, again, beneath):
    card = page.cards[THERAPIST.id]
    fill_in(card, "correct horse", pin, again)
    assert beneath in card.pinning.pin.problem() + card.pinning.again.problem()
    assert not clinic.pins.has(THERAPIST.id)


def test_closing_the_question_forgets_what_was_typed(page):
    card = page.cards[THERAPIST.id]
    fill_in(card, "", "2580", "2580")
    card.pinning.drop.click()
    assert card.pinning.pin.text() == ""
    assert card.pinning.isHidden()


def test_the_retired_have_no_pin(qtbot):
    page = PeoplePage()
    qtbot.addWidget(page)
    page.show_people([PersonRow(THERAPIST, retired=True)])
    page.show()
    assert not page.cards[THERAPIST.id].pin.isVisible()
