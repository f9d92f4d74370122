"""The record of a new visit: everything by value that the clinic and the past know."""

from dataclasses import replace
from datetime import date

import pytest
from builders import ASSISTANT, CLINIC, PATIENT, PAYERS, PLAN, THERAPIST, a_visit, at, payer
from visit.test_reports import a_report

from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.ui.visits.opening import episode_on, opened_visit
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.people import Referrer
from therapytimer.visit.reports import ReportKind
from therapytimer.visit.visit import Authorised, Episode

ZONE = "America/New_York"
NEW = NewVisit(PATIENT, payer("Medicare Part B"), "PT")
MORNING = at("14:00")


def opened(clinic, new=NEW, clinician=THERAPIST, instant=MORNING):
    return opened_visit(new, clinic, clinician, instant, ZONE)


@pytest.fixture
def keep(clinic):
    """Keep a visit in the clinic."""

    def kept(visit):
        action = Action(f"open-{visit.id}", (visit.id,), ActionKind.OPEN, THERAPIST.id, MORNING)
        clinic.visits.add(visit, action)
        return visit

    return kept


def test_a_visit_has_patient_payer_and_clinician_by_value(clinic):
    visit = opened(clinic)
    assert (visit.patient, visit.payer, visit.clinicians) == (PATIENT, PAYERS[0], (THERAPIST,))
    assert (visit.discipline, visit.timezone, visit.segments) == ("PT", ZONE, ())


def test_each_visit_has_an_id_of_its_own(clinic):
    assert opened(clinic).id != opened(clinic).id


def test_its_day_is_the_local_one(clinic):
    assert opened(clinic, instant=at("03:30")).on == date(2026, 11, 19)
    assert opened(clinic).on == date(2026, 11, 20)


def test_a_visit_of_today_is_no_late_entry(clinic):
    assert opened(clinic).entered_at is None
    assert opened(clinic, replace(NEW, on=date(2026, 11, 20))).entered_at is None


def test_a_visit_of_an_earlier_day_says_when_it_was_entered(clinic):
    visit = opened(clinic, replace(NEW, on=date(2026, 11, 18)))
    assert (visit.on, visit.entered_at) == (date(2026, 11, 18), MORNING)


def test_the_heading_and_own_codes_of_the_clinic_come_along(clinic):
    heading = {"name": CLINIC.name, "address": CLINIC.address}
    clinic.settings.set("clinic", heading, THERAPIST.id, MORNING)
    line = "20560 dry needling, 1-2 muscles; untimed; one_on_one; PT"
    clinic.settings.set("own_codes", [line], THERAPIST.id, MORNING)
    visit = opened(clinic)
    assert visit.clinic.name == CLINIC.name
    assert [code.number for code in visit.codes] == ["20560"]


def test_an_assistant_brings_the_supervising_therapist(clinic):
    supervised = replace(ASSISTANT, supervised_by=THERAPIST.id)
    assert opened(clinic, clinician=supervised).clinicians == (supervised, THERAPIST)


def test_a_supervisor_who_is_not_known_is_left_out(clinic):
    supervised = replace(ASSISTANT, supervised_by="nobody")
    assert opened(clinic, clinician=supervised).clinicians == (supervised,)


def test_plan_referrer_and_case_come_from_the_visit_before(clinic, keep):
    referrer = Referrer("Sample Physician")
    keep(a_visit(on=date(2026, 11, 17), plan_of_care=PLAN, referrer=referrer, case="knee"))
    visit = opened(clinic)
    assert (visit.plan_of_care, visit.referrer, visit.case) == (PLAN, referrer, "knee")
    assert visit.segments == ()


def test_nothing_comes_from_a_visit_under_another_payer(clinic, keep):
    keep(a_visit(on=date(2026, 11, 17), plan_of_care=PLAN, payer=payer("Self-pay")))
    assert opened(clinic).plan_of_care is None


def test_a_new_patient_has_no_past(clinic, keep):
    keep(a_visit(on=date(2026, 11, 17), plan_of_care=PLAN))
    assert opened(clinic, replace(NEW, is_new=True)).plan_of_care is None


def test_treatment_days_held_here_are_added_to_those_typed(clinic, keep):
    typed = Episode(typed_days=6, typed_on=date(2026, 11, 3), treatment_day=7)
    keep(a_visit(on=date(2026, 11, 17), episode=typed))
    assert opened(clinic).episode == replace(typed, treatment_day=8, week_day=2)


