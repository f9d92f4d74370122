"""What stands in the way of undo and redo: other visits, other patients, groups."""

import pytest
from visit.engine import Table

from therapytimer.visit.undo import needs_reason
from therapytimer.visit.wish import RefusedError

NOTHING_AGAIN = r"There is nothing to do again\."


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_a_switch_of_patients_is_taken_back_in_both(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.undo(65, visit="A")
    assert (table.log("A"), table.log("B")) == (["97110 0- pt"], [])
    table.redo(66, visit="B")
    assert (table.log("A"), table.log("B")) == (["97110 0-60 pt"], ["97112 60- pt"])


def test_a_later_action_in_the_other_visit_stands_in_the_way(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.decide(61, "evaluation", "97161", "B")
    with pytest.raises(RefusedError, match="A later action in another visit stands in the way: u"):
        table.undo(65, visit="A")


def test_a_later_action_in_the_other_visit_ends_redo_in_both(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.undo(65, visit="B")
    table.decide(66, "evaluation", "97161", "B")
    with pytest.raises(RefusedError, match=r"A later action in another visit stands in the way\."):
        table.redo(67, visit="A")
    with pytest.raises(RefusedError, match=NOTHING_AGAIN):
        table.redo(67, visit="B")


def test_a_clinician_who_treats_somebody_else_by_now_stands_in_the_way(table):
    table.start(0, "97110", "A")
    table.stop(60, "97110", "A")
    table.start(61, "97112", "B")
    with pytest.raises(RefusedError, match=r"97112 at that time stands in the way\."):
        table.undo(62, visit="A")
    assert needs_reason(table.stopwatch, table.wish(500)) is False


def test_redo_too_waits_for_the_clinician(table):
    table.start(0, "97110", "A")
    table.undo(1)
    table.start(2, "97112", "B")
    with pytest.raises(RefusedError, match=r"97112 at that time stands in the way\."):
        table.redo(3, visit="A")
    table.undo(4, visit="B")
    table.redo(5, visit="A")
    assert table.log("A") == ["97110 0- pt"]


def test_a_visit_closed_meanwhile_stands_in_the_way(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.stopwatch.leave_out("A")
    with pytest.raises(RefusedError, match="changed another visit too"):
        table.undo(61, visit="B")


def test_a_void_is_not_taken_back_where_its_time_was_given_away(table):
    table.start(0, "97110", "A")
    table.void(60, "wrong patient", "A")
    table.typed(70, "97110 0-60 pt", "B")
    with pytest.raises(RefusedError, match=r"97110 at that time stands in the way\."):
        table.undo(71, "late", visit="A")


# Groups.


def test_a_group_is_taken_back_as_a_whole(table):
    table.start(0, "97110", "C")
    table.group(60, "AB")
    table.undo(65, visit="B")
    assert [table.log(visit) for visit in "ABC"] == [[], [], ["97110 0- pt"]]
    table.redo(66, visit="C")
    assert table.log("A") == table.log("B") == ["97150 60- pt"]
    assert table.log("C") == ["97110 0-60 pt"]


def test_a_group_stays_where_a_patient_has_moved_on(table):
    table.group(0, "ABC")
    table.start(5, "97110", "C", "ot")
    with pytest.raises(RefusedError, match="A later action in another visit"):
        table.undo(6, visit="A")


def test_the_last_who_left_comes_back_with_the_other(table):
    table.group(0, "AB")
    table.stop(60, "97150", "B")
    table.undo(65, visit="A")
    assert table.log("A") == table.log("B") == ["97150 0- pt"]


def test_nobody_comes_back_to_a_group_that_is_over(table):
    table.group(0, "ABC")
    table.stop(5, "97150", "C")
    table.stop(6, "97150", "B")
    with pytest.raises(RefusedError, match=r"97150 would go on with one patient alone\."):
        table.undo(7, visit="C")


def test_a_join_is_not_taken_back_from_the_one_who_would_be_alone(table):
    table.group(0, "AB")
    table.group(1, "CA")
    table.stop(2, "97150", "A")
    with pytest.raises(RefusedError, match=r"97150 would go on with one patient alone\."):
        table.undo(3, visit="C")


def test_an_action_that_changed_a_visit_signed_since_is_not_taken_back(table):
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.start(120, "97110", "A")
    table.undo(125, visit="B")
    signed = "changed another visit too, whose note is signed: correct"
    table.stopwatch.leave_out("A")
    with pytest.raises(RefusedError, match=signed):
        table.redo(126, visit="B")
    with pytest.raises(RefusedError, match=signed):
        table.undo(127, visit="B")
    assert table.log("B") == ["97112 60- pt"]
