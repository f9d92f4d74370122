"""Visits become the day that a bill covers."""

import json
from dataclasses import replace
from datetime import date

import pytest
from builders import (
    CATALOGUE,
    OTHER_PATIENT,
    PATIENT,
    a_decision,
    a_record,
    a_visit,
    a_void,
    at,
    payer,
)

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.visit.day import bill_fields, bill_for, day_of, group_visits
from therapytimer.visit.record import RecordError


def ids(groups):
    return [[visit.id for visit in group] for group in groups]


def spans(*visits):
    return [span for visit in day_of(visits, CATALOGUE).visits for span in visit.spans]


@pytest.mark.parametrize(
    "change",
    [
        {"patient": OTHER_PATIENT},
        {"on": date(2026, 11, 21)},
        {"discipline": "OT"},
        {"payer": payer("Medicaid")},
        {"case": "knee"},
    ],
)
def test_one_bill_covers_one_patient_day_discipline_payer_and_case(change):
    morning, noon = a_visit(id="morning"), a_visit(id="noon")
    other = a_visit(id="other", **change)
    assert ids(group_visits([morning, other, noon])) == [["morning", "noon"], ["other"]]


def test_patients_without_an_id_are_joined_by_record_number_and_birth_date():
    nameless = replace(PATIENT, id="")
    visits = [
        a_visit(id="a", patient=nameless),
        a_visit(id="b", patient=replace(nameless, name="Sample, Patient One")),
        a_visit(id="c", patient=replace(nameless, born_on=date(1950, 2, 4))),
    ]
    assert ids(group_visits(visits)) == [["a", "b"], ["c"]]


def test_a_visit_with_an_id_joins_one_that_has_only_the_number():
    visits = [a_visit(id="a", patient=replace(PATIENT, id="")), a_visit(id="b")]
    assert ids(group_visits(visits)) == [["a", "b"]]


def test_two_ids_stay_two_patients_whatever_their_numbers():
    visits = [a_visit(id="a"), a_visit(id="b", patient=replace(PATIENT, id="twin"))]
    assert ids(group_visits(visits)) == [["a"], ["b"]]


def test_void_visits_are_left_out():
    assert ids(group_visits([a_visit(id="a", marks=(a_void(),)), a_visit(id="b")])) == [["b"]]


def test_a_corrected_visit_gives_way_to_its_correction():
    visits = [a_visit(id="a"), a_visit(id="b", corrects="a"), a_visit(id="c")]
    assert ids(group_visits(visits)) == [["b", "c"]]


def test_one_payer_with_two_rules_is_refused_naming_both():
    other = replace(payer(), rule=payer("Self-pay").rule)
    with pytest.raises(RecordError, match="rule medicare in visit a and with midpoint in visit b"):
        group_visits([a_visit(id="a"), a_visit(id="b", payer=other)])


def test_minutes_of_the_day_are_pooled():
    visits = [a_visit("97110 14:00-14:33", id="a"), a_visit("97140 18:00-18:07", id="b")]
    (group,) = group_visits(visits)
    bill = bill_for(group, CATALOGUE)
    assert bill.visit_ids == ("a", "b")
    assert (bill.timed_code_minutes, bill.units) == (40, 3)
    assert bill.visit_minutes == {"a": {"97110": 33}, "b": {"97140": 7}}


def test_only_segments_of_assistants_alone_are_the_assistants():
    made = spans(a_visit("97110 14:00-14:10 AS, 97110 14:10-14:20 DK+AS, 97110 14:20-14:30 DK"))
    assert [span.assistant for span in made] == [True, False, False]


def test_typed_minutes_are_told_to_billing():
    made = spans(a_visit("97110 14:00-14:10 typed, 97110 14:10-14:20"))
    assert [span.typed for span in made] == [True, False]


def test_a_running_segment_is_refused_by_name():
    visit = a_visit("97112 14:00-14:10, 97110 14:10-")
    with pytest.raises(RecordError, match=r"Visit visit-one: segments\[1\] \(97110\) is still run"):
        bill_for((visit,), CATALOGUE)


def test_a_running_segment_ends_now_for_the_live_display():
    bill = bill_for((a_visit("97110 14:10-"),), CATALOGUE, now=at("14:18"))
    assert (bill.timed_code_minutes, bill.units) == (8, 1)


def test_a_running_segment_never_counts_backwards():
    assert bill_for((a_visit("97110 14:10-"),), CATALOGUE, now=at("14:00")).lines == ()


def test_an_evaluation_is_billed_at_the_level_chosen_last():
    levels = (
        a_decision("evaluation", "97163", clock="15:10"),
        a_decision("evaluation", "97161", clock="15:00"),
    )
    (line,) = bill_for((a_visit("evaluation 14:00-14:40", decisions=levels),), CATALOGUE).lines
    assert (line.code, line.minutes, line.units) == ("97163", 40, 1)


def test_an_evaluation_without_a_level_has_no_unit():
    (line,) = bill_for((a_visit("re-evaluation 14:00-14:40"),), CATALOGUE).lines
    assert (line.code, line.units) == ("re-evaluation", 0)


