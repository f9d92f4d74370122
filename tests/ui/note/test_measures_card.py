"""Entering measures: one line, compared with last time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from therapytimer.ui.note.measures_card import MeasuresCard
from therapytimer.visit.measures import KINDS, Measure

STANCE = Measure("Single-leg stance", Decimal(4), "s", "left")
EARLIER = ((date(2026, 11, 18), (STANCE,)),)


@pytest.fixture
def card(qtbot):
    made = MeasuresCard()
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


@pytest.fixture
def wished(card):
    lists: list[tuple[Measure, ...]] = []
    card.measures_wished.connect(lists.append)
    return lists


def names(card):
    return [card.name.itemText(place) for place in range(card.name.count())]


def words(card):
    QApplication.processEvents()  # what is new in a layout shows a moment later
    return [one.text() for one in card.findChildren(QLabel) if one.isVisible() and one.text()]


def test_measures_of_the_patient_come_first_with_unit_and_side(card):
    card.show_measures((), EARLIER)
    assert names(card)[0] == "Single-leg stance"
    assert card.unit.text() == "s"
    assert card.side.currentData() == "left"
    assert len(names(card)) == len(KINDS)


def test_the_unit_follows_the_measure_and_a_side_only_where_one_belongs(card):
    card.show_measures((), ())
    assert names(card)[0] == "Pain"
    assert (card.unit.text(), card.side.isEnabled()) == ("of 10", False)
    card.name.setCurrentText("Grip strength")
    assert (card.unit.text(), card.side.currentData()) == ("kg", "left")
    card.name.setCurrentText("Something of our own")
    assert card.side.isEnabled()


def test_enter_adds_a_measure_beside_last_times(card, qtbot, wished):
    card.show_measures((), EARLIER)
    qtbot.keyClicks(card.number, "7")
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    (measures,) = wished
    assert measures == (
        replace(STANCE, value=Decimal(7), before=Decimal(4), before_on=date(2026, 11, 18)),
    )
    assert card.number.text() == ""
    card.show_measures(measures, EARLIER)
    assert "before: 4 s on November 18, 2026, up 3" in words(card)


@pytest.mark.parametrize(("value", "said"), [("4", ", the same"), ("3.5", ", down 0.5")])
def test_a_change_is_told_without_judging_it(card, value, said):
    card.show_measures((replace(STANCE, value=Decimal(value), before=Decimal(4)),), EARLIER)
    assert f"before: 4 s{said}" in words(card)


def test_letters_are_refused_in_one_sentence_and_stay(card, qtbot, wished):
    card.show_measures((), EARLIER)
    qtbot.keyClicks(card.number, "seven")
    qtbot.mouseClick(card.add, Qt.MouseButton.LeftButton)
    assert wished == []
    assert card.number.text() == "seven"
    assert "“seven” is no number: type digits such as 12.4." in words(card)
    assert card.number.property("invalid")
    qtbot.keyClick(card.number, Qt.Key.Key_Backspace)
    assert not any("is no number" in one for one in words(card))


def test_a_measure_needs_a_name(card, qtbot, wished):
    card.show_measures((), EARLIER)
    card.name.setCurrentText(" ")
    qtbot.keyClicks(card.number, "7")
    card.add.click()
    assert wished == []
    assert "Say what was measured." in words(card)


def test_a_measure_is_taken_away(card, qtbot, wished):
    walk = Measure("10-metre walk", Decimal("12.4"), "s")
    card.show_measures((STANCE, walk), ())
    assert card.remove[0].accessibleName() == "Remove Single-leg stance, left"
    card.remove[0].click()
    assert wished == [(walk,)]


def test_what_is_typed_stays_while_facts_change(card, qtbot):
    card.show_measures((), EARLIER)
    card.name.setCurrentText("Grip strength")
    qtbot.keyClicks(card.number, "20")
    card.show_measures((STANCE,), EARLIER)
    card.show_measures((STANCE,), ())
    assert (card.name.currentText(), card.number.text()) == ("Grip strength", "20")


def test_a_closed_visit_takes_no_measure(card):
    card.show_measures((STANCE,), EARLIER, closed=True)
    assert not any(one.isEnabled() for one in (*card.entries(), *card.remove))


def test_everything_has_a_name_and_is_large_enough(card):
    card.show_measures((STANCE,), EARLIER)
    for one in (*card.entries(), *card.remove):
        assert one.accessibleName()