def test_without_typed_days_only_the_day_since_when_they_are_known_is_told():
    days = [date(2026, 11, 17), date(2026, 11, 3), date(2026, 11, 25)]
    episode = episode_on(date(2026, 11, 20), days, None)
    assert episode == Episode(known_from=date(2026, 11, 3), week_day=2)


def test_two_visits_on_one_day_count_once():
    typed = Episode(typed_days=0, typed_on=date(2026, 11, 3))
    episode = episode_on(date(2026, 11, 17), [date(2026, 11, 17), date(2026, 11, 3)], typed)
    assert (episode.treatment_day, episode.first_treated_on) == (2, date(2026, 11, 3))


def test_the_first_day_of_treatment_known_before_stays():
    typed = Episode(typed_days=6, typed_on=date(2026, 11, 3), first_treated_on=date(2026, 10, 1))
    assert episode_on(date(2026, 11, 17), [], typed).first_treated_on == date(2026, 10, 1)


def test_a_visit_bears_the_second_payer_chosen(clinic):
    assert opened(clinic).second_payer is None
    assert opened(clinic, replace(NEW, second_payer=payer("Medicaid"))).second_payer == payer(
        "Medicaid"
    )


@pytest.fixture
def report(clinic):
    """Keep a signed report of a day in the clinic."""

    def kept(kind, on, treatment_day):
        made = a_report(kind=kind, on=on, treatment_day=treatment_day, signatures=({"by": "DK"},))
        clinic.reports.keep(made, PATIENT.id, THERAPIST.id, MORNING)

    return kept


def test_a_progress_report_starts_the_count_of_ten_days_anew(clinic, keep, report):
    keep(a_visit(on=date(2026, 11, 17), episode=Episode(typed_days=9, typed_on=date(2026, 11, 3))))
    report(ReportKind.PROGRESS, date(2026, 11, 17), 10)
    visit = opened(clinic)
    assert visit.episode is not None
    assert (visit.episode.treatment_day, visit.episode.reported_on_day) == (11, 10)


def test_after_a_discharge_an_episode_begins_with_its_first_day_and_without_a_plan(
    clinic, keep, report
):
    typed = Episode(typed_days=9, typed_on=date(2026, 11, 3), reported_on_day=8)
    keep(a_visit(on=date(2026, 11, 17), episode=typed, plan_of_care=PLAN, case="knee"))
    report(ReportKind.DISCHARGE, date(2026, 11, 17), 10)
    visit = opened(clinic)
    assert visit.episode is not None
    assert (visit.episode.treatment_day, visit.episode.reported_on_day) == (1, None)
    assert visit.episode.first_treated_on == date(2026, 11, 20)
    assert (visit.plan_of_care, visit.case) == (None, "knee")
    treated = a_visit(id=visit.id, on=visit.on).segments
    keep(replace(visit, plan_of_care=PLAN, segments=treated))
    later = opened(clinic, instant=at("14:00", date(2026, 11, 24)))
    assert later.episode is not None
    assert (later.episode.treatment_day, later.plan_of_care) == (2, PLAN)


def test_a_visit_on_the_day_of_the_discharge_belongs_to_the_episode_it_closes(clinic, keep, report):
    keep(a_visit(on=date(2026, 11, 17), episode=Episode(typed_days=9, typed_on=date(2026, 11, 3))))
    report(ReportKind.DISCHARGE, date(2026, 11, 20), 10)
    visit = opened(clinic)
    assert visit.episode is not None
    assert (visit.episode.treatment_day, visit.episode.discharged_on) == (11, None)


def test_a_code_that_ships_by_now_is_none_of_the_clinics_own(clinic):
    own = [f"{number} a code; untimed; one_on_one; PT" for number in ("97110", "20560")]
    clinic.settings.set("own_codes", own, THERAPIST.id, MORNING)
    assert [code.number for code in opened(clinic).codes] == ["20560"]


def test_the_days_of_the_week_are_counted_from_monday():
    friday, monday, sunday = (date(2026, 11, day) for day in (20, 16, 15))
    assert episode_on(friday, [sunday, monday, date(2026, 11, 18)], None).week_day == 3
    assert episode_on(monday, [sunday], None).week_day == 1
    assert episode_on(friday, [date(2026, 11, 21)], None).week_day == 1


def test_authorised_visits_are_counted_from_the_day_they_were_typed():
    known = Authorised(12, date(2026, 11, 17), typed=3, used=4)
    days = [date(2026, 11, day) for day in (10, 17, 18)]
    counted = episode_on(date(2026, 11, 20), days, Episode(authorised=known))
    assert counted.authorised == replace(known, used=6)
