"""The checklist as a whole: what blocks, what advises, and advice set aside."""

from dataclasses import replace

import pytest
from builders import (
    CATALOGUE,
    OTHER_PATIENT,
    a_decision,
    a_documented_visit,
    a_gap,
    a_visit,
    a_void,
    at,
)

from therapytimer.billing.findings import Level
from therapytimer.visit.checklist import CHECKS, blocks_signing, checklist, findings
from therapytimer.visit.day import bill_for
from therapytimer.visit.facts import Answer, GapAnswer


def run(visit, others=()):
    return checklist(visit, bill_for((visit,), CATALOGUE, at("23:00")), CATALOGUE, others)


def blocking(visit, others=()):
    return [one.message for one in blocks_signing(run(visit, others))]


def test_names_of_checks_are_unlike_each_other():
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_a_documented_visit_has_nothing_to_say():
    checked = run(a_documented_visit())
    assert findings(checked) == ()
    assert {one.met for one in checked} == {True, None}


def test_exactly_seven_checks_block():
    names = [check.name for check in CHECKS if check.level is Level.BLOCKS]
    assert names == ["stopwatch", "gaps", "overlap", "level", "evaluator", "clinician", "codes"]


def test_an_empty_note_never_blocks():
    visit = a_visit(patient=OTHER_PATIENT)
    assert blocking(visit) == []
    assert {one.level for one in findings(run(visit))} == {Level.ADVISES}


def test_a_running_stopwatch_blocks():
    assert blocking(a_documented_visit("97112 14:00-14:10, 97110 14:10-")) == [
        "The stopwatch of 97110 is still running."
    ]


def test_an_unanswered_gap_blocks_until_it_is_answered():
    visit = a_documented_visit(gaps=(a_gap(),))
    assert blocking(visit) == ["What happened between 09:10 and 09:20 is not answered (sleep)."]
    answer = Answer("a", visit.id, "gap-14:10", GapAnswer.NOT_TREATMENT, "DK", at("15:00"))
    assert blocking(replace(visit, answers=(answer,))) == []


def test_overlapping_one_on_one_segments_block():
    assert blocking(a_documented_visit("97112 14:00-14:20, 97110 14:15-14:30")) == [
        "97112 from 09:00 overlaps 97110 from 09:15: one of them must be corrected."
    ]


def test_an_overlap_with_another_visit_of_the_clinician_blocks():
    visit = a_documented_visit("97112 14:00-14:20")
    earlier = a_visit("97140 13:50-14:05", id="other", patient=OTHER_PATIENT)
    later = a_visit("97140 14:10-14:30", id="other", patient=OTHER_PATIENT)
    told = (
        "97112 from 09:00 overlaps 97140 from {} of another patient's PT visit by Sample Therapist "
        "Dana Kay: one of them must be correct"
    )
    assert blocking(visit, [earlier])[0].startswith(told.format("08:50"))
    assert blocking(visit, [later])[0].startswith(told.format("09:10"))


def test_an_overlap_of_two_other_visits_is_theirs():
    others = [a_visit(id="other", patient=OTHER_PATIENT), a_visit(id="third")]
    assert blocking(a_documented_visit("97112 16:00-16:20"), others) == []


def test_another_patient_with_another_clinician_overlaps_nobody():
    other = a_visit("97140 14:00-14:30 JR", id="other", patient=replace(OTHER_PATIENT, id=""))
    assert blocking(a_documented_visit("97112 14:00-14:20"), [other]) == []


def test_an_evaluation_without_its_level_blocks():
    visit = a_documented_visit("evaluation 14:00-14:40")
    assert blocking(visit) == ["Choose the level of the evaluation."]
    assert blocking(replace(visit, decisions=(a_decision("evaluation", "97161"),))) == []


@pytest.mark.parametrize("code", ["97161", "97164", "97168"])
def test_an_evaluation_by_an_assistant_blocks(code):
    assert blocking(a_documented_visit(f"{code} 14:00-14:40 AS")) == [
        f"{code} at 09:00 is by an assistant: only a therapist may evaluate."
    ]
    assert blocking(a_documented_visit(f"{code} 14:00-14:40 DK+AS")) == []


def test_treatment_by_an_assistant_does_not_block():
    assert blocking(a_documented_visit("97112 14:00-14:40 AS")) == []


def test_a_clinician_without_credentials_blocks():
    visit = a_documented_visit("97112 14:00-14:20 JR")
    bare = tuple(replace(one, credentials=" ") for one in visit.clinicians if one.id == "JR")
    assert blocking(replace(visit, clinicians=bare)) == [
        "Sample Therapist Jo Reed has no credentials."
    ]


def test_credentials_of_somebody_who_did_not_treat_are_not_asked():
    visit = a_documented_visit("97112 14:00-14:20 DK")
    others = tuple(
        one if one.id == "DK" else replace(one, credentials="") for one in visit.clinicians
    )
    assert blocking(replace(visit, clinicians=others)) == []


def test_no_clinician_and_no_billing_code_block():
    assert blocking(a_documented_visit("", clinicians=())) == [
        "No clinician is named.",
        "No billing code has any time: treat, or void the visit.",
    ]


def test_nothing_applies_to_a_void_visit():
    checked = run(a_visit("", marks=(a_void(),)))
    assert findings(checked) == ()
    assert {one.met for one in checked} == {None}


def test_advice_is_set_aside_with_a_reason_that_is_kept():
    reason = a_decision("advice:diagnosis", "referral expected tomorrow")
    visit = a_documented_visit(patient=OTHER_PATIENT, decisions=(reason,))
    (checked,) = (one for one in run(visit) if one.name == "diagnosis")
    assert (checked.met, checked.findings, checked.overridden) == (True, (), reason)


def test_advice_set_aside_needlessly_leaves_no_trace():
    visit = a_documented_visit(decisions=(a_decision("advice:diagnosis", "not needed"),))
    (checked,) = (one for one in run(visit) if one.name == "diagnosis")
    assert (checked.met, checked.overridden) == (True, None)


def test_what_blocks_cannot_be_set_aside():
    aside = a_decision("advice:gaps", "never mind")
    assert len(blocking(a_documented_visit(gaps=(a_gap(),), decisions=(aside,)))) == 1


def test_findings_come_in_the_order_of_the_checks():
    order = [check.name for check in CHECKS]
    found = [one.check for one in findings(run(a_visit("evaluation 14:00-", gaps=(a_gap(),))))]
    assert found == sorted(found, key=order.index)
