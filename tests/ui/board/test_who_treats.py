"""Who treats: one tap with two clinicians, a menu with more."""

import pytest
from builders import ASSISTANT, COLLEAGUE, THERAPIST
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from therapytimer.ui.board.who_treats import WhoTreats


@pytest.fixture
def who(qtbot):
    made = WhoTreats()
    qtbot.addWidget(made)
    made.show()
    return made


def tap(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_with_two_clinicians_one_tap_hands_over(qtbot, who):
    who.show_treating([THERAPIST, ASSISTANT], [THERAPIST.id])
    with qtbot.waitSignal(who.treat_requested) as wished:
        tap(qtbot, who.who)
    assert wished.args == [(ASSISTANT.id,)]
    assert "hand over to Sample Assistant Alex Stone" in who.who.accessibleName()


def test_two_who_treat_together_are_divided_by_one_tap(qtbot, who):
    who.show_treating([THERAPIST, ASSISTANT], [THERAPIST.id, ASSISTANT.id])
    with qtbot.waitSignal(who.treat_requested) as wished:
        tap(qtbot, who.who)
    assert wished.args == [(ASSISTANT.id,)]


def test_with_more_clinicians_a_tap_opens_the_menu(qtbot, who):
    who.show_treating([THERAPIST, ASSISTANT, COLLEAGUE], [THERAPIST.id])
    with qtbot.assertNotEmitted(who.treat_requested):
        tap(qtbot, who.who)
    menu = who.findChild(QMenu)
    assert menu.isVisible()
    menu.close()


def test_the_menu_offers_everybody_alone_and_together(who):
    who.show_treating([THERAPIST, ASSISTANT], [THERAPIST.id])
    assert who.texts() == [
        "Sample Therapist Dana Kay, PT, DPT",
        "Sample Assistant Alex Stone, PTA",
        "Together with Sample Assistant Alex Stone",
    ]


def test_a_clinician_alone_has_nothing_to_choose(who):
    who.show_treating([THERAPIST], [THERAPIST.id])
    assert not who.who.isEnabled()
    assert who.others.isHidden()
    assert "treats" in who.who.accessibleName()
