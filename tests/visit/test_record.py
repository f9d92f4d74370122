"""A visit becomes a record and comes back, whatever it holds."""

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

import pytest
from builders import (
    CATALOGUE,
    DAY,
    PAYERS,
    PLAN,
    a_decision,
    a_documented_visit,
    a_gap,
    a_mark,
    a_record,
    a_visit,
    at,
    payer,
)
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.visit.facts import Answer, GapAnswer, MarkKind
from therapytimer.visit.people import Patient, Present, Referrer
from therapytimer.visit.record import (
    FORMAT,
    RecordError,
    canonical,
    local_date,
    record_hash,
    visit_of,
)
from therapytimer.visit.visit import Episode

NEEDLING = parse_own_code("20560 dry needling; untimed; one_on_one; PT; by piece; covered by A")
TAPING = parse_own_code("A4450 taping; timed; one_on_one; PT, OT")


def read(record):
    return visit_of(record, CATALOGUE, PAYERS)


def full_visit():
    gap = a_gap()
    answer = Answer(
        "answer", "visit-one", gap.id, GapAnswer.ENDED_AT, "DK", at("15:00"), at("14:09")
    )
    return a_documented_visit(
        "97112 14:00-14:24:30.250 DK+AS, 97110 14:24:30.250-14:40 AS corrected, 20560 14:40- JR",
        marks=(
            a_mark(MarkKind.PAUSE, "14:20"),
            a_mark(MarkKind.CLOCK, "14:30", "clock set back by 3 s"),
            a_mark(MarkKind.ZONE, "14:31", "to America/Chicago"),
            a_mark(MarkKind.ENDED, "14:50", ""),
            a_mark(MarkKind.VOID, "14:55", "opened by mistake"),
            a_mark(MarkKind.GIVEN, "14:56", "wrong patient"),
        ),
        gaps=(gap, a_gap("14:30", "14:31")),
        answers=(answer,),
        decisions=(
            a_decision("quantity:20560", "2"),
            a_decision("tie:97110+97112", "97112"),
            a_decision("evaluation", "97161"),
        ),
        codes=(NEEDLING, TAPING),
        present=(Present("student", "Sample Student"),),
        referrer=Referrer("Sample Physician", "1000000002"),
        corrects="visit-zero",
        entered_at=at("20:00"),
        case="knee",
        reference="R-7",
        place_of_service="12",
        signatures=({"by": "DK", "at": "2026-11-20T16:00:00Z"},),
        addenda=({"text": "An addendum"},),
        extra={"room": 4},
    )


def test_a_record_has_the_fields_of_its_one_shape():
    record = a_record(a_visit())
    assert record["format"] == FORMAT
    assert record["date"] == "2026-11-20"
    assert record["segments"][0] == {
        "id": "visit-one-segment-0",
        "code": "97112",
        "start": "2026-11-20T14:00:00Z",
        "stop": "2026-11-20T14:24:30Z",
        "by": ["DK"],
        "origin": "stopwatch",
        "reason": "",
        "group": None,
    }
    absent = ("corrects", "void", "case", "referrer", "plan_of_care", "episode", "bill", "ended_at")
    assert [record[key] for key in absent] == [None] * len(absent)


def test_milliseconds_are_written_only_where_there_are_any():
    segments = a_record(a_visit("97112 14:00-14:24:30.250"))["segments"]
    assert segments[0]["start"] == "2026-11-20T14:00:00Z"
    assert segments[0]["stop"] == "2026-11-20T14:24:30.250Z"


def test_a_full_visit_comes_back_equal_through_json():
    visit = full_visit()
    assert read(a_record(visit)) == visit


