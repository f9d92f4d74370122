"""Whether a visit has anything to take back or to do again, as its buttons show."""

import pytest
from visit.engine import Table

from therapytimer.visit.undo import can_redo, can_undo


@pytest.fixture
def table():
    return Table("A", "B")


def possible(table, visit="A"):
    history = table.stopwatch.history(visit)
    return can_undo(history), can_redo(history)


def test_a_visit_that_was_only_opened_has_nothing_to_take_back(table):
    assert possible(table) == (False, False)


def test_a_start_can_be_taken_back_and_then_done_again(table):
    table.start(0, "97110")
    assert possible(table) == (True, False)
    table.undo(1)
    assert possible(table) == (False, True)
    table.redo(2)
    assert possible(table) == (True, False)


def test_a_new_wish_ends_the_possibility_to_do_again(table):
    table.start(0, "97110")
    table.undo(1)
    table.start(2, "97112")
    assert possible(table) == (True, False)


def test_another_visit_stays_as_it_is(table):
    table.start(0, "97110")
    assert possible(table, "B") == (False, False)
