"""Corrections of groups: who is in one, who leaves it, who is left."""

import pytest
from visit.engine import Table

from therapytimer.visit.wish import RefusedError


def group_of(*visits):
    table = Table(*visits)
    table.group(0, visits)
    return table


def test_a_corrected_group_segment_stays_in_its_group():
    table = group_of("A", "B")
    table.stop(60, "97150", "A")
    table.set_times(70, table.segment(), 10, 60)
    assert table.segment(0, "A").group == table.segment(0, "B").group
    assert table.log("B") == ["97150 0-60 pt"]


def test_a_group_segment_given_to_another_code_leaves_the_group():
    table = group_of("A", "B")
    table.stop(60, "97150", "A")
    with pytest.raises(RefusedError, match="overlaps with 97150"):
        table.set_code(70, table.segment(), "97110")
    table.set_clinicians(70, table.segment(), "ot")
    table.set_code(70, table.segment(), "97110")
    assert table.segment().group is None


def test_a_patient_taken_out_of_a_running_group_leaves_nobody_alone_in_it():
    table = group_of("A", "B")
    change = table.remove(70, table.segment())
    assert (table.log("A"), table.log("B")) == ([], ["97150 0-70 pt"])
    assert change.action.visit_ids == ("A", "B")
    table.undo(75, visit="A")
    assert table.log("A") == table.log("B") == ["97150 0- pt"]


def test_time_given_to_a_group_code_joins_the_group_of_that_time():
    table = group_of("A", "B", "C")
    table.stop(50, "97150", "C")
    table.set_code(55, table.segment(0, "C"), "97545")
    table.set_code(60, table.segment(0, "C"), "97150")
    assert table.segment(0, "C").group == table.segment(0, "A").group


@pytest.mark.parametrize("order", ["AB", "BA"])
def test_a_group_is_typed_visit_by_visit(order):
    table = Table("A", "B")
    for visit in order:
        table.typed(100, "97150 0-60 pt", visit)
    assert table.segment(0, "A").group == table.segment(0, "B").group is not None


@pytest.mark.parametrize("other", ["97150 60-90 pt", "97150 0-60 ot"])
def test_groups_of_other_times_or_clinicians_are_other_groups(other):
    table = Table("A", "B")
    table.typed(100, "97150 0-60 pt", "A")
    table.typed(100, other, "B")
    assert table.segment(0, "A").group != table.segment(0, "B").group


def test_two_times_of_one_visit_are_two_groups():
    table = Table("A")
    table.typed(100, "97150 0-60 pt")
    with pytest.raises(RefusedError, match="overlaps with 97150"):
        table.typed(100, "97150 30-90 pt")


def test_one_patient_alone_does_not_run_in_a_group():
    table = Table("A")
    table.start(0, "97110")
    with pytest.raises(RefusedError, match=r"97150 is for a group: two or more must take part\."):
        table.set_code(60, table.segment(), "97150")
    table = group_of("A", "B")
    table.stop(60, "97150", "A")
    with pytest.raises(RefusedError, match="for a group"):
        table.set_times(70, table.segment(), 0, None)


def test_a_group_given_another_group_code_visit_by_visit_stays_one_group():
    table = group_of("A", "B")
    table.stop(60, "97150", "A")
    group = table.segment().group
    for visit in "AB":
        table.set_code(70, table.segment(0, visit), "97552")
        assert table.segment(0, visit).group == group


def test_a_running_group_has_one_clinician():
    table = group_of("A", "B")
    with pytest.raises(RefusedError, match="for a group"):
        table.set_clinicians(60, table.segment(), "ot")
