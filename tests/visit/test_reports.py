"""Progress and discharge reports: what they gather by themselves, and who may sign them."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import (
    ASSISTANT,
    CLINIC,
    COLLEAGUE,
    PATIENT,
    PLAN,
    THERAPIST,
    ZONE,
    a_decision,
    a_visit,
    a_void,
    payer,
)

from therapytimer.visit.measures import Measure
from therapytimer.visit.record import RecordError
from therapytimer.visit.record.reports import report_of, report_record
from therapytimer.visit.report_duties import Treated, has_furnished, lacking, prefilled
from therapytimer.visit.reports import (
    Goal,
    GoalState,
    Measured,
    Report,
    ReportKind,
    days_of_period,
    episode_after,
)
from therapytimer.visit.visit import Episode

SIGNED = ({"by": "DK"},)
DAYS = [date(2026, 11, number) for number in (2, 4, 9, 11)]


def a_report(**changes):
    report = Report(
        id="report-one",
        kind=ReportKind.PROGRESS,
        on=date(2026, 11, 11),
        timezone=ZONE,
        discipline="PT",
        patient=PATIENT,
        author=THERAPIST,
        clinic=CLINIC,
        words={"progress": "Stands 7 s on one leg", "reason": "Goals met"},
    )
    return replace(report, **changes)


def visits(*measures, **changes):
    """Give one visit for each day with its measures."""
    return [
        a_visit(id=f"visit-{on}", on=on, plan_of_care=PLAN, measures=taken, **changes)
        for on, taken in zip(DAYS, measures, strict=False)
    ]


def stance(value, side="left", unit="s"):
    return Measure("Single-leg stance", Decimal(value), unit, side)


def test_a_period_begins_after_the_report_before_and_after_a_discharge():
    assert days_of_period(DAYS, (None,), DAYS[2]) == tuple(DAYS[:3])
    assert days_of_period(reversed(DAYS), (DAYS[1], None), DAYS[3]) == tuple(DAYS[2:])
    assert days_of_period(DAYS, (DAYS[0], DAYS[2]), DAYS[3]) == (DAYS[3],)


def known(*reports, before=None, on=date(2026, 12, 1)):
    return episode_after(before, reports, on)


def signed_on(day, treatment_day=None, kind=ReportKind.PROGRESS):
    return a_report(on=day, treatment_day=treatment_day, kind=kind, signatures=SIGNED)


def test_a_signed_progress_report_starts_the_count_of_ten_anew():
    assert known() == Episode()
    assert known(signed_on(DAYS[1], 10)).reported_on_day == 10
    assert known(signed_on(DAYS[1], 10), signed_on(DAYS[3], 18)).reported_on_day == 18
    assert known(signed_on(DAYS[1], 10), before=Episode(reported_on_day=12)).reported_on_day == 12
    assert known(a_report(treatment_day=10)).reported_on_day is None
    assert known(signed_on(DAYS[1])).reported_on_day is None


def test_a_report_counts_from_its_own_day_on():
    assert known(signed_on(DAYS[1], 10), on=DAYS[0]).reported_on_day is None
    assert known(signed_on(DAYS[1], 10), on=DAYS[1]).reported_on_day == 10


def test_a_discharge_closes_the_episode_for_the_days_after_it():
    before = Episode(treatment_day=12, typed_days=6, typed_on=DAYS[0], reported_on_day=10)
    discharge = signed_on(DAYS[2], 12, ReportKind.DISCHARGE)
    assert known(discharge, before=before, on=DAYS[2]) == before
    closed = known(discharge, signed_on(DAYS[1], 10), before=before, on=DAYS[3])
    assert closed == Episode(discharged_on=DAYS[2])
    again = replace(closed, treatment_day=3, typed_on=DAYS[3])
    assert known(discharge, before=again) == again
    unsigned = replace(discharge, signatures=())
    assert known(unsigned, before=before) == before


def test_a_report_of_the_new_episode_counts_in_it():
    discharge = signed_on(DAYS[1], 12, ReportKind.DISCHARGE)
    assert known(discharge, signed_on(DAYS[1], 11), signed_on(DAYS[2], 9)) == Episode(
        discharged_on=DAYS[1], reported_on_day=9
    )


def test_a_report_gathers_days_plan_and_goals_of_the_period():
    found = prefilled(a_report(), visits((), (), ()))
    assert found.treated_on == tuple(DAYS[:3])
    assert found.plan_of_care == PLAN
    assert found.goals == (Goal("Single-leg stance 10 s by 2026-12-15"),)


def test_what_was_written_of_a_goal_stays_while_the_plan_has_it():
    written = Goal(PLAN.goals[0], GoalState.MET, "12 s on 11-09")
    kept = prefilled(a_report(goals=(written, Goal("Stairs"))), visits(()))
    assert kept.goals == (written,)


def test_a_report_without_visits_keeps_the_plan_it_has():
    assert prefilled(a_report(plan_of_care=PLAN), []).plan_of_care == PLAN
    assert prefilled(a_report(), []).goals == ()


def test_a_measure_stands_as_last_taken_beside_the_first_of_the_period():
    taken = visits((stance("4"), stance("9", "right")), (stance("5"),), (stance("7"),))
    found = prefilled(a_report(), taken).measures
    left = replace(stance("7"), before=Decimal(4), before_on=DAYS[0])
    assert found == (Measured(left, DAYS[2]), Measured(stance("9", "right"), DAYS[0]))
    assert [(one.first, one.now) for one in found] == [
        ("4 s on 2026-11-02", "7 s on 2026-11-09"),
        ("", "9 s on 2026-11-02"),
    ]


def test_what_was_compared_at_the_visit_is_compared_anew_over_the_period():
    once = replace(stance("7"), before=Decimal(1), before_on=date(2026, 1, 1))
    assert prefilled(a_report(), visits((once,))).measures == (Measured(stance("7"), DAYS[0]),)


def test_values_in_another_unit_are_measures_of_their_own():
    found = prefilled(a_report(), visits((stance("4"),), (stance("1", unit="min"),))).measures
    assert [one.measure.before for one in found] == [None, None]


def test_a_void_visit_has_neither_day_nor_measures_in_a_report():
    void = visits((stance("4"),), marks=(a_void(),))
    found = prefilled(a_report(), void)
    assert (found.treated_on, found.measures) == ((), ())


def furnished(log, billed, by=THERAPIST.id, **changes):
    return has_furnished(by, Treated(a_visit(log, **changes), frozenset(billed)))


def test_a_service_is_furnished_by_who_took_part_in_every_minute_of_it():
    assert furnished("97112 14:00-14:24 DK", ["97112"])
    assert furnished("97112 14:00-14:24 DK+AS", ["97112"])
    assert furnished("97112 14:00-14:24 AS, 97110 14:24-14:40 DK", ["97110", "97112"])
    assert not furnished("97112 14:00-14:10 DK, 97112 14:10-14:24 AS", ["97112"])
    assert not furnished("97112 14:00-14:24 DK", [])
    assert not furnished("97112 14:00-14:24 DK", ["97112"], by="JR")
    assert not furnished("97112 14:00-14:24 DK", ["97112"], marks=(a_void(),))


def test_a_service_is_known_by_the_code_that_is_billed():
    level = a_decision("evaluation", "97161")
    assert furnished("evaluation 14:00-14:40 DK", ["97161"], decisions=(level,))
    assert furnished("97014 14:00-14:20 DK", ["G0283"], payer=payer())


TREATED = [Treated(a_visit(), frozenset({"97112", "97110"}))]


def test_a_therapist_who_has_treated_and_says_how_it_went_may_sign():
    assert lacking(a_report(), TREATED) == ()
    assert lacking(a_report(kind=ReportKind.DISCHARGE), TREATED) == ()


def test_an_assistant_may_not_sign_a_report_however_much_was_treated():
    by_assistant = [Treated(a_visit("97112 14:00-14:24 AS"), frozenset({"97112"}))]
    (said,) = lacking(a_report(author=ASSISTANT), by_assistant)
    assert said == "A progress report is the therapist's to write: an assistant may not sign it."


def test_who_has_not_treated_in_the_period_may_not_sign():
    (said,) = lacking(a_report(author=COLLEAGUE), TREATED)
    assert said.startswith("Sample Therapist Jo Reed has furnished no whole billable service")
    assert len(lacking(a_report(), [])) == 1


def test_a_report_needs_credentials_and_words_of_its_own():
    nobody = replace(THERAPIST, credentials=" ")
    assert lacking(a_report(author=nobody, words={"progress": " "}), TREATED) == (
        "Sample Therapist Dana Kay has no credentials: type them on the page of people.",
        "“Progress” is empty: say it in your own words.",
    )
    assert lacking(a_report(kind=ReportKind.DISCHARGE, words={}), TREATED) == (
        "“Reason for discharge” is empty: say it in your own words.",
    )


def test_a_report_is_named_by_its_kind():
    assert [one.heading for one in ReportKind] == ["Progress report", "Discharge report"]


def full_report():
    taken = visits((stance("4"),), (stance("7"), stance("9", "right")))
    report = prefilled(a_report(treatment_day=10), taken)
    return replace(report, signatures=({"by": "DK", "at": "2026-11-11T15:00:00Z"},))


def through_json(report, **changes):
    return report_of(json.loads(json.dumps(report_record(report))) | changes)


@pytest.mark.parametrize("report", [a_report(), full_report()])
def test_a_report_comes_back_equal_through_json(report):
    assert through_json(report) == report


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "therapytimer-report/2"}, "expected therapytimer-report/1"),
        ({"clinicians": []}, "clinicians must name the one who wrote the report"),
        ({"kind": "weekly"}, "expected one of progress, discharge"),
        ({"treated_on": ["soon"]}, "expected a day such as 2026-11-20"),
    ],
)
def test_another_record_is_refused_in_one_sentence(change, said):
    with pytest.raises(RecordError, match=said):
        through_json(a_report(), **change)


def test_words_may_be_absent():
    assert through_json(a_report(), words=None).words == {}
