"""Repairs at the table: what one segment gains its neighbour loses, in one action."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.wish import RefusedError


@pytest.fixture
def table():
    """A visit that was switched once, paused, and gone on with."""
    table = Table("A", "B")
    table.start(0, "97110")
    table.start(60, "97112")
    table.pause(120, "rest")
    table.start(180, "97140")
    return table


# A boundary.


@pytest.mark.parametrize("at", [1, 59, 61, 119])
def test_a_boundary_moves_in_one_action(table, at):
    change = table.move_boundary(200, at)
    assert table.log()[:2] == [f"97110 0-{at} pt corrected", f"97112 {at}-120 pt corrected"]
    assert change.action.kind is ActionKind.CORRECT
    table.undo(205)
    assert table.log()[:2] == ["97110 0-60 pt", "97112 60-120 pt"]


@pytest.mark.parametrize("at", [-1, 0, 120, 121])
def test_both_sides_of_a_boundary_keep_some_time(table, at):
    with pytest.raises(RefusedError, match="Between 97110 and 97112 each must keep some time"):
        table.move_boundary(200, at)


def test_a_boundary_with_what_runs_lies_before_now(table):
    table.start(190, "97110")
    table.move_boundary(200, 199, 2)
    assert table.log()[2:] == ["97140 180-199 pt corrected", "97110 199- pt corrected"]
    with pytest.raises(RefusedError, match="some time"):
        table.move_boundary(200, 200, 2)


def test_across_a_pause_there_is_no_boundary(table):
    with pytest.raises(RefusedError, match=r"97112 does not end where 97140 begins\."):
        table.move_boundary(200, 150, 1)


# Starts.


def test_what_runs_is_back_dated_into_a_pause_and_leaves_the_others_alone(table):
    table.move_start(200, table.segment(2), 150)
    assert table.log()[1:] == ["97112 60-120 pt", "97140 150- pt corrected"]


def test_an_earlier_start_takes_the_time_from_what_ran_right_before(table):
    table.move_start(200, table.segment(1), 30)
    assert table.log()[:2] == ["97110 0-30 pt corrected", "97112 30-120 pt corrected"]


def test_a_later_start_leaves_the_time_to_nobody(table):
    table.move_start(200, table.segment(1), 90)
    assert table.log()[:2] == ["97110 0-60 pt", "97112 90-120 pt corrected"]


@pytest.mark.parametrize("start", [0, -1])
def test_an_earlier_start_does_not_swallow_what_ran_before(table, start):
    with pytest.raises(RefusedError, match=r"97110 before it would have no time left\."):
        table.move_start(200, table.segment(1), start)


def test_an_earlier_start_does_not_reach_over_a_pause(table):
    with pytest.raises(RefusedError, match=r"The time overlaps with 97112\."):
        table.move_start(200, table.segment(2), 119)


def test_an_earlier_start_takes_the_time_from_the_other_patient(table):
    table.start(240, "97110", "B")
    change = table.move_start(250, table.segment(0, "B"), 200)
    assert table.log()[2] == "97140 180-200 pt corrected"
    assert table.log("B") == ["97110 200- pt corrected"]
    assert set(change.action.visit_ids) == {"A", "B"}
    table.undo(255)
    assert (table.log()[2], table.log("B")) == ("97140 180-240 pt", ["97110 240- pt"])


def test_a_modality_beside_it_loses_nothing(table):
    table.start(30, "97014")
    table.stop(60, "97014")
    table.move_start(200, table.segment(2), 50)
    assert "97014 30-60 pt" in table.log()


def test_a_tap_of_no_length_hinders_nothing(table):
    other = Table("A")
    other.start(60, "97110")
    other.start(60, "97112")
    other.move_start(70, other.segment(1), 50)
    assert "97112 50- pt corrected" in other.log()


# Stops.


def test_what_runs_stopped_some_time_ago(table):
    table.move_stop(200, table.segment(2), 190)
    assert table.log()[2] == "97140 180-190 pt corrected"


def test_an_earlier_stop_gives_the_time_to_nobody(table):
    table.move_stop(200, table.segment(0), 50)
    assert table.log()[:2] == ["97110 0-50 pt corrected", "97112 60-120 pt"]


def test_a_later_stop_takes_the_time_from_what_ran_right_after(table):
    table.move_stop(200, table.segment(0), 90)
    assert table.log()[:2] == ["97110 0-90 pt corrected", "97112 90-120 pt corrected"]


@pytest.mark.parametrize("stop", [120, 130])
def test_a_later_stop_does_not_swallow_what_ran_after(table, stop):
    with pytest.raises(RefusedError, match=r"97112 after it would have no time left\."):
        table.move_stop(200, table.segment(0), stop)


def test_a_later_stop_does_not_swallow_what_runs(table):
    table.start(190, "97110")
    table.move_stop(200, table.segment(2), 199)
    assert table.log()[3] == "97110 199- pt corrected"
    with pytest.raises(RefusedError, match="no time left"):
        table.move_stop(200, table.segment(2), 200)


# A stop by mistake.


def test_a_stopped_segment_runs_on_as_if_never_stopped(table):
    table.pause(240, "waiting")
    table.end(250)
    table.undo_stop(260, table.segment(2))
    assert table.log()[2] == "97140 180- pt corrected"
    assert table.marks() == ["pause 120 rest"]
    table.undo(265)
    assert table.log()[2] == "97140 180-240 pt"
    assert table.marks() == ["pause 120 rest", "pause 240 waiting", "ended 250"]


def test_a_modality_runs_on_and_the_pause_of_another_code_stays(table):
    table.start(182, "97014")
    table.stop(184, "97014")
    table.pause(190)
    table.undo_stop(200, table.segment(3))
    assert table.log()[3] == "97014 182- pt corrected"
    assert table.marks() == ["pause 120 rest", "pause 190"]


def test_a_stop_stays_where_something_took_the_time_since(table):
    with pytest.raises(RefusedError, match=r"97112 has taken the time since: move the boundary"):
        table.undo_stop(200, table.segment(0))
    table.pause(200)
    table.start(210, "97110", "B")
    table.stop(220, "97110", "B")
    with pytest.raises(RefusedError, match=r"97110 has taken the time since"):
        table.undo_stop(230, table.segment(2))


def test_what_runs_has_no_stop_to_undo(table):
    with pytest.raises(RefusedError, match=r"97140 is running\."):
        table.undo_stop(200, table.segment(2))


# Minutes remembered later.


def test_minutes_are_laid_into_the_first_free_time_that_holds_them(table):
    table.minutes(300, "97110 0-300 pt", 60)
    assert table.log()[2] == "97110 120-180 pt typed"


def test_minutes_are_laid_behind_the_last_segment_where_no_gap_holds_them(table):
    table.pause(200)
    table.minutes(300, "97110 0-300 pt", 61)
    assert table.log()[3] == "97110 200-261 pt typed"


def test_minutes_are_laid_where_the_clinician_has_time_too(table):
    table.pause(200)
    table.start(210, "97110", "B")
    table.stop(230, "97110", "B")
    table.minutes(300, "97110 0-300 pt", 61)
    assert table.log()[3] == "97110 230-291 pt typed"


def test_minutes_may_fill_the_room_to_the_brim(table):
    table.pause(200)
    table.minutes(300, "97110 0-300 pt", 100)
    assert table.log()[3] == "97110 200-300 pt typed"


def test_minutes_do_not_begin_before_their_room(table):
    table.minutes(300, "97110 125-300 pt", 50)
    assert table.log()[2] == "97110 125-175 pt typed"


def test_minutes_without_room_are_refused(table):
    with pytest.raises(RefusedError, match=r"no free time that long in this visit: type its times"):
        table.minutes(300, "97110 0-300 pt", 61)


def test_minutes_lie_before_what_comes_later(table):
    other = Table("A")
    other.start(100, "97110")
    other.minutes(200, "97112 0-200 pt", 100)
    assert other.log()[0] == "97112 0-100 pt typed"


def test_minutes_of_an_unknown_code_are_refused(table):
    with pytest.raises(RefusedError, match="12345 is not a billing code"):
        table.minutes(300, "12345 0-300 pt", 10)


def test_a_segment_moves_to_another_visit_in_an_action_that_names_both(table):
    change = table.move(200, table.segment(0), "B")
    assert (table.log()[0], table.log("B")) == ("97112 60-120 pt", ["97110 0-60 pt corrected"])
    assert set(change.action.visit_ids) == {"A", "B"}
    table.undo(205, visit="B")
    assert (table.log()[0], table.log("B")) == ("97110 0-60 pt", [])
    with pytest.raises(RefusedError, match=r"Nothing would change\."):
        table.move(210, table.segment(0), "A")


def test_a_repair_of_what_has_changed_meanwhile_is_refused(table):
    seen = table.segment(1)
    table.remove(200, table.segment(0))
    table.set_times(200, table.segment(0), 60, 110)
    for wish in (
        lambda: table.move_start(210, seen, 50),
        lambda: table.move_stop(210, seen, 130),
        lambda: table.undo_stop(210, seen),
    ):
        with pytest.raises(RefusedError):
            wish()
