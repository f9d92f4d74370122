"""Corrections of signed notes: what is copied, and what differs."""

from dataclasses import replace
from typing import Any

import pytest
from builders import (
    CATALOGUE,
    COLLEAGUE,
    PAYERS,
    THERAPIST,
    a_documented_visit,
    a_gap,
    a_mark,
    a_segment,
    a_void,
    at,
)
from visit.test_signing import SEALING, a_note, a_signed

from therapytimer.billing.grounds import Grounds
from therapytimer.visit.amendments import (
    LineChange,
    correction_of,
    line_changes,
    other_changes,
    segment_changes,
    word_changes,
)
from therapytimer.visit.day import group_visits
from therapytimer.visit.facts import Answer, GapAnswer, Origin
from therapytimer.visit.record import record_of, visit_of
from therapytimer.visit.service_fields import title_of
from therapytimer.visit.signing import Role, role_of, signed
from therapytimer.visit.wish import RefusedError


def a_correction(visit=None, by=THERAPIST) -> Any:
    return correction_of(visit or a_signed(), "wrong code", by, at("20:00"))


def test_a_correction_says_all_that_the_note_said_under_its_own_name():
    gap = a_gap()
    answer = Answer("a", "visit-one", gap.id, GapAnswer.NOT_TREATMENT, "DK", at("15:00"))
    note = a_signed(a_note(gaps=(gap,), answers=(answer,), marks=(a_mark(word="rest"),)))
    note = replace(note, grounds=Grounds())
    made = a_correction(note)
    assert made.corrects == note.id != made.id
    assert [replace(one, id="", visit_id="") for one in made.segments] == [
        replace(one, id="", visit_id="") for one in note.segments
    ]
    assert made.answers[0].gap_id == made.gaps[0].id != gap.id
    facts = (*made.segments, *made.gaps, *made.answers, *made.marks)
    assert {one.visit_id for one in facts} == {made.id}
    assert made.signatures == made.addenda == made.pooled == made.edits == ()
    assert made.grounds is None
    assert "bill" not in made.extra
    assert made.note == note.note
    assert made.correction is not None
    assert made.correction.former.signatures == note.signatures


def test_a_correction_keeps_the_words_added_to_the_notes_before():
    first, second = {"text": "one"}, {"text": "two"}
    made = a_correction(replace(a_signed(), addenda=(first,)))
    assert made.correction.former.addenda == (first,)
    assert a_correction(a_signed(made)).correction.former.addenda == (first,)
    again = a_correction(replace(a_signed(made), addenda=(second,)))
    assert again.correction.former.addenda == (first, second)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("note.skilled_need", "Skilled need"),
        ("note.progress", "Progress report"),
        ("note.own_words", "Own words"),
        ("services.97110.deficit", "97110 impairment"),
        ("services.97112.deficit", "97112 deficit"),
        ("services.evaluation.own_words", "evaluation own words"),
    ],
)
def test_a_field_is_named_as_on_the_screen(name, title):
    assert title_of(name) == title


def test_a_correction_is_the_same_after_leaving_and_coming_back():
    made = a_correction()
    assert record_of(visit_of(record_of(made), CATALOGUE, PAYERS)) == record_of(made)
    again = signed(replace(made, extra={"bill": None}), THERAPIST, Role.AUTHOR, SEALING)
    assert again.correction is not None


def test_who_corrects_is_named_in_the_record():
    other = replace(COLLEAGUE, id="NN", name="Sample Therapist New")
    assert other in a_correction(by=other).clinicians
    assert a_correction().clinicians == a_signed().clinicians


@pytest.mark.parametrize(("note", "reason"), [(a_documented_visit(), "x"), (a_signed(), " ")])
def test_only_signed_notes_are_corrected_and_with_a_reason(note, reason):
    with pytest.raises(RefusedError):
        correction_of(note, reason, THERAPIST, at("20:00"))


def test_nothing_differs_at_first():
    made = a_correction()
    assert segment_changes(made) == ((), ())
    assert word_changes(made) == ()
    assert other_changes(made) == ()


def test_what_differs_is_told_old_and_new():
    made = a_correction()
    other = replace(made.segments[1], id="x", code="97530", reason="y", origin=Origin.CORRECTED)
    new = replace(
        made,
        segments=(made.segments[0], other),
        note={**made.note, "plan": "Stop"},
        reference="R-1",
        services={"97112": {"deficit": "other"}},
    )
    assert segment_changes(new) == ((made.correction.former.segments[1],), (other,))
    assert ("note.plan", made.note["plan"], "Stop") in word_changes(new)
    assert ("services.97110.technique", "Heel raises, 3 x 10", "") in word_changes(new)
    assert other_changes(new) == ("reference",)


def test_equal_segments_are_counted_one_by_one():
    twin = a_segment("97014 14:00-14:10 DK")
    note = a_signed(a_note(segments=(twin, replace(twin, id="t2"))))
    made = a_correction(note)
    once = replace(made, segments=made.segments[:1])
    before, now = segment_changes(once)
    assert (len(before), len(now)) == (1, 0)


def test_lines_of_the_bill_that_differ_are_told():
    made = a_correction()
    bill: Any = made.correction.former.extra["bill"]
    lines = [dict(one) for one in bill["lines"]]
    units = lines[0]["units"]
    more = {**lines[0], "units": units + 1}
    new = replace(made, extra={"bill": {**bill, "lines": [more, *lines[1:], lines[1]]}})
    first, second = lines[0], lines[1]
    assert line_changes(new) == (
        LineChange(
            second["code"],
            "GP",
            (second["minutes"], second["units"]),
            (2 * second["minutes"], 2 * second["units"]),
        ),
        LineChange(first["code"], "GP", (first["minutes"], units), (first["minutes"], units + 1)),
    )


@pytest.mark.parametrize(
    "bill", [None, 5, {"lines": [{}]}, {"lines": [{"code": 1, "modifiers": 3}]}]
)
def test_a_bill_of_another_shape_has_no_lines(bill):
    assert line_changes(replace(a_documented_visit(), extra={"bill": bill})) == ()


def test_a_note_that_corrects_nothing_differs_from_nothing():
    visit = a_documented_visit(segments=(), note={}, services={})
    assert segment_changes(visit) == ((), ())
    assert word_changes(visit) == ()
    assert other_changes(visit) == ()


def test_the_correction_stands_in_its_place_until_it_is_dropped():
    note = a_signed()
    made = a_correction(note)
    assert group_visits([note, made]) == [(made,)]
    dropped = replace(made, marks=(a_void(),))
    assert group_visits([note, dropped]) == [(note,)]
    withdrawn = replace(dropped, signatures=({"by": "DK"},))
    assert group_visits([note, withdrawn]) == []


def test_whoever_treated_before_may_sign_that_nobody_did():
    made = replace(a_correction(), segments=(), marks=(a_void(),))
    assert role_of(made, THERAPIST) is Role.AUTHOR


def test_the_correction_of_a_withdrawal_is_a_visit_that_took_place():
    note = a_signed(a_note(marks=(a_mark(word="rest"), a_void())))
    assert [one.word for one in a_correction(note).marks] == ["rest"]
