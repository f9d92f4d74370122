"""Whoever is left for another patient is paused, and the pause says why by itself."""

import pytest
from visit.engine import Table

PAUSED = ["pause 60 other patient"]


@pytest.fixture
def table():
    return Table("A", "B", "C", "O", patients={"O": "A"})


def test_starting_another_patient_pauses_the_first_in_the_same_instant(table):
    table.start(0, "97110", "A")
    change = table.start(60, "97112", "B")
    assert table.log("A") == ["97110 0-60 pt"]
    assert table.marks("A") == PAUSED
    assert table.marks("B") == []
    assert change.action.visit_ids == ("B", "A")


def test_a_second_clinician_pauses_nobody(table):
    table.start(0, "97110", "A", "pt")
    table.start(60, "97112", "B", "pta")
    assert table.log("A") == ["97110 0- pt"]
    assert table.marks("A") == []


def test_another_code_of_the_same_visit_is_no_pause(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "A")
    assert table.marks("A") == []


def test_the_same_patient_under_another_visit_is_no_other_patient(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "O", "ot")
    assert table.log("A") == ["97110 0-60 pt"]
    assert table.marks("A") == []


def test_one_on_one_with_somebody_else_pauses_the_whole_group(table):
    table.group(0, "AB")
    table.start(60, "97110", "C")
    assert table.marks("A") == table.marks("B") == PAUSED


def test_one_on_one_with_a_patient_of_the_group_pauses_the_others(table):
    table.group(0, "ABC")
    table.start(60, "97110", "A")
    assert table.marks("A") == []
    assert table.marks("B") == table.marks("C") == PAUSED


def test_whoever_joins_the_group_is_not_paused(table):
    table.start(0, "97110", "A", "pt")
    table.start(0, "97110", "B", "pta")
    table.group(60, "AB", by="pt")
    assert table.marks("A") == table.marks("B") == []


def test_a_hand_over_pauses_the_patient_whom_the_other_hands_leave(table):
    table.start(0, "97110", "A", "pt")
    table.start(0, "97112", "B", "pta")
    table.hand_over(60, "pta", "A")
    assert table.marks("B") == PAUSED


def test_going_on_with_the_first_pauses_the_second(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.resume(90, "A")
    assert table.marks("B") == ["pause 90 other patient"]


def test_undo_takes_the_pause_back_and_redo_brings_it_again(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.undo(65, visit="B")
    assert (table.log("A"), table.marks("A")) == (["97110 0- pt"], [])
    table.redo(67, visit="A")
    assert (table.log("A"), table.marks("A")) == (["97110 0-60 pt"], PAUSED)


def test_the_word_can_still_be_another_one(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.do(table.stopwatch.word_pause(table.wish(70), "with aide"))
    assert table.marks("A") == ["pause 60 with aide"]