def test_the_least_record_is_enough():
    record = {
        "format": FORMAT,
        "id": "v",
        "date": "2026-11-20",
        "timezone": "America/New_York",
        "discipline": "OT",
        "patient": {"record_number": "TT-1", "name": "Sample", "born_on": "1950-02-03"},
        "payer": {"name": "Medicare Part B", "rule": "medicare"},
        "clinicians": [{"id": "c1", "name": "Sample Therapist"}],
        "segments": [
            {"code": "97530", "start": "2026-11-20T09:00:00-05:00", "stop": None, "by": ["c1"]}
        ],
        "gaps": [
            {"kind": "stall", "start": "2026-11-20T14:00:00Z", "stop": "2026-11-20T14:01:00Z"}
        ],
        "pauses": [{"at": "2026-11-20T14:00:00Z"}],
    }
    visit = read(record)
    assert visit.segments[0].start == at("14:00")
    assert visit.payer == payer("Medicare Part B")
    assert visit.segments[0].id == read(record).segments[0].id
    assert visit.segments[0].id != visit.gaps[0].id != visit.marks[0].id
    assert read(a_record(visit)) == visit


def test_a_visit_without_segments_has_the_date_it_says():
    assert read(a_record(a_visit("", on=date(2026, 1, 2)))).on == date(2026, 1, 2)


def test_the_date_is_the_local_one_of_the_start():
    late = a_visit("97112 00:30-01:00", on=DAY)  # half past seven in the evening before
    assert local_date(late.segments[0].start, late.timezone) == DAY - timedelta(days=1)
    with pytest.raises(RecordError, match="the first segment starts on 2026-11-19"):
        read(a_record(late))


def test_any_offset_is_stored_as_utc():
    record = a_record(a_visit("97112 14:00-14:30"))
    record["segments"][0]["start"] = "2026-11-20T09:00:00-05:00"
    assert read(record).segments[0].start == at("14:00")
    local = at("14:00").astimezone(timezone(timedelta(hours=-5)))
    visit = a_visit("97112 14:00-14:30")
    moved = replace(visit, segments=(replace(visit.segments[0], start=local),))
    assert a_record(moved) == a_record(visit)
    assert read(record).segments[0].start.tzinfo is UTC


def test_the_first_segment_is_the_earliest_not_the_one_written_first():
    eve = DAY - timedelta(days=1)
    visit = a_visit("97110 05:10-05:20, 97112 04:50-05:10")  # begun at ten to midnight
    assert read(a_record(replace(visit, on=eve))).on == eve


def test_gaps_and_segments_may_have_no_length():
    visit = a_visit("97112 14:00-14:00", gaps=(a_gap("14:00", "14:00"),))
    assert read(a_record(visit)) == visit


def test_unknown_fields_are_kept_at_the_top_and_within_objects_with_an_id():
    record = a_record(full_visit()) | {"colour": {"of": ["the", "door"]}, "nothing": None}
    record["patient"] |= {"nickname": "S."}
    record["segments"][1] |= {"room": "B"}
    record["clinic"] |= {"letterhead": "blue"}
    record["present"][0] |= {"badge": 7}
    record["void"] |= {"by": "DK"}
    again = a_record(read(record))
    assert again["present"][0] == {"role": "student", "name": "Sample Student"}
    record["present"][0].pop("badge")
    assert again == record


def test_what_the_visit_says_stands_before_what_was_kept():
    kept = read(a_record(a_visit()) | {"note": {"plan": None}})
    assert a_record(replace(kept, note={"plan": "Continue"}))["note"] == {"plan": "Continue"}


def test_what_was_kept_for_a_segment_that_is_gone_is_dropped():
    record = a_record(a_visit())
    record["segments"][0] |= {"room": "B"}
    kept = read(record)
    assert a_record(replace(kept, segments=()))["segments"] == []


def test_what_was_kept_within_something_that_is_gone_is_dropped():
    record = a_record(a_documented_visit())
    record["plan_of_care"] |= {"stamp": 1}
    assert a_record(replace(read(record), plan_of_care=None))["plan_of_care"] is None


