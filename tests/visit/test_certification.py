"""How a plan of care stands on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import PLAN

from therapytimer.visit.certification import PlanState, by_order, plan_standing

FIRST = date(2026, 10, 1)
UNSIGNED = replace(PLAN, certified_on=None, certified_by="", certified_through=None, duration="")
SIGNED = replace(UNSIGNED, certified_on=date(2026, 10, 10))


def state(plan, day):
    """Tell the state on a treatment day, counted with the first as day 1."""
    return plan_standing(plan, FIRST + timedelta(days=day - 1), FIRST).state


def words(plan, day):
    return plan_standing(plan, FIRST + timedelta(days=day - 1), FIRST).words


@pytest.mark.parametrize(
    "plan",
    [None, replace(PLAN, established_on=None), replace(PLAN, established_by=" ")],
)
def test_a_plan_that_nobody_signed_and_dated_is_missing(plan):
    assert state(plan, 5) is PlanState.MISSING


def test_a_plan_established_after_the_visit_is_missing_on_its_day():
    assert state(PLAN, 0) is PlanState.MISSING
    assert state(PLAN, 1) is PlanState.CERTIFIED


def test_certification_is_pending_for_thirty_days_and_then_late():
    assert words(UNSIGNED, 1) == "Certification pending, day 1 of 30."
    assert [state(UNSIGNED, day) for day in (1, 30, 31, 90, 91)] == [
        PlanState.PENDING,
        PlanState.PENDING,
        PlanState.LATE,
        PlanState.LATE,
        PlanState.LAPSED,
    ]
    assert plan_standing(UNSIGNED, FIRST, FIRST).in_order
    assert not plan_standing(UNSIGNED, FIRST + timedelta(days=30), FIRST).in_order


def test_days_count_from_the_plan_where_the_first_treatment_is_unknown():
    assert plan_standing(UNSIGNED, date(2026, 10, 30), None).state is PlanState.PENDING
    assert plan_standing(UNSIGNED, date(2026, 10, 31), None).state is PlanState.LATE


def test_a_visit_before_the_first_treatment_known_is_day_one():
    plan = plan_standing(UNSIGNED, FIRST, FIRST + timedelta(days=5))
    assert plan.words == "Certification pending, day 1 of 30."


@pytest.mark.parametrize(
    ("duration", "last"),
    [
        ("", 90),
        ("12 weeks", 84),
        ("12-week", 84),
        ("45 days", 45),
        ("2 months", 60),
        ("6 months", 90),
        ("0 weeks", 90),
        ("until better", 90),
    ],
)
def test_a_certification_lasts_its_duration_or_ninety_days(duration, last):
    plan = replace(SIGNED, duration=duration)
    assert state(plan, last) is PlanState.CERTIFIED
    assert state(plan, last + 1) is PlanState.LAPSED


def test_a_day_written_on_the_certification_ends_it_earlier_never_later():
    assert state(replace(SIGNED, certified_through=date(2026, 10, 31)), 31) is PlanState.CERTIFIED
    assert state(replace(SIGNED, certified_through=date(2026, 10, 31)), 32) is PlanState.LAPSED
    assert state(replace(SIGNED, certified_through=date(2027, 3, 31)), 91) is PlanState.LAPSED


def test_a_recertification_lasts_to_the_day_written_on_it():
    plan = replace(SIGNED, certified_on=date(2026, 12, 20), certified_through=date(2027, 3, 20))
    assert state(plan, 171) is PlanState.CERTIFIED  # 2027-03-20
    assert state(plan, 172) is PlanState.LAPSED


def test_a_signature_after_the_first_period_counts_from_itself():
    plan = replace(SIGNED, certified_on=FIRST + timedelta(days=100))
    assert state(plan, 190) is PlanState.CERTIFIED
    assert state(plan, 191) is PlanState.LAPSED


def test_a_delayed_signature_counts_from_the_first_day():
    plan = replace(SIGNED, certified_on=FIRST + timedelta(days=50))
    assert state(plan, 90) is PlanState.CERTIFIED
    assert state(plan, 91) is PlanState.LAPSED


def test_an_order_on_file_stands_in_for_the_first_signature():
    plan = replace(UNSIGNED, order_on=date(2026, 9, 20), sent_on=date(2026, 10, 31))
    assert words(plan, 60) == "Certified by the order on file through 2026-12-29."
    assert state(plan, 91) is PlanState.LAPSED
    assert words(SIGNED, 60) == "Certified through 2026-12-29."


@pytest.mark.parametrize(
    "change",
    [
        {"order_on": None},
        {"sent_on": None},
        {"sent_on": date(2026, 11, 1)},
        {"sent_on": date(2026, 9, 30)},
        {"established_on": None},
        {"established_on": date(2024, 12, 31), "sent_on": date(2025, 1, 5)},
    ],
)
def test_an_order_counts_since_2025_with_proof_that_the_plan_was_sent_in_time(change):
    plan = replace(UNSIGNED, order_on=date(2026, 9, 20), sent_on=date(2026, 10, 31))
    assert by_order(plan)
    assert not by_order(replace(plan, **change))
