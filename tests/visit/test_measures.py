"""Measures: numbers with unit and side, compared with last time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import CATALOGUE, PAYERS, a_record, a_visit
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.visit.cloning import earlier_note, with_notes
from therapytimer.visit.earlier import Earlier, EarlierNote, digest, untouched, with_carried
from therapytimer.visit.measures import (
    KINDS,
    Kind,
    Measure,
    compared,
    number,
    offered,
    with_measure,
    without_measure,
)
from therapytimer.visit.record import RecordError, visit_of
from therapytimer.visit.visit import Authorised, Episode

STANCE = Measure("Single-leg stance", Decimal(7), "s", "left")
WALK = Measure("10-metre walk", Decimal("12.4"), "s")
MONDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 18)


def test_a_measure_reads_as_people_say_it():
    assert (STANCE.title, STANCE.shown) == ("Single-leg stance, left", "7 s")
    assert (WALK.title, WALK.shown) == ("10-metre walk", "12.4 s")
    assert Measure("Knee flexion", Decimal(95), "°", "right").shown == "95°"
    assert Measure("Steps", Decimal(40)).shown == "40"


@pytest.mark.parametrize(
    ("text", "value"), [("12.4", "12.4"), (" 7 ", "7"), ("12,4", "12.4"), ("-5", "-5"), ("0", "0")]
)
def test_a_number_is_taken_as_people_type_it(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "seven", "12.4 s", "1e3", "--5", "1.2.3", "١٢", "123456", "."]
)
def test_letters_are_refused_in_one_sentence(text):
    with pytest.raises(ValueError, match=r"is no number: type digits such as 12\.4\.$"):
        number(text)


@given(st.decimals("-9999", "9999", places=2))
def test_every_number_is_written_as_it_is_read(value):
    assert str(number(str(value))) == str(value)


def test_the_same_measure_of_the_same_side_is_kept_once():
    again = replace(STANCE, value=Decimal(8))
    right = replace(STANCE, side="right")
    assert with_measure((STANCE, WALK), again) == (again, WALK)
    assert with_measure((STANCE,), right) == (STANCE, right)
    assert without_measure((STANCE, right), again) == (right,)


def test_a_measure_is_compared_with_the_latest_of_its_name_side_and_unit():
    visits = [
        (WEDNESDAY, (replace(STANCE, side="right", value=Decimal(9)),)),
        (MONDAY, (replace(STANCE, value=Decimal(4)),)),
        (date(2026, 11, 9), (replace(STANCE, value=Decimal(3)),)),
    ]
    found = compared(STANCE, visits)
    assert (found.before, found.before_on) == (4, MONDAY)
    assert (found.shown_before, found.change) == ("4 s", "up 3")
    assert compared(replace(STANCE, unit="min"), visits).shown_before == ""
    assert compared(found, []).before is None
    assert replace(found, before=Decimal("8.5")).change == "down 1.5"
    assert replace(found, before=Decimal("7.0")).change == "the same"
    assert STANCE.change == ""


def test_measures_of_the_patient_are_offered_first_in_their_unit_then():
    own = Measure("Grip strength", Decimal(20), "lb", "left")
    odd = Measure("Buttons", Decimal(4), "of 6")
    found = offered([(own,), (odd, WALK)])
    assert found[:3] == (
        Kind("Buttons", "of 6"),
        Kind("10-metre walk", "s"),
        Kind("Grip strength", "lb", sided=True),
    )
    assert len(found) == len(KINDS) + 1
    assert offered([]) == KINDS
    assert offered([(replace(own, side=""),)])[0].sided
    assert offered([(replace(odd, side="left"),)])[0].sided


def test_kinds_are_named_once():
    assert len({one.name for one in KINDS}) == len(KINDS)


# In the record.


def read(record):
    return visit_of(record, CATALOGUE, PAYERS)


def test_measures_and_earlier_notes_outlive_the_record():
    walk = replace(WALK, before=Decimal("14.10"), before_on=WEDNESDAY)
    earlier = Earlier((EarlierNote(WEDNESDAY, {"note.plan": "ab"}),), ("note.plan",))
    visit = a_visit(measures=(STANCE, walk), earlier=earlier)
    record = a_record(visit)
    assert record["measures"][0] == {
        "name": "Single-leg stance",
        "value": "7",
        "unit": "s",
        "side": "left",
    }
    assert record["measures"][1]["before"] == "14.10"
    assert read(record) == visit
    undated = a_visit(measures=(replace(walk, before_on=None),))
    assert read(a_record(undated)) == undated


def test_what_is_absent_leaves_no_field():
    record = a_record(a_visit(episode=Episode()))
    assert "measures" not in record
    assert "earlier" not in record
    assert not {"week_day", "authorised"} & record["episode"].keys()


def test_authorised_visits_and_the_week_outlive_the_record():
    known = Authorised(12, WEDNESDAY, typed=3, used=5)
    visit = a_visit(episode=Episode(week_day=2, authorised=known))
    assert read(a_record(visit)) == visit
    bare = a_record(visit)
    bare["episode"] = {"authorised": {"visits": 0, "typed_on": "2026-11-18"}}
    assert read(bare).episode == Episode(authorised=Authorised(0, WEDNESDAY))
    del bare["episode"]["authorised"]["visits"]
    with pytest.raises(RecordError, match=r"episode\.authorised\.visits is missing"):
        read(bare)


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        ("side", "up", "measures[0].side"),
        ("value", "seven", "measures[0].value"),
        ("value", None, "measures[0].value"),
        ("name", " ", "measures[0].name"),
        ("before", "x", "measures[0].before"),
        ("before_on", "yesterday", "measures[0].before_on"),
    ],
)
def test_a_wrong_measure_is_refused_by_its_place(key, value, where):
    record = a_record(a_visit(measures=(replace(STANCE, before=Decimal(1)),)))
    record["measures"][0][key] = value
    with pytest.raises(RecordError) as refused:
        read(record)
    assert str(refused.value).startswith(where)


def test_more_than_three_earlier_notes_are_refused():
    record = a_record(a_visit())
    record["earlier"] = {"notes": [{"on": "2026-11-18"}] * 4}
    with pytest.raises(RecordError, match=r"earlier\.notes is 4; expected at most 3 notes"):
        read(record)
    record["earlier"] = {"notes": [{"on": "2026-11-18"}]}
    assert read(record).earlier == Earlier((EarlierNote(WEDNESDAY),))


def test_of_the_notes_before_the_latest_three_with_words_are_kept():
    words = [a_visit(id=str(day), on=date(2026, 11, day), note={"plan": "Go on"}) for day in (9, 8)]
    empty = a_visit(id="10", on=date(2026, 11, 10), note={"plan": " "})
    more = [a_visit(id=str(day), on=date(2026, 11, day), note={"plan": "x"}) for day in (7, 6)]
    kept = with_notes(Earlier(carried=("note.plan",)), [empty, *words, *more])
    assert [one.on.day for one in kept.notes] == [9, 8, 7]
    assert kept.carried == ("note.plan",)
    assert kept.notes[0] == earlier_note(words[0])
    assert with_carried(kept, ["note.plan", "note.subjective"]).carried == (
        "note.plan",
        "note.subjective",
    )


def test_a_field_carried_over_from_no_note_is_untouched_by_none():
    assert untouched(Earlier(carried=("note.plan",)), {"note.plan": "x"}) == ()
    note = EarlierNote(MONDAY, {})
    assert untouched(Earlier((note,), ("note.plan",)), {"note.plan": "x"}) == ()
    assert untouched(Earlier((note,), ("note.plan",)), {}) == ()


def test_equal_words_are_equal_whatever_their_spaces_and_capitals():
    assert digest("Go  on\n") == digest("go on")
    assert digest("Go on") != digest("Go one")
