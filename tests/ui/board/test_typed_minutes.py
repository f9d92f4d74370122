"""Minutes remembered later: what is read and what is proposed."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from builders import a_visit, at
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.ui.board.typed_minutes import clock_typed, free_time, typed_times


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8:05", time(8, 5)),
        ("08:05", time(8, 5)),
        ("0805", time(8, 5)),
        ("8.05", time(8, 5)),
        ("1:05 pm", time(13, 5)),
        ("12:30am", time(0, 30)),
        ("12:30 p.m.", time(12, 30)),
        ("23:59", time(23, 59)),
        ("24:00", None),
        ("8:60", None),
        ("13:05 pm", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_as_people_type_it(typed, read):
    assert clock_typed(typed) == read


def test_without_segments_the_last_quarter_of_an_hour_is_proposed():
    visit = a_visit("")
    assert free_time(visit, visit.segments, at("14:30")) == (time(9, 15), 15)


def test_minutes_are_proposed_behind_the_last_segment_and_none_to_come():
    visit = a_visit("97112 14:00-14:20")
    assert free_time(visit, visit.segments, at("14:26")) == (time(9, 21), 5)
    assert free_time(visit, visit.segments, at("15:30")) == (time(9, 21), 15)
    assert free_time(visit, visit.segments, at("14:20")) == (time(8, 45), 15)


def test_while_a_code_runs_free_time_is_proposed():
    visit = a_visit("97110 13:30-13:40, 97112 14:00-14:20")
    running = replace(visit.segments[1], stop=None)
    taken = (visit.segments[0], running)
    assert free_time(visit, taken, at("14:26")) == (time(8, 41), 15)
    assert free_time(visit, (running,), at("14:26")) == (time(8, 45), 15)


clocks = st.integers(0, 200).map(lambda minute: at("14:00") + timedelta(minutes=minute))


@given(st.lists(st.tuples(clocks, st.integers(0, 3000)), min_size=1), st.integers(0, 90))
def test_what_is_proposed_overlaps_nothing_and_is_over(spans, later):
    visit = a_visit("97112 14:00-14:20")
    made = visit.segments[0]
    taken = [
        replace(made, start=start, stop=start + timedelta(seconds=seconds))
        for start, seconds in spans
    ]
    now = max(one.stop for one in taken if one.stop) + timedelta(minutes=later)
    start, minutes = free_time(visit, taken, now)
    begun, ended = typed_times(visit, start.replace(second=0, microsecond=0), minutes)
    assert ended <= now
    assert all(ended <= one.start or begun >= (one.stop or now) for one in taken)


def test_typed_minutes_lie_on_the_day_of_the_visit():
    visit = a_visit("97112 14:00-14:20")
    begun, ended = typed_times(visit, time(10, 0), 20)
    assert (begun, ended - begun) == (datetime(2026, 11, 20, 15, tzinfo=UTC), timedelta(minutes=20))
