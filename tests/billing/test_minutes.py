"""Seconds become minutes once, for each code and visit; a minute covered twice counts once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from billing.builders import MIDNIGHT, a_span, a_visit, at, spans
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.bill import Span, VisitTime
from therapytimer.billing.minutes import covered, day_times, minutes_beside, whole_minutes

INSTANTS = st.integers(0, 86_400_000).map(lambda each: MIDNIGHT + timedelta(milliseconds=each))
SPANS = st.lists(
    st.tuples(st.sampled_from(("97110", "97112", "97012")), INSTANTS, INSTANTS).map(
        lambda each: Span(each[0], min(each[1:]), max(each[1:]))
    ),
    max_size=6,
)


def test_seconds_of_a_code_are_added_up_before_they_are_cut():
    visit = a_visit("97110 9:00-9:04:30, 97112 9:05-9:10, 97110 9:10-9:13:30")
    assert whole_minutes(visit) == {"97110": 8, "97112": 5}


def test_a_minute_short_of_a_millisecond_is_cut():
    assert whole_minutes(a_visit("97110 9:00-9:07:59.999")) == {"97110": 7}


def test_less_than_a_minute_is_no_minute_and_stays_in_sight():
    assert whole_minutes(a_visit("97110 9:00-9:00:59")) == {"97110": 0}


def test_minutes_are_cut_at_each_visit_and_then_added():
    (time,) = day_times([a_visit("97110 9:00-9:04:30"), a_visit("97110 15:00-15:03:40")])
    assert (time.code, time.minutes, time.cut) == ("97110", 7, timedelta(seconds=70))


def test_codes_stand_in_order_of_first_start_over_the_visits():
    visits = [a_visit("97110 15:00-15:10, 97140 8:00-8:10"), a_visit("97112 7:00-7:10")]
    assert [time.code for time in day_times(visits)] == ["97112", "97140", "97110"]


def test_codes_started_together_stand_by_number():
    for text in ("97012 9:00-9:05, 97110 9:00-9:05", "97110 9:00-9:05, 97012 9:00-9:05"):
        assert [time.code for time in day_times([a_visit(text)])] == ["97012", "97110"]


def test_minutes_are_doubtful_only_where_both_gave_seconds():
    ann = a_visit("97110 9:00-9:04:30")
    both = VisitTime(
        "v2", (a_span("97110", "15:00", "15:03:30"), by_assistant("15:04", "15:05:30"))
    )
    (time,) = day_times([ann, both, a_visit("97110 17:00-17:00:30")])
    assert (time.minutes, time.assistant_minutes, time.doubtful_minutes) == (9, 2, 1)
    other = a_visit("97140 18:00-18:10")
    assert [each.doubtful_minutes for each in day_times([other, both])] == [1, 0]


def by_assistant(start, stop):
    return replace(a_span("97110", start, stop), assistant=True)


def test_typed_numbers_of_the_visits_are_added():
    visits = [a_visit("95851 9:00-9:10", _95851=2), a_visit("95851 15:00-15:10", _95851=1)]
    assert day_times(visits)[0].quantity == 3


def test_no_typed_number_is_told_from_zero():
    assert day_times([a_visit("95851 9:00-9:10")])[0].quantity is None
    assert day_times([a_visit("95851 9:00-9:10", _95851=0)])[0].quantity == 0


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("97110 9:00-9:10", 10),
        ("97110 9:00-9:10, 97012 9:05-9:15", 15),
        ("97110 9:00-9:10, 97012 9:02-9:04", 10),
        ("97110 9:00-9:10, 97012 9:02-9:04, 97018 9:05-9:12", 12),
        ("97110 9:00-9:10, 97012 9:10-9:15", 15),
        ("97110 9:00-9:10, 97012 9:20-9:25", 15),
        ("97012 9:20-9:25, 97110 9:00-9:10", 15),
    ],
)
def test_time_in_which_two_codes_ran_is_covered_once(text, minutes):
    assert covered(spans(text)) == timedelta(minutes=minutes)


def test_seconds_beside_timed_codes_are_added_up_and_cut_once():
    timed = spans("97110 9:00-9:10")
    assert minutes_beside(spans("97012 9:09-9:10:30, 97018 9:20-9:20:30"), timed) == 1
    assert minutes_beside(spans("97012 9:09-9:10:30, 97018 9:20-9:20:29"), timed) == 0


def test_a_span_cannot_stop_before_it_starts():
    with pytest.raises(ValueError, match=r"97110 stops at .* before its start"):
        Span("97110", at("9:01"), at("9:00:59.999"))


def test_a_span_of_no_length_is_no_time():
    assert whole_minutes(a_visit("97110 9:00-9:00")) == {"97110": 0}


def test_a_number_of_pieces_below_nothing_is_refused():
    with pytest.raises(ValueError, match="number of 95851 must be 0 or more, not -1"):
        VisitTime("v1", (), {"95851": -1})


@given(SPANS, st.randoms(use_true_random=False))
def test_the_order_of_spans_does_not_matter(some, chance):
    shuffled = tuple(chance.sample(some, len(some)))
    there, here = VisitTime("v", tuple(some)), VisitTime("v", shuffled)
    assert day_times([there]) == day_times([here])
    assert covered(some) == covered(shuffled)


@given(SPANS)
def test_covered_time_is_that_of_a_second_by_second_count(some):
    cut = [Span(each.code, second(each.start), second(each.stop)) for each in some]
    seconds = {tick for each in cut for tick in range(ticks(each.start), ticks(each.stop))}
    assert covered(cut) == timedelta(seconds=len(seconds))


@given(SPANS, SPANS)
def test_time_beside_is_never_more_than_the_untimed_time(untimed, timed):
    beside = minutes_beside(untimed, timed)
    assert 0 <= beside <= covered(untimed) // timedelta(minutes=1)


def ticks(instant):
    return (instant - MIDNIGHT) // timedelta(seconds=1)


def second(instant):
    return MIDNIGHT + timedelta(seconds=ticks(instant))
