"""Gaps: what stops and what begins again; changes of clock and zone."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import GapAnswer, GapKind, MarkKind
from therapytimer.visit.gaps import note_clock


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_a_gap_stops_what_runs_and_begins_it_again(table):
    table.start(0, "97110")
    change = table.gap(60, 540, GapKind.SLEEP)
    assert table.log() == ["97110 0-60 pt", "97110 540- pt"]
    gap = table.gaps()[0]
    assert (gap.kind, gap.codes, gap.restarted) == (GapKind.SLEEP, ("97110",), False)
    assert (gap.start, gap.stop) == (table.at(60), table.at(540))
    assert (change.action.kind, change.action.by, change.action.at) == (
        ActionKind.GAP,
        "",
        table.at(540),
    )
    assert len(change.action.stopped) == 1


def test_where_nothing_runs_there_is_no_gap(table):
    table.start(0, "97110")
    table.pause(30)
    assert table.gap(60, 540) is None
    assert table.gaps() == ()


def test_a_gap_stands_in_each_visit_in_which_something_ran(table):
    table.start(0, "97110", "A")
    table.start(0, "97014", "B")
    table.start(1, "97010", "B")
    change = table.gap(60, 90, GapKind.CRASH, restarted=True)
    assert change.action.visit_ids == ("A", "B")
    assert table.gaps("A")[0].codes == ("97110",)
    assert table.gaps("B")[0].codes == ("97014", "97010")
    assert table.gaps("B")[0].restarted
    assert table.gaps("C") == ()


def test_a_crash_right_after_a_start_loses_neither_start_nor_minute(table):
    table.start(0, "97014")
    table.start(60.4, "97110")
    table.gap(59.9, 3600, GapKind.CRASH)
    assert table.log() == [
        "97014 0-60.4 pt",
        "97110 60.4-60.4 pt",
        "97014 3600- pt",
        "97110 3600- pt",
    ]
    table.answer(3700, GapAnswer.CONTINUED)
    assert "97110 60.4-3600 pt corrected" in table.log()
    assert "97014 60.4-3600 pt corrected" in table.log()


def test_a_start_in_time_to_come_moves_nobodys_stop(table):
    table.start(0, "97014", "A")
    table.start(5000, "97110", "B", "ot")
    table.gap(60, 90)
    assert table.log("A") == ["97014 0-60 pt", "97014 90- pt"]
    assert table.log("B") == ["97110 5000-5000 ot", "97110 5000- ot"]


def test_a_group_goes_on_as_a_group(table):
    table.group(0, "AB")
    before = table.segment().group
    table.gap(60, 90)
    assert table.log("A") == table.log("B") == ["97150 0-60 pt", "97150 90- pt"]
    assert table.segment(1, "A").group == table.segment(1, "B").group == before
    table.stop(120, "97150", "A")
    assert table.log("B")[1] == "97150 90-120 pt"


def test_what_begins_again_is_measured_whatever_was_corrected_before(table):
    table.start(30, "97110")
    table.set_times(40, table.segment(), 0, None)
    table.gap(60, 90)
    assert table.log() == ["97110 0-60 pt corrected", "97110 90- pt"]


# Clock and zone.


def test_a_clock_change_is_marked_in_every_visit_under_way(table):
    table.start(0, "97110", "A")
    table.start(10, "97112", "B")
    change = note_clock(table.stopwatch, table.at(60), "clock set back by 60 min 0 s")
    assert change is not None
    table.do(change)
    said = "clock 60 clock set back by 60 min 0 s"
    assert table.marks("A") == ["pause 10 other patient", said]
    assert table.marks("B") == [said]
    assert table.marks("C") == []
    assert (change.action.kind, change.action.by) == (ActionKind.CLOCK, "")


def test_a_zone_change_is_marked(table):
    table.start(0, "97110")
    words = "America/New_York to America/Chicago"
    table.do(note_clock(table.stopwatch, table.at(60), words, MarkKind.ZONE))
    assert table.marks() == [f"zone 60 {words}"]


def test_where_no_visit_is_under_way_no_clock_change_is_marked(table):
    table.start(0, "97110", "A")
    table.end(5, "A")
    table.start(6, "97110", "B")
    table.void(7, visit="B")
    assert note_clock(table.stopwatch, table.at(60), "clock set back by 3 s") is None
