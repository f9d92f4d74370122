"""Pauses after repairs: nobody's time bears a word that nobody gave it."""

import pytest
from visit.engine import Table

from therapytimer.visit.facts import MarkKind
from therapytimer.visit.pauses import pause_stop


@pytest.fixture
def table():
    """97112 until 120, a rest of 26 s, then 97140 until 300, then nothing."""
    table = Table("A", "B")
    table.start(0, "97112")
    table.pause(120, "with aide")
    table.start(146, "97140")
    table.pause(300)
    return table


def pauses(table, visit="A"):
    """Write pauses as "120-146 with aide"."""
    marks = table.stopwatch.marks(visit, MarkKind.PAUSE)
    segments = table.stopwatch.history(visit).segments()
    said = []
    for one in sorted(marks, key=lambda each: each.at):
        stop = pause_stop(one, segments, marks)
        seconds = [round((at - table.begin).total_seconds()) if at else "" for at in (one.at, stop)]
        said.append(f"{seconds[0]}-{seconds[1]} {one.word}".strip())
    return said


def test_a_later_start_leaves_the_word_where_it_was(table):
    table.move_start(310, table.segment(1), 200)
    assert pauses(table) == ["120-146 with aide", "146-200", "300-"]
    table.undo(312)
    assert pauses(table) == ["120-146 with aide", "300-"]


def test_a_segment_taken_out_leaves_time_without_a_word(table):
    table.remove(310, table.segment(1))
    assert pauses(table) == ["120-146 with aide", "146-300", "300-"]
    table.undo(312)
    assert pauses(table) == ["120-146 with aide", "300-"]


def test_the_last_segment_taken_out_leaves_an_open_end_without_a_word(table):
    table.undo(301)
    table.remove(310, table.segment(1))
    assert pauses(table) == ["120-146 with aide", "146-"]


def test_a_start_put_back_leaves_nothing_of_the_mark_between(table):
    table.move_start(310, table.segment(1), 200)
    table.move_start(320, table.segment(1), 130)
    assert pauses(table) == ["120-130 with aide", "300-"]


def test_a_pause_that_is_treated_into_begins_later(table):
    table.move_stop(310, table.segment(0), 135)
    assert pauses(table) == ["135-146 with aide", "300-"]
    table.undo(312)
    assert pauses(table) == ["120-146 with aide", "300-"]


def test_a_pause_that_is_treated_through_is_none(table):
    table.move_stop(310, table.segment(0), 146)
    assert pauses(table) == ["300-"]


def test_of_a_pause_without_length_no_word_is_left_to_swell():
    table = Table("A")
    table.start(0, "97112")
    table.pause(120, "rest")
    table.start(120, "97140")
    table.move_start(200, table.segment(1), 150)
    assert pauses(table) == ["120-150"]


def test_a_modality_beside_a_pause_does_not_shorten_it(table):
    table.start(310, "97014")
    table.stop(320, "97014")
    table.move_start(330, table.segment(2), 110)
    assert pauses(table) == ["120-146 with aide", "300-"]


def test_what_runs_on_over_a_pause_leaves_none_of_it(table):
    table.remove(310, table.segment(1))
    table.move_stop(320, table.segment(0), 130)
    assert pauses(table) == ["130-146 with aide", "146-300", "300-"]
    table.undo_stop(330, table.segment(0))
    assert pauses(table) == []
