"""What the words of a note tell a reviewer: each duty once met and once missed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import CATALOGUE, DAY, DOCUMENTED, NOTE, PLAN, a_decision, a_documented_visit, at

from therapytimer.visit.checklist import checklist, tally
from therapytimer.visit.checks.visit_counts import visits_a_week
from therapytimer.visit.checks.words import blanks, is_generic, reads_like
from therapytimer.visit.cloning import earlier_note
from therapytimer.visit.day import bill_for
from therapytimer.visit.earlier import Earlier, EarlierNote, digest
from therapytimer.visit.measures import Measure
from therapytimer.visit.people import PlanOfCare
from therapytimer.visit.visit import Authorised, Episode

MET, NOT_APPLICABLE = (True, []), (None, [])
BEFORE = date(2026, 11, 18)
GAIT = "97116 14:00-14:20"


def run(visit, others=()):
    return checklist(visit, bill_for((visit,), CATALOGUE, at("23:00")), CATALOGUE, others)


def check(name, visit, others=()):
    """Give whether a check is met, and the places where it is not."""
    (one,) = (each for each in run(visit, others) if each.name == name)
    return one.met, [finding.where for finding in one.findings]


def said(name, visit, others=()):
    return [
        one.message for each in run(visit, others) if each.name == name for one in each.findings
    ]


def of(code, **words):
    return a_documented_visit(f"{code} 14:00-14:20", services={code: words})


# Generic words.


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("97110", "Therapeutic exercises"),
        ("97116", "Gait training"),
        ("97140", "Manual therapy techniques"),
        ("97530", "Therapeutic activities per plan"),
        ("97535", "ADL training, 10 minutes"),
        ("97035", "Treatment"),
        ("97150", "Balance exercises"),
    ],
)
def test_words_that_fit_every_patient_are_told_for_every_code(code, text):
    visit = of(code, technique=text)
    assert check("specific", visit) == (False, [f"services.{code}.technique"])
    assert said("specific", visit)[0].startswith(f"{code}: “{text}” is generic: name what was")


def test_words_of_the_trade_are_specific():
    assert check("specific", of("97110", technique="Heel raises, 3 x 10")) == MET
    assert check("specific", of("97110", technique=" ")) == NOT_APPLICABLE


def test_generic_words_of_97112_are_told_once_by_its_own_check():
    assert check("specific", of("97112", technique="balance exercises")) == NOT_APPLICABLE


def test_nothing_at_all_is_generic_and_one_word_more_is_not():
    assert is_generic("")
    assert is_generic("3 x 10")
    assert not is_generic("walking on gravel")


# Words of another code.


@pytest.mark.parametrize(
    ("code", "text", "like"),
    [
        ("97110", "Talocrural glides, grade III", "97140"),
        ("97110", "Kneading of the calf", "97124"),
        ("97110", "Tandem stance on foam", "97112"),
        ("97112", "Soft tissue release of the calf", "97140"),
        ("97113", "Quadriceps strengthening 3 x 10", "97110"),
        ("97116", "Tandem stance on foam with cues", "97112"),
        ("97116", "Leg press 3 x 10", "97110"),
        ("97124", "Glides of the talus, grade III", "97140"),
        ("97129", "Dressing with one hand", "97535"),
        ("97130", "Dressing with one hand", "97535"),
        ("97140", "Effleurage of the back", "97124"),
        ("97140", "Leg press 3 x 10", "97110"),
        ("97530", "Weight shifts with tactile cues", "97112"),
        ("97530", "Leg press 3 x 10", "97110"),
        ("97533", "Lifting of crates", "97530"),
        ("97535", "Lifting of crates", "97530"),
        ("97535", "Memory of a list of five words", "97129"),
        ("97760", "Wrist glides, grade II", "97140"),
        ("97763", "Curls 3 x 10", "97110"),
    ],
)
def test_words_of_a_neighbour_are_told(code, text, like):
    visit = of(code, technique=text)
    assert check("reads-like", visit) == (False, [f"services.{code}.technique"])
    assert said("reads-like", visit) == [
        f"{code}: the text reads like {like}; say what made it {code}, or bill {like}."
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("97110", "Heel raises 3 x 10 with tactile cues"),
        ("97112", "Single-leg stance on foam with verbal cues"),
        ("97113", "Marching at chest depth"),
        ("97116", "60 m on gravel, gait pattern with a cane, cues for balance"),
        ("97124", "Friction across the scar, glides of the skin"),
        ("97129", "Recall of a plan for dressing"),
        ("97140", "Soft tissue mobilisation before exercise"),
        ("97530", "Sit to stand from 45 cm, 3 x 10"),
        ("97533", "Swing with eyes closed, reaching"),
        ("97535", "Dressing the left arm first, reaching"),
        ("97760", "Wrist splint, wearing schedule, exercise in it"),
        ("97035", "1 MHz over the scar, range afterwards"),
        ("97530", "Something else entirely"),
    ],
)
def test_words_of_its_own_code_are_taken(code, text):
    assert reads_like(code, text) == ""
    assert check("reads-like", of(code, technique=text)) == MET


def test_without_a_technique_nothing_reads_like_anything():
    assert check("reads-like", of("97110")) == NOT_APPLICABLE


# Measures, goals, blanks.


def test_each_response_holds_a_measure():
    assert check("measured", of("97110", response="Did 12 of 15")) == MET
    assert check("measured", of("97110", response="Tolerated well")) == (
        False,
        ["services.97110.response"],
    )
    assert check("measured", of("97110", response="")) == NOT_APPLICABLE
    assert check("measured", of("97112", response="well")) == NOT_APPLICABLE
    assert check("measured", of("97010", response="Warm")) == NOT_APPLICABLE


def test_a_measure_of_the_visit_serves_every_response():
    walked = (Measure("10-metre walk", Decimal("12.4"), "s"),)
    visit = replace(of("97110", response="Tolerated well"), measures=walked)
    assert check("measured", visit) == MET
    better = DOCUMENTED["97112"] | {"response": "Steadier"}
    visit = a_documented_visit("97112 14:00-14:20", services={"97112": better}, measures=walked)
    assert check("97112-response", visit) == MET


def test_a_goal_of_the_plan_is_mentioned():
    assert check("goal", a_documented_visit()) == MET
    walk = replace(PLAN, goals=("Walks 200 m to the shop",))
    assert check("goal", a_documented_visit(plan_of_care=walk)) == (
        False,
        ["services.97112.goal"],
    )
    gait = a_documented_visit(GAIT, plan_of_care=walk, services={})
    assert check("goal", gait) == (False, ["note.assessment"])
    assert check("goal", replace(gait, note=NOTE | {"assessment": "Walks farther"})) == MET
    assert check("goal", replace(gait, note=NOTE | {"subjective": "Walks more"}))[0] is False


def test_without_goals_or_services_no_goal_is_asked_for():
    for plan in (None, PlanOfCare(goals=(" ",))):
        assert check("goal", a_documented_visit(plan_of_care=plan)) == NOT_APPLICABLE
    assert check("goal", a_documented_visit("97110 14:00-14:00:30")) == NOT_APPLICABLE
    for code in ("97161", "97164", "evaluation"):
        visit = a_documented_visit(f"97110 14:00-14:20, {code} 14:20-14:50", services={})
        assert check("goal", visit) == NOT_APPLICABLE
    number = replace(PLAN, goals=("VAS 3",))
    assert check("goal", a_documented_visit(plan_of_care=number)) == MET


def test_blanks_of_phrases_are_filled():
    assert check("blanks", a_documented_visit()) == NOT_APPLICABLE
    visit = of("97110", response="Held [number] s on the [side] leg, [number] before")
    assert check("blanks", visit) == (False, ["services.97110.response"])
    assert said("blanks", visit) == ["Fill the blank [number], [side]."]
    assert blanks("[Not one] [] [2]") == []


# Carried over, cloned.


def earlier(*notes, carried=()):
    return Earlier(notes, tuple(carried))


def test_text_carried_over_is_told_until_it_changes():
    visit = a_documented_visit()
    technique, goal = "services.97110.technique", "services.97112.goal"
    before = earlier(
        replace(earlier_note(visit), on=BEFORE), carried=(technique, goal, "note.plan")
    )
    visit = replace(visit, earlier=before)
    assert check("cloned", visit) == (False, [technique, "note.plan"])  # a goal may stand
    assert said("cloned", visit) == [
        "97110 technique: carried over from 2026-11-18 and not changed.",
        "Plan: carried over from 2026-11-18 and not changed.",
    ]
    touched = DOCUMENTED | {"97110": {"technique": "Heel raises, 3 x 12", "response": "30"}}
    visit = replace(visit, services=touched, note=NOTE | {"plan": "Add a step"})
    assert check("cloned", visit) == MET


def test_text_of_the_last_three_notes_is_told_and_of_two_is_not():
    visit = a_documented_visit()
    note = earlier_note(visit)
    assert check("cloned", replace(visit, earlier=earlier(note, note))) == MET
    thrice = replace(visit, earlier=earlier(note, note, note))
    met, places = check("cloned", thrice)
    assert met is False
    assert "note.skilled_need" in places
    assert "services.97112.deficit" not in places
    assert "Skilled need: the same words as in the last 3 notes." in said("cloned", thrice)


def test_what_is_carried_over_and_repeated_is_told_once():
    visit = a_documented_visit()
    note = earlier_note(visit)
    both = replace(visit, earlier=earlier(note, note, note, carried=("note.plan",)))
    assert check("cloned", both)[1].count("note.plan") == 1


def test_another_text_in_one_of_three_notes_is_no_clone():
    visit = a_documented_visit(services={}, note={"plan": "Continue"})
    note = earlier_note(visit)
    other = EarlierNote(BEFORE, {"note.plan": digest("Progress the load")})
    assert check("cloned", replace(visit, earlier=earlier(note, other, note))) == MET


def test_without_earlier_notes_nothing_is_cloned():
    assert check("cloned", a_documented_visit()) == NOT_APPLICABLE
    assert check("cloned", a_documented_visit(earlier=Earlier())) == NOT_APPLICABLE


# How often.


@pytest.mark.parametrize(
    ("frequency", "most"),
    [
        ("2 a week", 2),
        ("2-3 a week", 3),
        ("3x/week", 3),
        ("2 times per week", 2),
        ("twice a week", 2),
        ("once weekly", 1),
        ("Daily", 7),
        ("every day", 7),
        ("two visits each week", 2),
        ("5 wk", 5),
        ("as needed", None),
        ("", None),
        ("1 a month", None),
    ],
)
def test_a_frequency_is_read_as_people_write_it(frequency, most):
    assert visits_a_week(frequency) == most


def test_the_week_holds_no_more_days_than_the_plan_orders():
    for day, expected in ((2, MET), (3, (False, ["plan"]))):
        visit = a_documented_visit(episode=Episode(treatment_day=9, week_day=day))
        assert check("frequency", visit) == expected
    assert said("frequency", visit) == [
        "Treatment day 3 of this week; the plan of care orders 2 a week: say why."
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"episode": None},
        {"plan_of_care": None, "episode": Episode(week_day=5)},
        {"plan_of_care": replace(PLAN, frequency="as needed"), "episode": Episode(week_day=5)},
    ],
)
def test_a_week_that_nobody_can_count_is_no_finding(changes):
    assert check("frequency", a_documented_visit(**changes)) == NOT_APPLICABLE


def test_authorised_visits_are_not_used_up():
    for used, met in ((12, True), (13, False)):
        known = Authorised(12, date(2026, 11, 3), typed=9, used=used)
        visit = a_documented_visit(episode=Episode(authorised=known))
        assert check("authorised", visit)[0] is met
    assert check("authorised", visit)[1] == ["episode.authorised_visits"]
    assert said("authorised", visit) == [
        "The authorised visits are used up: this is visit 13 of 12 (9 typed on 2026-11-03, 4 here)."
    ]
    assert check("authorised", a_documented_visit(episode=None)) == NOT_APPLICABLE


# Runs to and fro.

TO, FRO = "97110 14:00-14:02, 97110 14:04-14:06", "97112 14:02-14:04, 97112 14:06-14:08"


def beside(log, **changes):
    return a_documented_visit(log, id="other", **changes)


def test_short_runs_that_alternate_with_another_visit_are_told():
    visit = a_documented_visit(TO)
    assert check("alternating", visit, [beside(FRO)]) == (False, ["segments"])
    assert said("alternating", visit, [beside(FRO)])[0].startswith(
        "From 09:00 to 09:06 4 runs of under 3 minutes alternate with another patient's"
    )


@pytest.mark.parametrize(
    "others",
    [
        [],
        [beside("97112 14:02-14:04")],  # only three
        [beside("97112 14:02-14:04 JR, 97112 14:06-14:08 JR")],  # another clinician
        [beside("97112 14:02-14:04, 97112 14:10-14:12")],  # a pause between
        [beside("97112 14:02-14:04, 97112 14:06-14:09")],  # three minutes are not short
        [beside("97112 14:02-14:04, 97112 14:06-")],  # still running
        [beside("97012 14:02-14:04, 97012 14:06-14:08")],  # supervised
        [beside("97150 14:02-14:04, 97150 14:06-14:08")],  # a group says so itself
    ],
)
def test_what_does_not_alternate_is_not_told(others):
    assert check("alternating", a_documented_visit(TO), others) == NOT_APPLICABLE


def test_runs_of_a_visit_after_each_other_do_not_alternate():
    log = "97110 14:00-14:01, 97112 14:01-14:02, 97110 14:02-14:03, 97112 14:03-14:04"
    visit = a_documented_visit(log)
    assert check("alternating", visit, [beside("97112 15:00-15:01")]) == NOT_APPLICABLE


# The count on screen and paper.


def test_a_checklist_is_counted_by_what_is_found():
    complete = tally(run(a_documented_visit()))
    assert complete.words == f"{complete.met} met, 0 to look at"
    visit = a_documented_visit(services={})
    found = tally(run(visit))
    assert found.found > 3
    aside = replace(visit, decisions=(a_decision("advice:services", "the log tells it"),))
    counted = tally(run(aside))
    assert (counted.set_aside, counted.met) == (1, found.met)
    assert f"{counted.met} met, 1 set aside, {counted.found} to look at" == counted.words


def test_the_day_of_these_tests_is_a_friday():
    assert DAY.weekday() == 4
