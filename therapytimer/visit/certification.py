"""The plan of care and its certification on a day (42 CFR 424.24, Pub. 100-02 ch. 15 §220.1.3)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from therapytimer.visit.people import PlanOfCare

LONGEST_DAYS = 90  # of a certification, counted with the first treatment day as day 1
TIMELY_DAYS = 30  # for the first certification, counted the same way
ORDER_COUNTS_FROM = date(2025, 1, 1)  # an order on file stands in for the first signature
_DURATION = re.compile(r"([1-9]\d{0,2})[\s-]*(day|week|month)", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30}  # what a month holds is our own decision


class PlanState(StrEnum):
    """How a plan of care stands on a day; only the last three are findings."""

    CERTIFIED = "certified"
    PENDING = "pending"
    LATE = "late"
    LAPSED = "lapsed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a plan of care, in words for screen and note."""

    state: PlanState
    words: str

    @property
    def in_order(self) -> bool:
        """Whether nothing is wrong: a pending certification is nothing wrong."""
        return self.state in {PlanState.CERTIFIED, PlanState.PENDING}


def plan_standing(plan: PlanOfCare | None, on: date, first_treated_on: date | None) -> Standing:
    """Tell how a plan stands on a day of treatment.

    `first_treated_on` is day 1 of every count; where it is unknown the day the plan was
    established is taken, since evaluation and plan usually share it.
    """
    if plan is None or plan.established_on is None or not plan.established_by.strip():
        return Standing(PlanState.MISSING, "No plan of care is established, signed and dated.")
    if plan.established_on > on:
        return Standing(
            PlanState.MISSING, f"The plan of care is of {plan.established_on}, after this visit."
        )
    first = first_treated_on or plan.established_on
    if plan.certified_on is not None or by_order(plan):
        return _certified(plan, on, _last_day(plan, first))
    return _uncertified(on, first, first + timedelta(days=_days_planned(plan) - 1))


def by_order(plan: PlanOfCare) -> bool:
    """Whether a signed order on file stands in for the signature on the first certification.

    Since 2025-01-01, with proof that the plan was sent to its writer within 30 days of the
    evaluation (42 CFR 424.24(c)).
    """
    if plan.established_on is None or plan.order_on is None or plan.sent_on is None:
        return False
    days = (plan.sent_on - plan.established_on).days
    return plan.established_on >= ORDER_COUNTS_FROM and 0 <= days <= TIMELY_DAYS


def _certified(plan: PlanOfCare, on: date, last: date) -> Standing:
    if on > last:
        return Standing(PlanState.LAPSED, f"The certification lapsed after {last}.")
    how = "" if plan.certified_on is not None else " by the order on file"
    return Standing(PlanState.CERTIFIED, f"Certified{how} through {last}.")


def _uncertified(on: date, first: date, last: date) -> Standing:
    day = max((on - first).days + 1, 1)
    if on > last:
        return Standing(PlanState.LAPSED, f"Never certified, and the plan ended on {last}.")
    if day > TIMELY_DAYS:
        words = f"The certification is late: day {day}, due by day {TIMELY_DAYS}."
        return Standing(PlanState.LATE, words)
    return Standing(PlanState.PENDING, f"Certification pending, day {day} of {TIMELY_DAYS}.")


def _last_day(plan: PlanOfCare, first: date) -> date:
    """Tell the last certified day.

    A first certification ends with the plan's duration, after 90 days or on the day written,
    whichever comes first. A signature after the first 30 days may be a recertification, of which
    only the day written is known; without one it counts from the first day if that still holds.
    """
    longest = timedelta(days=_days_planned(plan) - 1)
    signed = plan.certified_on or first
    first_one = signed < first + timedelta(days=TIMELY_DAYS)
    if plan.certified_through is not None and not first_one:
        return plan.certified_through
    last = first + longest if signed <= first + longest else signed + longest
    return min(last, plan.certified_through or last)


def _days_planned(plan: PlanOfCare) -> int:
    found = _DURATION.search(plan.duration)
    if found is None:
        return LONGEST_DAYS
    return min(int(found[1]) * _DAYS[found[2].lower()], LONGEST_DAYS)
