"""The denial guard: each of the usual reasons for denial is found, with what sets it right."""

from dataclasses import replace
from datetime import date

import pytest
from billing.grounds_samples import tables, used
from builders import (
    CATALOGUE,
    COLLEAGUE,
    NOTE,
    PLAN,
    a_decision,
    a_documented_visit,
    a_visit,
    payer,
)

from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.rules import with_rules

TRACTION = "97012 14:00-14:10, 97140 14:10-14:30"


def run(visit, name, use="0", others=()):
    """Run one check on a visit with its rules."""
    day = with_rules((visit,), tables(), CATALOGUE, used(use))
    found = checklist(day[0], bill_for(day, CATALOGUE), CATALOGUE, others)
    return next(one for one in found if one.name == name)


def told(visit, name, use="0", others=()):
    return " ".join(one.message for one in run(visit, name, use, others).findings)


def decided(log, **choices):
    made = {about.replace("_", ":").replace("and", "+"): one for about, one in choices.items()}
    return a_visit(log, decisions=tuple(a_decision(*pair) for pair in made.items()))


def test_a_missing_modifier_is_found_with_its_fix():
    words = told(a_visit(TRACTION), "distinct")
    assert "97140 is paid beside 97012 only as a distinct service" in words
    assert words.endswith("Choose the modifier or none at the bill.")


@pytest.mark.parametrize("choice", ["59", "no"])
def test_a_decision_meets_it(choice):
    assert run(decided(TRACTION, distinct_97012and97140=choice), "distinct").met is True


def test_a_modifier_without_a_reason_is_found_and_a_reason_can_be_given():
    beside = "97012 14:00-14:15, 97140 14:10-14:30"
    visit = decided(beside, distinct_97012and97140="59")
    assert "say here why they were distinct" in told(visit, "distinct")
    reason = a_decision("advice:distinct", "neck and low back")
    visit = replace(visit, decisions=(*visit.decisions, reason))
    assert run(visit, "distinct").met is True


def test_a_modifier_that_nothing_asks_for_is_found():
    words = told(decided("97110 14:00-14:20", modifiers_97110="GP+59"), "distinct")
    assert words == "97110 bears 59, but nothing on this bill asks for it there. Take it off."


def test_codes_that_are_never_paid_together_are_found():
    visit = a_visit("97140 14:00-14:20, 97124 14:20-14:40")
    assert told(visit, "distinct").endswith("Bill only one of them.")


def test_without_a_pair_nothing_applies():
    assert run(a_visit(), "distinct").met is None
    # Most of the trade asks a modifier here; for Medicare no edit does.
    assert run(a_visit("97112 14:00-14:20, 97140 14:20-14:40"), "distinct").met is None


def test_ten_minutes_of_a_code_are_a_unit_and_nothing_is_wrong():
    visit = a_documented_visit("97112 14:00-14:10")
    day = with_rules((visit,), tables(), CATALOGUE, used("0"))
    bill = bill_for(day, CATALOGUE)
    found = checklist(day[0], bill, CATALOGUE)
    assert bill.units == 1
    assert [one.name for one in found if one.met is False] == []


def test_a_threshold_passed_without_kx_is_found_until_it_is_attested():
    words = told(a_visit(), "threshold", "2480")
    assert "KX is missing on 97112, 97110." in words
    assert "Attest it at the bill." in words
    assert run(decided("97110 14:00-14:20", kx="attested"), "threshold", "2480").met is True


def test_kx_before_the_threshold_is_found():
    words = told(decided("97110 14:00-14:20", modifiers_97110="GP+KX"), "threshold")
    assert words.startswith("KX on 97110 before the threshold.")
    assert words.endswith("Take it off.")


def test_an_unknown_amount_is_advised_of_instead_of_passed():
    visit = a_visit()
    day = with_rules((visit,), tables(), CATALOGUE, replace(used("0"), typed=None))
    found = checklist(day[0], bill_for(day, CATALOGUE), CATALOGUE)
    (finding,) = next(one for one in found if one.name == "threshold").findings
    assert finding.where == "patient.used"
    assert finding.message == (
        "Used of the threshold: 0.00 here, unknown before 2026-11-03. Type what was used before."
    )


