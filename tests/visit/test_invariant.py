"""A clinician's minutes of a day never exceed the time that passed."""

from dataclasses import replace
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import given
from visit.engine import BEGIN, CODES, Table

from therapytimer.visit.facts import Segment
from therapytimer.visit.invariant import breaches, covered, overbooked, time_taken
from therapytimer.visit.overlap import Placed, place

NOW = BEGIN + timedelta(hours=2)


def second(number):
    return BEGIN + timedelta(seconds=number)


def made(code, visit, start, stop, **who):
    by, group = who.get("by", "pt"), who.get("group")
    begun, ended = second(start), None if stop is None else second(stop)
    identity = f"{visit} {code} {start}"
    segment = Segment(identity, visit, code, begun, ended, tuple(by.split("+")), group=group)
    return place([segment], f"patient of {visit}", CODES)[0]


def test_a_day_by_the_stopwatch_has_no_breach():
    table = Table("A", "B", "C")
    table.start(0, "97110", "A")
    table.start(60, "97112", "B")
    table.group(120, "ABC")
    table.start(180, "97140", "C", "pta")
    placed = table.stopwatch.placed(table.stopwatch.segments())
    assert breaches(placed) == ()
    assert overbooked(placed, NOW) == {}


def test_two_patients_at_once_are_named():
    placed = [made("97110", "A", 0, 60), made("97112", "B", 30, 90)]
    (breach,) = breaches(placed)
    assert breach.sentence("14:00") == (
        "97110 and 97112 of two visits cover the same time from 14:00: "
        "one of them must be corrected."
    )
    assert breach.key == ("A 97110 0", "B 97112 30")
    assert overbooked(placed, NOW) == {"pt": timedelta(seconds=30)}


def test_two_codes_of_one_patient_are_named():
    (breach,) = breaches([made("97110", "A", 0, 60), made("97112", "A", 30, 90, by="pta")])
    assert "of one visit" in breach.sentence("14:00")


def test_a_groups_minutes_count_once():
    placed = [made("97150", visit, 0, 60, group="g") for visit in "ABC"]
    assert time_taken(placed, NOW) == timedelta(seconds=60)
    assert overbooked(placed, NOW) == {}


def test_two_groups_at_once_count_twice():
    placed = [made("97150", visit, 0, 60, group=visit) for visit in "AB"]
    assert overbooked(placed, NOW) == {"pt": timedelta(seconds=60)}


def test_what_takes_no_clock_counts_for_nothing():
    placed = [
        made("97014", "A", 0, 60),
        made("97545", "B", 0, 60),
        made("97110", "C", 0, 60),
        made("97112", "D", 0, 60, by="pta"),
    ]
    assert overbooked(placed, NOW) == {}


def test_joint_time_takes_both_clocks():
    placed = [made("97110", "A", 0, 60, by="pt+pta"), made("97112", "B", 0, 60, by="pta")]
    assert overbooked(placed, NOW) == {"pta": timedelta(seconds=60)}


def test_what_runs_counts_up_to_now():
    placed = [made("97110", "A", 0, None), made("97112", "B", 3600, None)]
    assert overbooked(placed, NOW) == {"pt": timedelta(hours=1)}


def test_what_would_begin_later_counts_for_nothing():
    later = made("97110", "A", 3 * 3600, None)
    assert time_taken([later], NOW) == timedelta()
    assert overbooked([later], NOW) == {}


def test_spans_inside_others_add_nothing():
    spans = [(0, 60), (10, 20), (50, 70), (90, 100)]
    spans = [(second(start), second(stop)) for start, stop in spans]
    assert covered(spans) == timedelta(seconds=80)
    assert covered([]) == timedelta()


SOON = second(40)
instants = st.integers(0, 30)
codes = st.sampled_from(list(CODES))
segments = st.tuples(
    codes,
    st.sampled_from("ABC"),
    instants,
    st.one_of(st.none(), instants),
    st.sampled_from(["pt", "pta", "pt+pta"]),
    st.sampled_from(["g", "h"]),
)


@st.composite
def days(draw) -> list[Placed]:
    found = []
    for number, (code, visit, start, stop, by, group) in enumerate(draw(st.lists(segments))):
        late = None if stop is None else max(start, stop)
        belongs = group if code in {"97150", "97552"} else None
        one = made(code, visit, start, late, by=by, group=belongs)
        found.append(replace(one, segment=replace(one.segment, id=str(number))))
    return found


@given(days())
def test_where_nothing_overlaps_nobody_is_overbooked(placed):
    if not breaches(placed):
        assert overbooked(placed, NOW) == {}


@given(days())
def test_a_clinician_is_overbooked_by_what_counts_twice(placed):
    """Second by second, without any rule of the program."""
    for clinician, excess in overbooked(placed, SOON).items():
        own = [one for one in placed if one.contact.takes_clinician and clinician in one.segment.by]
        times = [
            {one.segment.group or one.segment.id for one in own if _runs(one, number)}
            for number in range(40)
        ]
        taken = sum(len(one) for one in times)
        first = min(one.segment.start for one in own)
        last = max(one.segment.stop or SOON for one in own)
        assert excess == timedelta(seconds=taken) - (last - first)


def _runs(one, number):
    at = second(number) + timedelta(milliseconds=500)
    return one.segment.start < at < (one.segment.stop or SOON)
