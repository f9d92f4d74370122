"""Each duty of the documentation, once met and once missed."""

from dataclasses import replace
from datetime import date

import pytest
from builders import (
    CATALOGUE,
    DOCUMENTED,
    NOTE,
    PATIENT,
    PLAN,
    a_decision,
    a_documented_visit,
    a_mark,
    a_visit,
    at,
)

from therapytimer.visit.checklist import checklist
from therapytimer.visit.checks.plan import day_words
from therapytimer.visit.day import bill_for
from therapytimer.visit.people import Present
from therapytimer.visit.visit import Episode


def check(name, visit):
    """Give whether a check is met, and the places where it is not."""
    checked = checklist(visit, bill_for((visit,), CATALOGUE, at("23:00")), CATALOGUE)
    (one,) = (each for each in checked if each.name == name)
    return one.met, [finding.where for finding in one.findings]


def message(name, visit):
    checked = checklist(visit, bill_for((visit,), CATALOGUE, at("23:00")), CATALOGUE)
    return " ".join(one.message for each in checked if each.name == name for one in each.findings)


def with_words(**words):
    return a_documented_visit(services=DOCUMENTED | {"97112": DOCUMENTED["97112"] | words})


MET = (True, [])
NOT_APPLICABLE = (None, [])


# Date, people, diagnosis, minutes.


def test_the_date_is_the_day_of_the_start():
    assert check("date", a_documented_visit()) == MET
    assert check("date", a_visit("")) == MET
    moved = a_documented_visit(segments=a_visit(on=date(2026, 11, 21)).segments)
    assert check("date", moved) == (False, ["segments"])


@pytest.mark.parametrize(
    ("field", "where"), [("name", "patient.name"), ("record_number", "patient.record_number")]
)
def test_the_patient_is_identified(field, where):
    assert check("patient", a_documented_visit()) == MET
    missing = a_documented_visit(patient=replace(PATIENT, **{field: " "}))
    assert check("patient", missing) == (False, [where])


def test_everyone_present_is_named():
    student = Present("student", "Sample Student")
    assert check("present", a_documented_visit(present=(student,))) == MET
    assert check("present", a_documented_visit()) == NOT_APPLICABLE
    nameless = a_documented_visit(present=(Present("student", ""), Present("", "")))
    assert check("present", nameless) == (False, ["present", "present"])


def test_an_aide_in_the_log_is_named():
    log = (a_mark(word="with aide"),)
    assert check("present", a_documented_visit(marks=log)) == (False, ["present"])
    aide = Present("Aide", "Sample Aide")
    assert check("present", a_documented_visit(marks=log, present=(aide,))) == MET


def test_a_diagnosis_is_given():
    assert check("diagnosis", a_documented_visit()) == MET
    missing = a_documented_visit(patient=replace(PATIENT, diagnoses=(" ",)))
    assert check("diagnosis", missing) == (False, ["patient.diagnoses"])


def test_minutes_are_recorded():
    assert check("minutes", a_documented_visit("97550 14:00-14:20")) == MET
    assert check("minutes", a_documented_visit("97112 14:00-14:00:59")) == (False, ["segments"])


# The words of services and note.


def test_each_service_is_documented():
    assert check("services", a_documented_visit()) == MET
    bare = a_documented_visit(services={"97110": {"technique": " "}})
    assert check("services", bare) == (
        False,
        ["services.97110.technique", "services.97110.response"],
    )


def test_97112_alone_has_checks_of_its_own():
    assert check("services", a_documented_visit("97112 14:00-14:20", services={})) == NOT_APPLICABLE


def test_a_code_without_a_whole_minute_asks_no_words():
    visit = a_documented_visit("97110 14:00-14:00:59, 97112 14:01-14:01:30", services={})
    assert check("services", visit) == NOT_APPLICABLE
    assert check("97112-deficit", visit) == NOT_APPLICABLE


def test_an_evaluation_is_documented_under_the_code_that_was_tapped():
    level = (a_decision("evaluation", "97162"),)
    words = {"history": "Two falls", "findings": "Stance 3 s", "decision": "Moderate"}
    visit = a_documented_visit("evaluation 14:00-14:40", decisions=level, services={})
    assert check("services", visit)[1] == [
        "services.evaluation.history",
        "services.evaluation.findings",
        "services.evaluation.decision",
    ]
    assert message("services", visit).startswith("97162: history not written yet.")
    assert check("services", replace(visit, services={"evaluation": words})) == MET


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("subjective", "subjective"),
        ("assessment", "assessment"),
        ("skilled-need", "skilled_need"),
        ("plan", "plan"),
    ],
)
def test_the_note_is_filled(name, key):
    assert check(name, a_documented_visit()) == MET
    assert check(name, a_documented_visit(note=NOTE | {key: "\n"})) == (False, [f"note.{key}"])


# The five for 97112.

FIVE = ["97112-deficit", "97112-technique", "97112-minutes", "97112-response", "97112-plan"]


@pytest.mark.parametrize("name", FIVE)
def test_the_five_for_97112_are_met_by_a_good_note_and_apply_to_no_other_code(name):
    assert check(name, a_documented_visit("97112 14:00-14:10")) == MET  # ten minutes are fine
    assert check(name, a_documented_visit("97110 14:00-14:20")) == NOT_APPLICABLE


