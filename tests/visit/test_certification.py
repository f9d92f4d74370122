"""How a plan of care stands on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import PLAN
from hypothesis import given
from hypothesis import strategies as some

from therapytimer.visit.certification import PlanState, plan_standing
from therapytimer.visit.certified_days import by_order, certified_days, recertified

FIRST = date(2026, 10, 1)
UNSIGNED = replace(PLAN, certified_on=None, certified_by="", certified_through=None, duration="")
SIGNED = replace(UNSIGNED, certified_on=date(2026, 10, 10))


def state(plan, day):
    """Tell the state on a treatment day, counted with the first as day 1."""
    return plan_standing(plan, FIRST + timedelta(days=day - 1), FIRST).state


def words(plan, day):
    return plan_standing(plan, FIRST + timedelta(days=day - 1), FIRST).words


def due_on(plan, day):
    return plan_standing(plan, FIRST + timedelta(days=day - 1), FIRST).due_on


def holds(plan, day):
    """Whether a certification covers a day."""
    return state(plan, day) in {PlanState.CERTIFIED, PlanState.DUE_SOON}


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
    assert due_on(UNSIGNED, 1) == due_on(UNSIGNED, 31) == date(2026, 10, 30)
    assert due_on(UNSIGNED, 91) == date(2026, 12, 29)
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
    assert holds(plan, last)
    assert state(plan, last + 1) is PlanState.LAPSED


@given(some.integers(1, 200), some.integers(1, 300))
def test_no_day_is_covered_beyond_the_duration_or_the_ninetieth(days, day):
    assert holds(replace(SIGNED, duration=f"{days} days"), day) is (day <= min(days, 90))


def test_the_last_fourteen_days_of_a_certification_are_told():
    assert [state(SIGNED, day) for day in (1, 76, 77, 90)] == [
        PlanState.CERTIFIED,
        PlanState.CERTIFIED,
        PlanState.DUE_SOON,
        PlanState.DUE_SOON,
    ]
    assert due_on(SIGNED, 76) == due_on(SIGNED, 77) == due_on(SIGNED, 91) == date(2026, 12, 29)
    assert plan_standing(SIGNED, date(2026, 12, 29), FIRST).in_order


def test_a_lapse_says_how_it_is_set_right():
    found = plan_standing(SIGNED, date(2026, 12, 30), FIRST)
    assert (found.words, found.fix) == (
        "The certification lapsed after 2026-12-29.",
        "Recertify the plan, with the reason for the delay.",
    )


def test_a_day_written_on_the_certification_ends_it_earlier_never_later():
    written = replace(SIGNED, certified_through=date(2026, 10, 31))
    assert holds(written, 31)
    assert state(written, 32) is PlanState.LAPSED
    beyond = replace(SIGNED, certified_through=date(2027, 3, 31))
    assert state(beyond, 91) is PlanState.LAPSED
    assert state(replace(beyond, certified_on=date(2026, 10, 30)), 91) is PlanState.LAPSED
    assert holds(replace(beyond, certified_on=date(2026, 10, 31)), 91)


def test_a_recertification_alone_lasts_to_the_day_written_on_it():
    plan = replace(SIGNED, certified_on=date(2026, 12, 20), certified_through=date(2027, 3, 20))
    assert holds(plan, 171)  # 2027-03-20
    assert state(plan, 172) is PlanState.LAPSED
    after = replace(plan, certified_on=date(2027, 1, 10))
    assert holds(after, 171)
    assert state(after, 172) is PlanState.LAPSED


def test_a_signature_after_the_first_period_counts_from_itself():
    plan = replace(SIGNED, certified_on=FIRST + timedelta(days=100))
    assert holds(plan, 190)
    assert state(plan, 191) is PlanState.LAPSED


@pytest.mark.parametrize(("signed", "in_time"), [(30, True), (31, False), (90, False)])
def test_a_first_signature_after_day_thirty_needs_its_reason(signed, in_time):
    plan = replace(SIGNED, certified_on=FIRST + timedelta(days=signed - 1))
    assert holds(plan, 60) is in_time
    told = replace(plan, delay_reason="The physician was away")
    assert holds(told, 90)
    assert state(told, 91) is PlanState.LAPSED


def test_what_is_late_says_since_when_and_what_sets_it_right():
    plan = replace(SIGNED, certified_on=date(2026, 10, 31))
    found = plan_standing(plan, date(2026, 11, 5), FIRST)
    assert found.state is PlanState.LATE
    assert found.words == "Certified late, on 2026-10-31: it was due by 2026-10-30."
    assert found.fix == "Write the reason for the delay."
    assert not found.in_order
    told = replace(plan, delay_reason="Lost in the post")
    assert words(told, 36) == "Certified late, with a reason, through 2026-12-29."


def test_a_verbal_order_holds_for_fourteen_days_until_it_is_signed():
    plan = replace(UNSIGNED, verbal_on=date(2026, 10, 20))
    assert words(plan, 34) == (
        "Certified by the verbal order of 2026-10-20; its signature is due by 2026-11-03."
    )
    assert due_on(plan, 34) == date(2026, 11, 3)
    assert [state(plan, day) for day in (34, 35)] == [PlanState.PENDING, PlanState.LATE]
    late = plan_standing(plan, date(2026, 11, 4), FIRST)
    assert late.fix.startswith("Have it signed")
    assert late.words == "The verbal order of 2026-10-20 is not signed: that was due by 2026-11-03."
    assert state(plan, 91) is PlanState.LAPSED


@pytest.mark.parametrize(
    ("word", "signed", "in_time"),
    [(20, 34, True), (20, 35, False), (30, 44, True), (31, 45, False), (20, 30, True)],
)
def test_a_verbal_order_in_time_and_signed_within_fourteen_days_is_timely(word, signed, in_time):
    plan = replace(
        UNSIGNED,
        verbal_on=FIRST + timedelta(days=word - 1),
        certified_on=FIRST + timedelta(days=signed - 1),
    )
    assert holds(plan, 60) is in_time


def test_an_order_on_file_stands_in_for_the_first_signature():
    plan = replace(UNSIGNED, order_on=date(2026, 9, 20), sent_on=date(2026, 10, 31))
    assert words(plan, 60) == "Certified by the order on file through 2026-12-29."
    assert holds(plan, 90)
    assert state(plan, 91) is PlanState.LAPSED
    assert words(SIGNED, 60) == "Certified through 2026-12-29."
    late = replace(plan, certified_on=date(2026, 11, 20))
    assert words(late, 60) == "Certified through 2026-12-29."


def test_an_order_on_file_waits_for_the_plan_to_be_sent():
    plan = replace(UNSIGNED, order_on=date(2026, 9, 20))
    assert words(plan, 30) == (
        "Certification pending, day 30 of 30. An order is on file: it counts once the plan is "
        "sent, by 2026-10-31."
    )
    assert "order" not in words(replace(plan, sent_on=date(2026, 11, 5)), 30)
    old = replace(plan, established_on=date(2024, 12, 31))
    assert "order" not in plan_standing(old, date(2025, 1, 5), date(2024, 12, 31)).words
    assert "order" in words(replace(plan, established_on=date(2026, 9, 10)), 10)
    assert "order" not in words(replace(plan, established_on=date(2026, 9, 10)), 11)
    of_the_first_day = replace(plan, established_on=date(2025, 1, 1))
    assert "order" in plan_standing(of_the_first_day, date(2025, 1, 5), date(2025, 1, 1)).words


@pytest.mark.parametrize(
    "change",
    [
        {"order_on": None},
        {"sent_on": None},
        {"sent_on": date(2026, 11, 1)},
        {"sent_on": date(2026, 9, 30)},
    ],
)
def test_an_order_counts_with_proof_that_the_plan_was_sent_in_time(change):
    plan = replace(UNSIGNED, order_on=date(2026, 9, 20), sent_on=date(2026, 10, 31))
    established_on = date(2026, 10, 1)
    assert by_order(established_on, plan.certification)
    assert by_order(established_on, replace(plan, sent_on=established_on).certification)
    assert not by_order(established_on, replace(plan, **change).certification)


def test_an_order_counts_for_plans_established_since_2025():
    plan = replace(UNSIGNED, order_on=date(2024, 12, 1), sent_on=date(2025, 1, 5))
    assert by_order(date(2025, 1, 1), plan.certification)
    assert not by_order(date(2024, 12, 31), plan.certification)
    assert not by_order(None, plan.certification)


def again(**changes):
    """Give the usual plan recertified, with what is known of the next certification."""
    plan = replace(SIGNED, frequency="1 a week")
    return replace(recertified(plan, FIRST), **changes)


def test_recertifying_keeps_what_the_certification_before_covered():
    plan = again()
    (before,) = plan.earlier
    assert (before.certified_on, before.certified_by) == (SIGNED.certified_on, SIGNED.certified_by)
    assert (before.certified_from, before.certified_through) == (FIRST, date(2026, 12, 29))
    assert (plan.certified_on, plan.certified_through) == (None, None)
    assert plan.certified_from == date(2026, 12, 30)
    assert plan.frequency == "1 a week"
    assert holds(plan, 90)
    assert state(plan, 91) is PlanState.LAPSED


@pytest.mark.parametrize("certified", ["order", "word"])
def test_every_way_of_certifying_can_be_followed_by_the_next(certified):
    given = {
        "order": {"order_on": date(2026, 9, 20), "sent_on": date(2026, 10, 5)},
        "word": {"verbal_on": date(2026, 10, 5)},
    }[certified]
    plan = recertified(replace(UNSIGNED, delay_reason="none", **given), FIRST)
    assert len(plan.earlier) == 1
    assert (plan.order_on, plan.sent_on, plan.verbal_on, plan.delay_reason) == (None,) * 3 + ("",)


def test_nothing_is_recertified_that_nobody_certified():
    assert recertified(UNSIGNED, FIRST) == UNSIGNED
    plan = again()
    assert recertified(plan, FIRST) == plan


def test_a_recertification_lasts_another_ninety_days_or_its_duration():
    plan = again(certified_on=date(2026, 12, 20))
    assert [holds(plan, day) for day in (90, 91, 180)] == [True, True, True]
    assert state(plan, 181) is PlanState.LAPSED
    short = replace(plan, duration="4 weeks")
    assert holds(short, 118)
    assert state(short, 119) is PlanState.LAPSED


def test_a_day_written_on_a_recertification_counts_up_to_ninety_days():
    written = again(certified_on=date(2026, 12, 20), certified_through=date(2027, 1, 31))
    assert holds(written, 123)  # 2027-01-31
    assert state(written, 124) is PlanState.LAPSED
    long = replace(written, certified_through=date(2027, 12, 31))
    assert holds(long, 180)
    assert state(long, 181) is PlanState.LAPSED


@pytest.mark.parametrize(
    ("signed", "in_time"), [(date(2026, 12, 29), True), (date(2026, 12, 30), False)]
)
def test_a_recertification_is_due_when_the_one_before_ends(signed, in_time):
    assert holds(again(certified_on=signed), 95) is in_time
    assert holds(again(certified_on=signed, delay_reason="away"), 95)


def test_an_order_on_file_recertifies_nothing():
    plan = again(order_on=date(2026, 12, 1), sent_on=date(2026, 10, 20))
    assert state(plan, 91) is PlanState.LAPSED
    told = again(
        order_on=date(2026, 12, 1), sent_on=date(2026, 10, 20), certified_on=date(2027, 1, 5)
    )
    assert state(told, 100) is PlanState.LATE


def test_a_recertification_before_the_end_takes_over_at_its_beginning():
    plan = again(certified_on=date(2026, 11, 20), certified_from=date(2026, 11, 20))
    assert words(plan, 50) == "Certified through 2026-12-29."
    assert words(plan, 51) == "Certified through 2027-02-17."


def test_between_two_certifications_nothing_is_certified():
    plan = again(certified_on=date(2027, 1, 10), certified_from=date(2027, 1, 10), delay_reason="-")
    assert [holds(plan, day) for day in (90, 91, 101, 102)] == [True, False, False, True]
    unknown = replace(plan, certified_from=None)
    assert [holds(unknown, day) for day in (91, 180, 181)] == [True, True, False]


def test_a_certification_typed_as_the_one_in_force_counts_from_where_it_begins():
    plan = replace(SIGNED, certified_on=date(2026, 12, 28), certified_from=date(2026, 12, 30))
    assert holds(plan, 10)
    assert holds(plan, 180)
    assert state(plan, 181) is PlanState.LAPSED
    assert certified_days(plan, FIRST)[0].due_on == date(2026, 12, 30)
    from_the_first = replace(SIGNED, certified_from=FIRST)
    assert certified_days(from_the_first, FIRST)[0].due_on == date(2026, 10, 30)
