"""What is typed of patient and plan, and what is said where it cannot be understood."""

from dataclasses import replace
from datetime import date

import pytest
from builders import DAY, PAYERS, PLAN, THERAPIST, a_visit, payer

from therapytimer.ui.patient.particular import Ground
from therapytimer.ui.patient.typed import PARTICULARS, take
from therapytimer.visit.people import PlanOfCare, Present, Referrer
from therapytimer.visit.visit import Authorised, Episode

GROUND = Ground(DAY, (DAY,))
NOTHING = a_visit()
PLANNED = a_visit(plan_of_care=PLAN)


def taken(visit, ground=GROUND, **texts):
    """Take texts whose names are written with two underscores for the point."""
    return take(visit, {name.replace("__", "."): text for name, text in texts.items()}, ground)


def plan(result):
    assert result.visit.plan_of_care is not None
    return result.visit.plan_of_care


def episode(result):
    assert result.visit.episode is not None
    return result.visit.episode


def problem(visit, name, text, ground=GROUND):
    """Type one text that cannot be taken; the visit stays as it is."""
    result = take(visit, {name: text}, ground)
    assert result.visit == visit
    return result.problems[name]


@pytest.mark.parametrize("name", PARTICULARS)
def test_what_a_visit_shows_changes_nothing_when_it_is_typed_again(name):
    visit = a_visit(
        plan_of_care=replace(
            PLAN,
            order_on=PLAN.established_on,
            sent_on=PLAN.certified_on,
            certified_from=PLAN.established_on,
            verbal_on=PLAN.established_on,
            delay_reason="away",
        ),
        referrer=Referrer("Sample Physician", "1000000000"),
        present=(Present("student", "Sam Sample"),),
        episode=Episode(
            9,
            6,
            date(2026, 11, 3),
            first_treated_on=date(2026, 10, 1),
            reported_on_day=5,
            authorised=Authorised(12, date(2026, 11, 3), 3, 4),
        ),
        case="left knee",
        reference="42",
        second_payer=payer("Medicaid"),
    )
    shown = PARTICULARS[name].shown(visit)
    assert shown
    assert take(visit, {name: shown}, GROUND).visit == visit


@pytest.mark.parametrize(
    ("typed", "diagnoses"),
    [
        ("r2681", ("R26.81",)),
        ("R26.81, M54.50; g35", ("R26.81", "M54.50", "G35")),
        ("R26.81 M54.50", ("R26.81", "M54.50")),
        ("R26.81, R2681", ("R26.81",)),
        ("", ()),
    ],
)
def test_diagnoses_are_written_as_icd_10_writes_them(typed, diagnoses):
    assert taken(NOTHING, patient__diagnoses=typed).visit.patient.diagnoses == diagnoses


def test_a_diagnosis_in_words_is_said_to_be_no_code():
    said = problem(NOTHING, "patient.diagnoses", "R26.81, fall")
    assert said == "“fall” is no ICD-10 code such as R26.81."


def test_words_that_an_import_brought_as_a_diagnosis_may_stay():
    patient = replace(NOTHING.patient, diagnoses=("gait instability",))
    visit = taken(replace(NOTHING, patient=patient), patient__diagnoses="gait instability, G35")
    assert visit.visit.patient.diagnoses == ("gait instability", "G35")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("patient.name", " - ", "Type the patient's name."),
        ("patient.born_on", "1950", "Write the birth date as 1950-02-03 or 2/3/1950, not “1950”."),
        ("patient.born_on", "2026-11-21", "Nobody treated today was born on “2026-11-21”."),
        ("referrer.npi", "123", "An NPI has ten digits."),
        ("plan.established_on", "2026-02-30", "There is no day “2026-02-30” in the calendar."),
        (
            "plan.established_on",
            "2026-11-21",
            "A plan is established today or before, not on 2026-11-21.",
        ),
        (
            "plan.certified_on",
            "11/21/2026",
            "A certification is signed today or before, not on 2026-11-21.",
        ),
        (
            "plan.order_on",
            "2027-01-01",
            "An order on file is of today or before, not of 2027-01-01.",
        ),
        ("plan.sent_on", "2027-01-01", "A plan is sent today or before, not on 2027-01-01."),
        (
            "plan.certified_on",
            "2026-09-30",
            "Certified on 2026-09-30, before it was established on 2026-10-01.",
        ),
        (
            "plan.certified_through",
            "2026-09-30",
            "The plan would end on 2026-09-30, before it starts on 2026-10-01.",
        ),
        (
            "plan.verbal_on",
            "2026-11-21",
            "A verbal order is of today or before, not of 2026-11-21.",
        ),
        (
            "plan.verbal_on",
            "2026-10-11",
            "Signed on 2026-10-10, before the verbal order of 2026-10-11.",
        ),
        (
            "plan.certified_from",
            "2026-12-24",
            "It would end on 2026-12-23, before it begins on 2026-12-24.",
        ),
        (
            "plan.sent_on",
            "2026-09-30",
            "Sent on 2026-09-30, before it was established on 2026-10-01.",
        ),
        ("episode.reported_on_day", "5", "Type first how many treatment days came before."),
        ("episode.reported_on_day", "ten", "Type the treatment day as a number, such as 10."),
        (
            "episode.typed_days",
            "-6",
            "Type how many treatment days came before: a number, 0 for none.",
        ),
        (
            "episode.first_treated_on",
            "2026-11-21",
            "The first treatment was on 2026-11-20 or before: that visit is here.",
        ),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_not_kept(name, text, said):
    assert problem(PLANNED, name, text) == said


