"""Corrections: the old rows stay, the new ones say corrected, nothing overlaps."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.corrections import correction
from therapytimer.visit.facts import Segment
from therapytimer.visit.stopwatch import RefusedError


@pytest.fixture
def table():
    table = Table("A", "B")
    table.start(0, "97110")
    table.start(60, "97112")
    table.stop(120, "97112")
    return table


def test_a_correction_keeps_the_original_and_says_why(table):
    change = table.set_times(200, table.segment(), 0, 50, "walked to the bars")
    assert table.log() == ["97110 0-50 pt corrected", "97112 60-120 pt"]
    assert table.segment().reason == "walked to the bars"
    assert (change.action.kind, change.action.reason) == (ActionKind.CORRECT, "walked to the bars")
    first = table.stopwatch.history("A").rows[0]
    assert (first.superseded_by, table.line(first.fact)) == (change.action.id, "97110 0-60 pt")


def test_a_boundary_moves_in_two_corrections(table):
    table.set_times(200, table.segment(0), 0, 50)
    table.set_times(200, table.segment(1), 50, 120)
    assert table.log() == ["97110 0-50 pt corrected", "97112 50-120 pt corrected"]


def test_a_correction_without_a_reason_is_refused(table):
    with pytest.raises(RefusedError, match=r"Say why the times are corrected\."):
        table.set_times(200, table.segment(), 0, 50, " ")


@pytest.mark.parametrize(
    ("start", "stop", "refused"),
    [
        (0, 61, r"The time overlaps with 97112\."),
        (0, None, r"The time overlaps with 97112\."),
        (0, 201, "time to come"),
        (201, None, "time to come"),
        (50, 49, r"A segment cannot stop before it starts\."),
        (0, 60, r"Nothing would change\."),
    ],
)
def test_impossible_times_are_refused(table, start, stop, refused):
    with pytest.raises(RefusedError, match=refused):
        table.set_times(200, table.segment(), start, stop)


@pytest.mark.parametrize(("start", "stop"), [(10, 10), (120, 200), (-600, 60)])
def test_possible_times_are_taken(table, start, stop):
    table.set_times(200, table.segment(), start, stop)
    assert f"97110 {start}-{stop} pt corrected" in table.log()


def test_a_stop_is_undone_without_a_gap_and_the_visit_goes_on(table):
    table.end(130)
    table.set_times(200, table.segment(1), 60, None)
    assert table.log() == ["97110 0-60 pt", "97112 60- pt corrected"]
    assert table.marks() == []
    table.undo(201)
    assert (table.log()[1], table.marks()) == ("97112 60-120 pt", ["ended 130"])


def test_a_running_segment_is_back_dated(table):
    table.start(150, "97140")
    table.set_times(200, table.segment(2), 120, None)
    assert table.log()[2] == "97140 120- pt corrected"


def test_a_correction_of_the_past_leaves_an_ended_visit_ended(table):
    table.end(130)
    table.set_times(200, table.segment(), 0, 50)
    assert table.marks() == ["ended 130"]


def test_the_other_patient_of_the_same_clinician_is_in_the_way(table):
    with pytest.raises(RefusedError, match=r"The time overlaps with 97110\."):
        table.typed(200, "97140 30-40 pt", "B")
    table.typed(200, "97140 30-40 ot", "B")
    assert table.log("B") == ["97140 30-40 ot typed"]


def test_time_goes_to_another_code(table):
    table.set_code(200, table.segment(), "97140")
    assert table.log()[0] == "97140 0-60 pt corrected"


def test_time_goes_to_another_clinician(table):
    table.set_clinicians(200, table.segment(), "pt+pta")
    assert table.log()[0] == "97110 0-60 pt+pta corrected"


def test_time_belongs_to_somebody(table):
    with pytest.raises(RefusedError, match=r"Say who treated\."):
        table.set_clinicians(200, table.segment(), "")


def test_unknown_codes_are_refused(table):
    for wish in (
        lambda: table.set_code(200, table.segment(), "12345"),
        lambda: table.split(200, table.segment(), 30, "12345"),
        lambda: table.typed(200, "12345 130-140 pt"),
    ):
        with pytest.raises(RefusedError, match=r"12345 is not a billing code"):
            wish()


def test_a_split_gives_the_rest_to_another_code(table):
    table.split(200, table.segment(), 20, "97140")
    assert table.log()[:2] == ["97110 0-20 pt corrected", "97140 20-60 pt corrected"]


def test_a_running_segment_is_split(table):
    table.start(150, "97110")
    table.split(200, table.segment(2), 160, "97140")
    assert table.log()[2:] == ["97110 150-160 pt corrected", "97140 160- pt corrected"]


@pytest.mark.parametrize("at", [-1, 0, 60, 61])
def test_a_split_lies_inside(table, at):
    with pytest.raises(RefusedError, match=r"The split must lie inside the segment\."):
        table.split(200, table.segment(), at, "97140")


def test_a_running_segment_is_not_split_in_time_to_come(table):
    table.start(150, "97110")
    with pytest.raises(RefusedError, match="inside"):
        table.split(200, table.segment(2), 200, "97140")


def test_a_removed_segment_stays_readable(table):
    change = table.remove(200, table.segment())
    assert table.log() == ["97112 60-120 pt"]
    assert table.stopwatch.history("A").rows[0].superseded_by == change.action.id


def test_minutes_remembered_later_are_typed(table):
    table.typed(200, "97140 120-180 pt", reason="forgot to tap")
    assert table.log()[2] == "97140 120-180 pt typed"
    assert table.segment(2).reason == "forgot to tap"


def test_what_was_typed_stays_typed_when_corrected(table):
    table.typed(200, "97140 120-180 pt")
    table.set_times(210, table.segment(2), 120, 170)
    assert table.log()[2] == "97140 120-170 pt typed"


def test_a_supervised_code_does_not_count_twice(table):
    table.typed(200, "97014 0-60 pt")
    with pytest.raises(RefusedError, match=r"The time overlaps with 97014\."):
        table.typed(200, "97014 30-90 pt")


def test_a_segment_seen_before_it_changed_is_not_corrected(table):
    table.start(150, "97110")
    stale = table.segment(2)
    table.stop(160, "97110")
    for wish in (
        lambda: table.set_code(200, stale, "97140"),
        lambda: table.split(200, stale, 155, "97140"),
        lambda: table.remove(200, stale),
    ):
        with pytest.raises(RefusedError, match="has changed meanwhile"):
            wish()


def test_a_segment_is_corrected_once(table):
    first = table.segment()
    table.remove(200, first)
    with pytest.raises(RefusedError, match="has changed meanwhile"):
        table.set_times(200, first, 0, 50)


def test_a_segment_moves_to_another_visit_by_a_wish_in_either(table):
    for visit in "AB":
        again = table.reopened()
        first = again.segment()
        moved = Segment("", "B", first.code, first.start, first.stop, first.by)
        wish = again.wish(200, visit, "wrong patient")
        change = correction(again.stopwatch, wish, (first.id,), (moved,))
        again.do(change)
        assert set(change.action.visit_ids) == {"A", "B"}
        assert again.log("A") == ["97112 60-120 pt"]
        assert again.log("B") == ["97110 0-60 pt corrected"]
        again.undo(205, visit="B")
        assert (again.log("A")[0], again.log("B")) == ("97110 0-60 pt", [])


def test_a_visit_that_is_not_open_is_not_corrected(table):
    table.stopwatch.leave_out("B")
    with pytest.raises(RefusedError, match="visit is closed"):
        table.typed(200, "97110 130-140 pt", "B")


def test_overlaps_of_two_laptops_hinder_no_other_correction(table):
    other = table.reopened()
    other.start(10, "97140", "B")
    other.stop(30, "97140", "B")
    table.stopwatch.take_in(other.stopwatch.history("B"), "B")
    table.set_times(200, table.segment(1), 60, 110)
    assert table.log()[1] == "97112 60-110 pt corrected"
