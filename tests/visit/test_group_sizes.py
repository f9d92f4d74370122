"""How many took part in a group, and when: what the note says without naming anybody else."""

from datetime import timedelta
from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import given
from visit.engine import BEGIN, Table

from therapytimer.visit.facts import Segment
from therapytimer.visit.group import sizes_within


def sizes(table, visit="A"):
    own = table.stopwatch.history(visit).segments()
    others = [one for one in table.stopwatch.segments() if one.visit_id != visit]
    return [
        (table.seconds(one.start), one.stop and table.seconds(one.stop), one.patients)
        for one in sizes_within(own, others)
    ]


def test_who_joins_and_leaves_changes_the_size():
    table = Table("A", "B", "C", "D")
    table.group(0, "AB")
    table.group(60, "CA")
    table.stop(90, "97150", "B")
    table.group(120, "DA")
    assert sizes(table) == [("0", "60", 2), ("60", "90", 3), ("90", "120", 2), ("120", None, 3)]
    assert sizes(table, "C") == [("60", "90", 3), ("90", "120", 2), ("120", None, 3)]


def test_who_leaves_as_another_joins_keeps_the_size():
    table = Table("A", "B", "C", "D")
    table.group(0, "ABC")
    table.stop(60, "97150", "B")
    table.group(60, "DA")
    table.end(90, "A")
    assert sizes(table) == [("0", "90", 3)]


def test_a_hand_over_of_the_group_keeps_its_size():
    table = Table("A", "B")
    table.group(0, "AB")
    table.hand_over(60, "pta", "A")
    assert sizes(table) == [("0", None, 2)]


def test_two_groups_one_after_the_other_stay_two():
    table = Table("A", "B", "C")
    table.group(0, "AB")
    table.start(30, "97110", "C")
    table.group(60, "AC")
    assert sizes(table) == [("0", "30", 2), ("60", None, 2)]


def test_another_group_at_once_and_one_on_one_count_for_nothing():
    table = Table("A", "B", "C", "D")
    table.start(0, "97110", "A")
    table.group(10, "CD", by="ot")
    table.group(20, "AB")
    assert sizes(table) == [("20", None, 2)]


def test_a_slip_without_length_has_no_size():
    table = Table("A", "B")
    table.group(10, "AB")
    table.stop(10, "97150", "A")
    assert sizes(table) == []


seconds = st.integers(0, 20)
spans = st.lists(st.tuples(st.sampled_from("BCD"), seconds, seconds), max_size=6)


@given(spans, st.tuples(seconds, seconds))
def test_at_each_second_the_size_is_the_number_of_visits(others, own):
    def made(visit, one, other):
        start, stop = (BEGIN + timedelta(seconds=each) for each in sorted((one, other)))
        return Segment(f"{visit}{one}{other}", visit, "97150", start, stop, ("pt",), group="g")

    mine = made("A", *own)
    beside = [made(*one) for one in others]
    found = sizes_within([mine], beside)
    for second in range(20):
        at = BEGIN + timedelta(seconds=second, milliseconds=500)
        there = {one.visit_id for one in (mine, *beside) if one.start < at < (one.stop or at)}
        said = [one.patients for one in found if one.start < at < (one.stop or at)]
        assert said == ([len(there)] if "A" in there else [])
    assert all(one.start != one.stop for one in found)
    assert all(one.patients != after.patients for one, after in pairwise(found))
