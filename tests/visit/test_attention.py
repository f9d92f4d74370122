"""What looks forgotten is asked about: never a word about idle hands, never for what is over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import CATALOGUE, a_mark, a_visit, at

from therapytimer.visit.attention import Concern, Limits, attention
from therapytimer.visit.facts import MarkKind


def asked(log, now, limits=None, silenced=None, **changes):
    visit = a_visit(log, **changes)
    return attention(visit, CATALOGUE, at(now), limits or Limits(), silenced or {})


def concerns(*args, **changes):
    return [one.concern.value for one in asked(*args, **changes)]


@pytest.mark.parametrize(
    ("log", "now", "expected"),
    [
        ("97110 14:00-", "14:29:59.999", []),
        ("97110 14:00-", "14:30", ["segment"]),
        ("97014 14:00-", "14:30", ["segment"]),  # a supervised modality is forgotten as easily
        ("97161 14:00-", "14:31", []),
        ("97161 14:00-", "15:15", ["segment"]),
        ("re-evaluation 14:00-", "14:31", []),
        ("evaluation 14:00-", "15:15", ["segment"]),
        ("97545 14:00-", "15:59", []),  # a program lasts for hours
        ("97545 14:00-", "16:00", ["segment", "visit"]),
        ("97110 14:00-14:29, 97112 14:29-", "14:58", []),  # each segment for itself
        ("97110 14:00-14:20, 97112 15:50-", "15:59", []),
        ("97110 14:00-14:20, 97112 15:50-", "16:00", ["visit"]),
        ("97110 14:00-14:20", "15:49", []),
        ("97110 14:00-14:20", "15:50", ["paused"]),
        ("97110 14:00-14:20, 97112 14:05-14:10", "15:49", []),
        ("97110 14:00-14:40 DK, 97014 14:10-", "14:40", ["segment"]),
        ("97110 14:00-14:20", "16:00", ["paused", "visit"]),
        ("", "20:00", []),
        ("97110 08:00-08:20 DK typed", "20:00", []),
        ("97110 08:00-08:20 DK typed, 97112 14:00-", "14:10", []),
        ("97110 08:00-08:20 DK corrected", "09:50", ["paused"]),
    ],
)
def test_what_goes_on_too_long_is_asked_about(log, now, expected):
    assert concerns(log, now) == expected


@pytest.mark.parametrize("kind", [MarkKind.ENDED, MarkKind.VOID])
def test_what_is_over_asks_for_nothing(kind):
    assert concerns("97110 14:00-14:20", "20:00", marks=(a_mark(kind),)) == []


def test_a_pause_with_its_word_is_still_asked_about():
    assert concerns("97110 14:00-14:20", "15:50", marks=(a_mark(),)) == ["paused"]


def test_a_late_entry_asks_for_nothing():
    assert concerns("97110 14:00-", "20:00", entered_at=at("13:00")) == []


@pytest.mark.parametrize(
    ("limits", "log", "now"),
    [
        (Limits(segment_minutes=10), "97110 14:00-", "14:10"),
        (Limits(evaluation_minutes=40), "97161 14:00-", "14:40"),
        (Limits(paused_minutes=5), "97110 14:00-14:20", "14:25"),
        (Limits(visit_minutes=20), "97110 14:00-", "14:20"),
    ],
)
def test_each_limit_is_the_clinics(limits, log, now):
    assert len(asked(log, now, limits)) == 1


def test_what_it_says_of_a_segment():
    (one,) = asked("97110 14:00-", "14:45")
    assert (one.visit_id, one.concern, one.code) == ("visit-one", Concern.SEGMENT, "97110")
    assert (one.since, one.limit) == (at("14:00"), timedelta(minutes=30))


def test_what_it_says_of_a_pause_and_of_a_visit():
    paused, visit = asked("97110 14:00-14:20", "16:00")
    assert (paused.since, visit.since) == (at("14:20"), at("14:00"))
    assert {paused.visit_id, visit.visit_id} == {"visit-one"}


def test_an_answer_silences_this_segment_for_another_period():
    (one,) = asked("97110 14:00-", "14:31")
    silenced = {one.key: at("14:31")}
    assert asked("97110 14:00-", "15:00:59", silenced=silenced) == ()
    assert asked("97110 14:00-", "15:01", silenced=silenced) == (one,)


def test_an_answer_silences_nothing_else():
    (one,) = asked("97110 14:00-", "14:31")
    again = replace(a_visit("97110 14:00-"), id="visit-two")
    moved = tuple(replace(each, id="other", visit_id="visit-two") for each in again.segments)
    again = replace(again, segments=moved)
    silenced = {one.key: at("14:31")}
    assert len(attention(again, CATALOGUE, at("14:31"), Limits(), silenced)) == 1


def test_a_code_that_the_clinic_has_dropped_is_asked_about_like_any_other():
    visit = a_visit("97110 14:00-")
    assert len(attention(visit, {}, at("14:30"), Limits(), {})) == 1
