"""Which segments may not stand beside each other, as a table of two segments."""

from datetime import UTC, datetime, timedelta

import pytest
from visit.engine import BEGIN, CODES

from therapytimer.billing.codes import Contact
from therapytimer.visit.facts import Segment
from therapytimer.visit.overlap import exclude_each_other, overlapping, place, share_a_clock

BY_CONTACT = {
    Contact.ONE_ON_ONE: "97110",
    Contact.GROUP: "97150",
    Contact.PROGRAM: "97545",
    Contact.SUPERVISED: "97014",
    Contact.CAREGIVER: "97550",
}
CLINICIANS_CLOCK = {Contact.ONE_ON_ONE, Contact.GROUP, Contact.CAREGIVER}


def placed(line, patient="A", group=None, visit=None):
    """Read "97110 0-60 pt"; no stop means that it runs."""
    code, times, by = line.split(" ")
    start, stop = (
        (BEGIN + timedelta(seconds=int(one))) if one else None for one in times.split("-")
    )
    assert start is not None
    segment = Segment(line, visit or patient, code, start, stop, tuple(by.split("+")), group=group)
    return place([segment], patient, CODES)[0]


def lines(pairs):
    return [(early.segment.id, late.segment.id) for early, late in pairs]


@pytest.mark.parametrize("one", list(Contact))
@pytest.mark.parametrize("other", list(Contact))
def test_one_patient_has_one_attended_segment(one, other):
    pair = (placed(f"{BY_CONTACT[one]} 0- pt"), placed(f"{BY_CONTACT[other]} 0- ot"))
    assert share_a_clock(*pair) is (Contact.SUPERVISED not in {one, other})


@pytest.mark.parametrize("one", list(Contact))
@pytest.mark.parametrize("other", list(Contact))
def test_one_clinician_has_one_clock(one, other):
    pair = (placed(f"{BY_CONTACT[one]} 0- pt", "A"), placed(f"{BY_CONTACT[other]} 0- pt", "B"))
    assert share_a_clock(*pair) is (one in CLINICIANS_CLOCK and other in CLINICIANS_CLOCK)


@pytest.mark.parametrize("one", list(Contact))
@pytest.mark.parametrize("other", list(Contact))
def test_two_clinicians_with_two_patients_share_nothing(one, other):
    pair = (placed(f"{BY_CONTACT[one]} 0- pt", "A"), placed(f"{BY_CONTACT[other]} 0- ot", "B"))
    assert not share_a_clock(*pair)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [("pt+pta", "pta", True), ("pt+pta", "ot+pta", True), ("pt", "ot", False)],
)
def test_joint_time_takes_the_clock_of_each(one, other, shared):
    pair = (placed(f"97110 0- {one}", "A"), placed(f"97110 0- {other}", "B"))
    assert share_a_clock(*pair) is shared


@pytest.mark.parametrize(
    ("codes", "groups", "shared"),
    [
        (("97150", "97150"), ("g", "g"), False),
        (("97150", "97150"), ("g", "h"), True),
        (("97150", "97150"), (None, None), True),
        (("97150", "97110"), ("g", "g"), True),
        (("97110", "97110"), ("g", "g"), True),
    ],
)
def test_only_the_segments_of_one_group_share_a_clinician(codes, groups, shared):
    one = placed(f"{codes[0]} 0- pt", "A", groups[0])
    other = placed(f"{codes[1]} 0- pt", "B", groups[1])
    assert share_a_clock(one, other) is share_a_clock(other, one) is shared


def test_a_patient_is_not_twice_in_one_group():
    assert share_a_clock(placed("97150 0- pt", "A", "g"), placed("97150 0- pt", "A", "g"))


def test_a_supervised_code_excludes_itself_in_one_visit_only():
    one = placed("97014 0- pt", "A", visit="A")
    assert exclude_each_other(one, placed("97014 0- ot", "A", visit="A"))
    assert not exclude_each_other(one, placed("97014 0- ot", "A", visit="O"))
    assert not exclude_each_other(one, placed("97010 0- ot", "A", visit="A"))
    assert exclude_each_other(one, placed("97014 0- ot", "A", visit="A"))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("97110 0-60 pt", "97112 60-90 pt", False),
        ("97110 0-61 pt", "97112 60-90 pt", True),
        ("97110 0- pt", "97112 60-90 pt", True),
        ("97110 0- pt", "97112 60- pt", True),
        ("97110 60- pt", "97112 0-60 pt", False),
        ("97110 0-90 pt", "97112 30-60 pt", True),
        ("97110 30-30 pt", "97112 0-60 pt", False),
        ("97110 0-0 pt", "97112 0-60 pt", False),
        ("97110 0-60 pt", "97112 0-60 pt", True),
        ("97110 0-60 pt", "97014 0-60 pt", False),
    ],
)
def test_when_two_segments_of_a_patient_overlap(one, other, overlap):
    pair = (placed(one), placed(other))
    assert bool(overlapping(pair)) is bool(overlapping(pair[::-1])) is overlap


def test_every_pair_is_named_in_order_of_start():
    run = [placed("97140 20-30 pt"), placed("97110 0-60 pt"), placed("97112 10-25 pt")]
    assert lines(overlapping(run)) == [
        ("97110 0-60 pt", "97112 10-25 pt"),
        ("97110 0-60 pt", "97140 20-30 pt"),
        ("97112 10-25 pt", "97140 20-30 pt"),
    ]


def test_a_segment_without_length_hides_no_overlap():
    run = [placed("97110 0-60 pt"), placed("97140 20-20 pt"), placed("97112 20-30 pt")]
    assert lines(overlapping(run)) == [("97110 0-60 pt", "97112 20-30 pt")]


def test_what_collides_can_be_said_otherwise():
    run = [placed("97014 0-60 pt"), placed("97014 30-90 ot")]
    assert overlapping(run) == ()
    assert len(overlapping(run, exclude_each_other)) == 1


def test_what_still_runs_reaches_beyond_every_date():
    far = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    segment = Segment("far", "A", "97110", far, None, ("pt",))
    assert overlapping([placed("97112 0- pt"), *place([segment], "A", CODES)])