@pytest.mark.parametrize("use", ["0", "2300"])
def test_below_the_threshold_it_is_met(use):
    assert run(a_visit(), "threshold", use).met is True


def test_a_payer_without_a_threshold_has_none():
    assert run(a_visit(payer=payer("Self-pay")), "threshold").met is None


def brought(**changes):
    visit = a_visit()
    bill = bill_fields(bill_for((visit,), CATALOGUE)) | changes
    return replace(visit, signatures=({"by": "DK"},), extra={"bill": bill})


def test_units_that_do_not_follow_from_the_minutes_are_found():
    words = told(brought(units=4), "reconcile")
    assert words.startswith("Units: the record says 4, its minutes give 3.")
    assert words.endswith("Correct the minutes or make a correction of the visit.")
    assert "Timed code minutes: the record says 40" in told(
        brought(timed_code_minutes=40), "reconcile"
    )


def test_a_bill_that_follows_is_met_and_none_or_another_days_does_not_apply():
    assert run(brought(), "reconcile").met is True
    assert run(a_visit(), "reconcile").met is None
    assert run(a_visit(extra={"bill": "none"}), "reconcile").met is None
    assert run(brought(ids=["visit-one", "other"], units=9), "reconcile").met is None


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("skilled_need", "Skilled therapy required."),
        ("skilled_need", "medically necessary"),
        ("assessment", "Tolerated treatment well, continue per POC"),
    ],
)
def test_words_of_any_note_show_no_necessity(field, words):
    (finding,) = run(a_visit(note={**NOTE, field: words}), "necessity").findings
    assert finding.where == f"note.{field}"
    assert "medical necessity" in finding.message


def test_an_empty_field_beside_them_changes_nothing():
    note = {"skilled_need": "required", "assessment": ""}
    assert len(run(a_visit(note=note), "necessity").findings) == 1


def test_words_of_this_patient_do():
    assert run(a_visit(note=NOTE), "necessity").met is True
    assert run(a_visit(note={"assessment": "", "skilled_need": " "}), "necessity").met is None


@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        ({"certified_on": None, "established_on": None}, "No plan of care is established"),
        ({"certified_on": None}, "Have it signed; a delayed certification is accepted"),
        ({"certified_on": None, "duration": "4 weeks"}, "Recertify the plan"),
    ],
)
def test_a_plan_that_is_late_or_lapsed_is_found_with_its_fix(changes, fix):
    visit = a_documented_visit(plan_of_care=replace(PLAN, **changes))
    assert fix in told(visit, "plan-of-care")


def test_pt_and_ot_of_one_patient_in_the_same_minutes_are_named():
    other = a_visit("97530 14:10-14:30 JR", id="ot", discipline="OT", clinicians=(COLLEAGUE,))
    words = told(a_visit("97110 14:00-14:20"), "overlap", others=[other])
    assert "overlaps 97530 from 09:10 of another OT visit of this patient" in words


def test_a_year_without_amounts_is_advised_of():
    visit = a_visit(on=date(2031, 11, 20))
    assert told(visit, "threshold") == (
        "The threshold of 2031 is not known: add the year to the thresholds. The amounts are typed "
        "on the page of thresholds."
    )


def test_all_lines_that_differ_are_named():
    words = told(brought(lines=[]), "reconcile")
    assert words.count("Correct the minutes") == 2
    assert "97112: the record says nothing, its minutes give 24 minutes in 2 units." in words


def test_a_clinic_that_hides_estimates_is_told_of_the_unknown_amount_without_dollars():
    source = replace(tables(), hides_estimates=True)
    day = with_rules((a_visit(),), source, CATALOGUE, replace(used("0"), typed=None))
    found = checklist(day[0], bill_for(day, CATALOGUE), CATALOGUE)
    (finding,) = next(one for one in found if one.name == "threshold").findings
    assert finding.message == ("Used of the threshold: not known. Type what was used before.")