def test_a_signed_record_keeps_its_bill_and_an_unsigned_one_does_not():
    signed = full_visit()
    assert a_record(read(a_record(signed, {"units": 3})))["bill"] == {"units": 3}
    open_one = replace(signed, signatures=())
    assert a_record(read(a_record(open_one, {"units": 3})))["bill"] is None


def test_a_bill_handed_in_stands_before_the_one_signed():
    signed = read(a_record(full_visit(), {"units": 3, "old": True}))
    assert a_record(signed, {"units": 4})["bill"] == {"units": 4}


def test_the_last_of_several_ended_marks_stands():
    marks = (a_mark(MarkKind.ENDED, "14:50", ""), a_mark(MarkKind.ENDED, "14:55", ""))
    assert read(a_record(a_visit(marks=marks))).marks == marks[1:]


def test_the_hash_leaves_out_signatures_and_addenda_and_nothing_else():
    record = a_record(a_visit())
    signed = record | {"signatures": [{"by": "DK"}], "addenda": [{"text": "more"}]}
    assert record_hash(signed) == record_hash(record)
    assert record_hash(record | {"case": "knee"}) != record_hash(record)
    assert len(record_hash(record)) == 64


def test_the_canonical_form_is_sorted_without_spaces_in_utf_8():
    assert canonical({"b": "ä", "a": [1]}) == (
        '{"a":[1],"addenda":[],"b":"ä","signatures":[]}'.encode()
    )


@pytest.mark.parametrize("value", [float("nan"), "\ud800", {1}])
def test_what_json_cannot_hold_has_no_canonical_form(value):
    with pytest.raises(RecordError, match="JSON cannot hold"):
        canonical({"a": value})


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
NAME = TEXT.filter(str.strip)
WORDS = st.dictionaries(TEXT, TEXT, max_size=3)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
BY = st.lists(st.sampled_from(["DK", "AS", "JR"]), min_size=1, max_size=3, unique=True)


@st.composite
def visits(draw):
    log, clock = [], 0
    for _ in range(draw(st.integers(0, 5))):
        begin = clock + draw(st.integers(0, 600_000))
        clock = begin + draw(st.integers(0, 3_600_000))
        code = draw(st.sampled_from(sorted(CATALOGUE)))
        log.append((code, begin, clock, "+".join(draw(BY))))
    visit = a_visit("", id=draw(NAME))
    start = at("12:00")
    made = a_visit(
        ",".join(f"{code} 14:00-14:00 {by}" for code, _, _, by in log), id=visit.id
    ).segments
    segments = tuple(
        replace(
            one,
            start=start + timedelta(milliseconds=begin),
            stop=start + timedelta(milliseconds=end),
            reason=draw(TEXT),
            group=draw(st.none() | TEXT),
        )
        for one, (_, begin, end, _) in zip(made, log, strict=True)
    )
    marks = [
        a_mark(MarkKind.PAUSE, f"14:{minute:02}", draw(TEXT), visit.id)
        for minute in sorted(draw(st.sets(st.integers(0, 59), max_size=3)))
    ]
    codes = draw(st.sets(st.sampled_from(sorted(CATALOGUE)), max_size=3))
    return replace(
        visit,
        segments=segments,
        marks=tuple(marks),
        patient=Patient(draw(NAME), draw(NAME), date(1950, 2, 3), draw(TEXT), (draw(TEXT),)),
        services={code: draw(WORDS) for code in codes},
        note=draw(WORDS),
        case=draw(st.none() | TEXT),
        reference=draw(TEXT),
        plan_of_care=replace(PLAN, established_on=draw(DAYS), duration=draw(TEXT)),
        episode=draw(st.none() | st.builds(Episode, typed_on=DAYS)),
    )


@given(visits())
def test_reading_a_record_just_written_gives_the_visit_back(visit):
    record = a_record(visit)
    again = visit_of(record, CATALOGUE, PAYERS)
    assert again == visit
    assert canonical(a_record(again)) == canonical(record)