def test_a_certification_may_run_through_a_day_to_come():
    result = taken(PLANNED, plan__certified_through="12/31/2026")
    assert plan(result).certified_through == date(2026, 12, 31)


def test_two_days_that_move_together_may_be_typed_in_any_order():
    moved = {"plan.established_on": "2026-11-01", "plan.certified_on": "2026-11-05"}
    result = take(PLANNED, moved, GROUND)
    assert result.problems == {}
    assert plan(result).established_on == date(2026, 11, 1)


def test_a_plan_that_is_emptied_is_no_plan():
    visit = a_visit(plan_of_care=PlanOfCare(type="PT"))
    assert taken(visit, plan__type=" ").visit.plan_of_care is None


def test_goals_stand_one_a_line():
    result = taken(NOTHING, plan__goals="Stairs by May\n\n Lift 5 kg by June ")
    assert plan(result).goals == ("Stairs by May", "Lift 5 kg by June")


def test_a_referrer_without_name_and_npi_is_none():
    visit = a_visit(referrer=Referrer("Sample Physician"))
    assert taken(visit, referrer__name="").visit.referrer is None


def test_days_typed_as_coming_before_are_counted_and_dated():
    counted = episode(taken(NOTHING, episode__typed_days="6"))
    assert (counted.treatment_day, counted.typed_days, counted.typed_on) == (7, 6, DAY)


def test_none_before_makes_the_first_day_held_the_first_treatment():
    none = taken(NOTHING, episode__typed_days="0")
    assert episode(none).first_treated_on == DAY
    assert episode(taken(none.visit, episode__typed_days="6")).first_treated_on is None


def test_days_before_that_are_emptied_are_unknown_again():
    visit = taken(NOTHING, episode__typed_days="6").visit
    emptied = episode(taken(visit, episode__typed_days=""))
    assert (emptied.treatment_day, emptied.typed_on, emptied.known_from) == (None, None, DAY)


def test_a_progress_report_is_of_a_treatment_day_that_has_been():
    visit = taken(NOTHING, episode__typed_days="6").visit
    assert episode(taken(visit, episode__reported_on_day="7")).reported_on_day == 7
    said = problem(visit, "episode.reported_on_day", "8")
    assert said == "This visit is treatment day 7: the report was on 1 to that."
    assert problem(visit, "episode.reported_on_day", "0")


def test_the_first_treatment_may_be_before_what_is_held():
    result = taken(NOTHING, episode__first_treated_on="10/1/2026")
    assert episode(result).first_treated_on == date(2026, 10, 1)


def test_a_role_without_a_name_is_nobody_yet():
    present = taken(NOTHING, present="aide: \nstudent: Sam: Sample").visit.present
    assert present == (Present("student", "Sam: Sample"),)


def test_credentials_are_typed_by_clinician():
    visit = a_visit(clinicians=(replace(THERAPIST, credentials=""),))
    kept = taken(visit, clinicians=f"{THERAPIST.id}\tPT\nstranger\tMD").visit.clinicians
    assert [one.credentials for one in kept] == ["PT"]


CLINICS = Ground(DAY, (), tuple(PAYERS))


def test_a_second_payer_is_taken_with_its_rules_by_its_name():
    visit = taken(NOTHING, CLINICS, second_payer="medicaid").visit
    assert visit.second_payer == payer("Medicaid")
    assert taken(visit, CLINICS, second_payer="").visit.second_payer is None


def test_a_second_payer_that_the_clinic_no_longer_has_stays_as_it_is():
    removed = replace(payer("Medicaid"), name="Another plan")
    visit = replace(NOTHING, second_payer=removed)
    assert taken(visit, CLINICS, second_payer="another plan").visit == visit


def test_the_first_payer_is_no_second_one():
    said = problem(NOTHING, "second_payer", "Medicare Part B", CLINICS)
    assert said.startswith("Medicare Part B is the first payer already: choose another")


def test_a_name_that_no_payer_has_is_refused_with_those_there_are():
    said = problem(NOTHING, "second_payer", "Nobody", CLINICS)
    assert said.startswith("“Nobody” is none of the clinic's payers: Medicare Part B, Medicare Adv")


def test_authorised_visits_are_typed_once_and_counted_on():
    result = taken(NOTHING, episode__authorised_visits="12", episode__authorised_used="3")
    known = Authorised(12, DAY, typed=3, used=4)
    assert episode(result).authorised == known
    again = taken(result.visit, episode__authorised_visits="20")
    assert episode(again).authorised == replace(known, visits=20)
    assert taken(result.visit, episode__authorised_visits="12").visit == result.visit
    none = taken(result.visit, episode__authorised_used="")
    assert episode(none).authorised == Authorised(12, DAY, typed=0, used=1)
    assert episode(taken(result.visit, episode__authorised_visits="")).authorised is None
    assert taken(NOTHING, episode__authorised_visits="").visit == NOTHING


def test_authorised_visits_are_numbers_and_their_use_needs_them():
    said = problem(NOTHING, "episode.authorised_visits", "twelve")
    assert said == "Type how many visits are authorised: a number, empty for no limit."
    said = problem(NOTHING, "episode.authorised_used", "3")
    assert said == "Type first how many visits are authorised."
    visit = taken(NOTHING, episode__authorised_visits="12").visit
    said = problem(visit, "episode.authorised_used", "x")
    assert said == "Type how many were used before today: a number, 0 for none."