def test_the_number_of_pieces_is_the_one_decided_last():
    pieces = (
        a_decision("quantity:95851", "3", clock="15:10"),
        a_decision("quantity:95851", "2", clock="15:00"),
    )
    visit = a_visit("95851 14:00-14:10", decisions=pieces)
    assert day_of((visit,), CATALOGUE).visits[0].quantities == {"95851": 3}
    assert bill_for((visit,), CATALOGUE).units == 3


# 97110 has two units although its minutes are 19: what no published rule divides.
OPEN = "97110 14:00-14:08, 97110 14:08-14:19 AS, 97140 14:19-14:23"


def modified(bill):
    return [(line.code, line.minutes, line.units, *line.modifiers) for line in bill.lines]


def test_units_of_an_assistant_are_those_chosen_last():
    choices = (
        a_decision("lanes:97110", "0", clock="15:10"),
        a_decision("lanes:97110", "1", clock="15:00"),
    )
    assert bill_for((a_visit(OPEN),), CATALOGUE).doubts[0].plain_units == 1
    bill = bill_for((a_visit(OPEN, decisions=choices),), CATALOGUE)
    assert modified(bill)[:2] == [("97110", 8, 0, "GP"), ("97110", 11, 2, "GP", "CQ")]
    assert bill.doubts[0].chosen_by == "Sample Therapist Dana Kay"


def test_modifiers_are_those_typed_last_for_the_line():
    typed = (
        a_decision("modifiers:97110", "59+GP", clock="15:00"),
        a_decision("modifiers:97110:assistant", "none", clock="15:10"),
    )
    bill = bill_for((a_visit(OPEN, decisions=typed),), CATALOGUE)
    assert modified(bill)[:2] == [("97110", 8, 1, "59", "GP"), ("97110", 11, 1)]
    assert "typed by Sample Therapist Dana Kay: 59 GP" in bill.lines[0].reasons[-1]
    assert [one.message for one in bill.findings if one.check == "modifiers"] == [
        "97110 by the assistant: CQ is missing, which the rules put there.",
        "97110 by the assistant: GP is missing, which the rules put there.",
    ]


def test_a_tie_goes_to_the_code_chosen_by_the_clinician():
    log = "97112 14:00-14:20, 97110 14:20-14:40"
    (tie,) = bill_for((a_visit(log),), CATALOGUE).ties
    other = next(code for code in tie.among if code not in tie.given_to)
    choice = a_decision("tie:97110+97112", other)
    (tie,) = bill_for((a_visit(log, decisions=(choice,)),), CATALOGUE).ties
    assert tie.given_to == (other,)
    assert tie.chosen_by == "Sample Therapist Dana Kay"


def test_a_choice_by_somebody_gone_keeps_the_id():
    choice = a_decision("tie:97112+97110", "97110", by="ZZ")
    day = day_of((a_visit(decisions=(choice,)),), CATALOGUE)
    assert day.tie_choices == {("97110", "97112"): (("97110",), "ZZ")}


def test_the_clinics_own_codes_are_billed():
    own = parse_own_code("20560 dry needling; untimed; one_on_one; PT")
    (line,) = bill_for((a_visit("20560 14:00-14:10", codes=(own,)),), CATALOGUE).lines
    assert (line.code, line.units) == ("20560", 1)


def test_a_bill_is_written_in_the_shape_of_the_command_line():
    fields = bill_fields(bill_for((a_visit("97112 14:00-14:20, 97110 14:20-14:40"),), CATALOGUE))
    lines = json.loads(json.dumps(fields.pop("lines")))
    assert [(one["code"], one["minutes"], one["units"]) for one in lines] == [
        ("97112", 20, 2),
        ("97110", 20, 1),
    ]
    assert set(lines[0]) == {"code", "minutes", "units", "modifiers", "reasons"}
    assert fields == {
        "id": "visit-one",
        "ids": ["visit-one"],
        "rule": "medicare",
        "timed_code_minutes": 40,
        "total_treatment_minutes": 40,
        "units": 3,
        "ties": [{"units": 1, "among": ["97112", "97110"]}],
        "findings": [],
    }
    assert a_record(a_visit(), fields)["bill"] == fields


def test_a_void_visit_is_worth_nothing():
    visit = replace(a_visit("97112 14:00-14:30"), marks=(a_void(),))
    bill = bill_for((visit,), CATALOGUE)
    assert (bill.units, bill.total_treatment_minutes, bill.lines) == (0, 0, ())


def test_modifiers_typed_are_taken_back_by_the_rules():
    typed = a_decision("modifiers:97110", "KX", clock="15:00")
    rules = a_decision("modifiers:97110", "rules", clock="15:10")
    assert day_of([a_visit(decisions=(typed,))], CATALOGUE).typed_modifiers
    assert day_of([a_visit(decisions=(typed, rules))], CATALOGUE).typed_modifiers == {}