@pytest.mark.parametrize("text", ["", "  ", "poor balance", "Weakness", "balance deficits", "- 5"])
def test_97112_wants_a_specific_deficit(text):
    assert check("97112-deficit", with_words(deficit=text)) == (False, ["services.97112.deficit"])


@pytest.mark.parametrize(
    "text",
    ["", "balance exercises", "Neuromuscular re-education", "Balance training, 10 minutes"],
)
def test_97112_wants_a_specific_technique(text):
    met = check("97112-technique", with_words(technique=text))
    assert met == (False, ["services.97112.technique"])


@pytest.mark.parametrize("text", ["Strengthening of the quadriceps 3 x 10", "Squats with 5 kg"])
def test_97112_that_reads_like_strengthening_is_told(text):
    assert "97110" in message("97112-technique", with_words(technique=text))


@pytest.mark.parametrize(
    "text",
    [
        "Tandem stance on foam against resistance",
        "Weight shifts with tactile cues",
        "平衡训练 单腿站立",
        "Brandt-Daroff with gaze fixed",
        "Heel-toe walking, 3 sets",
    ],
)
def test_97112_techniques_of_the_trade_are_taken(text):
    assert check("97112-technique", with_words(technique=text)) == MET


def test_97112_minutes_stand_apart_from_untimed_services():
    beside = "97112 14:00-14:20, G0283 14:10-14:30"
    assert check("97112-minutes", a_documented_visit(beside)) == (False, ["segments"])
    assert check("97112-minutes", a_documented_visit("97112 14:00-, G0283 14:10-"))[0] is False
    after = "97112 14:00-14:20, G0283 14:20-14:30, 97112 14:30-14:40, G0283 13:00-13:10"
    assert check("97112-minutes", a_documented_visit(after)) == MET


@pytest.mark.parametrize("text", ["", "tolerated well", "good"])
def test_97112_wants_a_measured_response(text):
    assert check("97112-response", with_words(response=text)) == (
        False,
        ["services.97112.response"],
    )


@pytest.mark.parametrize("text", ["Held 7 s", "lost balance twice", "Two errors fewer"])
def test_measures_in_words_count(text):
    assert check("97112-response", with_words(response=text)) == MET


def test_97112_wants_a_goal():
    assert check("97112-response", with_words(goal=" ")) == (False, ["services.97112.goal"])


def test_97112_wants_a_current_signed_plan():
    assert check("97112-plan", a_documented_visit(plan_of_care=None)) == (False, ["plan"])
    pending = replace(PLAN, established_on=date(2026, 11, 20), certified_on=None)
    visit = a_documented_visit(plan_of_care=pending, episode=None)
    assert check("97112-plan", visit) == MET


# Plan of care and progress.


def test_the_plan_of_care_is_in_order():
    assert check("plan-of-care", a_documented_visit()) == MET
    assert check("plan-of-care", a_documented_visit(on=date(2026, 12, 24))) == (False, ["plan"])


def test_the_plan_of_care_is_complete():
    assert check("plan-content", a_documented_visit()) == MET
    assert check("plan-content", a_documented_visit(plan_of_care=None)) == NOT_APPLICABLE
    bare = a_documented_visit(plan_of_care=replace(PLAN, goals=(" ",), frequency=""))
    assert check("plan-content", bare) == (False, ["plan"])
    assert message("plan-content", bare) == "The plan of care lacks long-term goals, frequency."


@pytest.mark.parametrize(
    ("episode", "met"),
    [
        (Episode(treatment_day=9), True),
        (Episode(treatment_day=10), False),
        (Episode(treatment_day=17, reported_on_day=8), True),
        (Episode(treatment_day=18, reported_on_day=8), False),
        (Episode(treatment_day=24), False),
    ],
)
def test_progress_is_reported_every_ten_treatment_days(episode, met):
    expected = MET if met else (False, ["report"])
    assert check("progress", a_documented_visit(episode=episode)) == expected


def test_a_report_in_the_note_meets_the_duty():
    note = NOTE | {"progress": "Goal met"}
    visit = a_documented_visit(episode=Episode(treatment_day=10), note=note)
    assert check("progress", visit) == MET


def test_a_progress_report_is_the_therapists():
    note = NOTE | {"progress": "Goal met"}
    visit = a_documented_visit("97112 14:00-14:20 AS", note=note)
    assert check("progress", visit) == (False, ["note.progress"])


@pytest.mark.parametrize(
    ("episode", "words"),
    [
        (None, "The treatment day is unknown: "),
        (Episode(known_from=date(2026, 11, 3)), "The treatment day is unknown before 2026-11-03: "),
    ],
)
def test_an_unknown_treatment_day_advises(episode, words):
    visit = a_documented_visit(episode=episode)
    assert check("progress", visit) == (False, ["patient.episode"])
    assert message("progress", visit).startswith(words)


@pytest.mark.parametrize(
    ("episode", "words"),
    [
        (Episode(9, 6, date(2026, 11, 3)), "day 9 (6 typed on 2026-11-03, 3 here)"),
        (Episode(4), "day 4"),
        (Episode(5, 6, date(2026, 11, 3)), "day 5 (6 typed on 2026-11-03, 0 here)"),
        (
            Episode(2, discharged_on=date(2026, 11, 3)),
            "day 2 (counted since the discharge of 2026-11-03)",
        ),
    ],
)
def test_a_treatment_day_names_its_source(episode, words):
    assert day_words(episode) == words
