"""The days that each certification of a plan covers, and by when it had to be made."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from therapytimer.visit.people import Certification, PlanOfCare

LONGEST_DAYS = 90  # of a certification, counted with the first treatment day as day 1
TIMELY_DAYS = 30  # for the first certification, counted the same way
ORDER_COUNTS_FROM = date(2025, 1, 1)  # an order on file stands in for the first signature
_DURATION = re.compile(r"([1-9]\d{0,2})[\s-]*(day|week|month)", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30}  # what a month holds is our own decision
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Certified:
    """A certification with the days that it covers, and the day by which it had to be made."""

    certification: Certification
    start: date
    last: date
    due_on: date
    by_order: bool = False


def certified_days(plan: PlanOfCare, first: date) -> tuple[Certified, ...]:
    """Give the certifications of a plan with the days that each covers, in order.

    `first` is the first treatment day. The next one begins where the one before ends, unless it
    says itself where it begins.
    """
    found: list[Certified] = []
    for one in (*plan.earlier, plan.certification):
        on_order = not found and by_order(plan.established_on, one)
        given = one.certified_on or one.verbal_on or (first if on_order else None)
        start = one.certified_from or first
        if given is None:
            continue
        if found:
            start = one.certified_from or found[-1].last + _ONE_DAY
            found.append(_again(plan, one, start, found[-1].last))
        elif start > first:
            found.append(_again(plan, one, start, start))
        else:
            found.append(_first(plan, one, first, given))
    return tuple(found)


def recertified(plan: PlanOfCare, first: date) -> PlanOfCare:
    """Give a plan whose certification joins the earlier ones and makes room for the next.

    What it covered is written into it, since the plan's duration may change now. A plan that
    nobody has certified yet stays as it is.
    """
    held = certified_days(plan, first)
    if len(held) <= len(plan.earlier):
        return plan
    one = held[-1]
    kept = replace(one.certification, certified_from=one.start, certified_through=one.last)
    return replace(
        plan,
        earlier=(*plan.earlier, kept),
        certified_on=None,
        certified_by="",
        certified_from=one.last + _ONE_DAY,
        certified_through=None,
        verbal_on=None,
        order_on=None,
        sent_on=None,
        delay_reason="",
    )


def by_order(established_on: date | None, one: Certification) -> bool:
    """Whether a signed order on file stands in for the signature on a first certification.

    Since 2025-01-01, with proof that the plan was sent to its writer within 30 days of the
    evaluation (42 CFR 424.24(c)).
    """
    if established_on is None or one.order_on is None or one.sent_on is None:
        return False
    days = (one.sent_on - established_on).days
    return established_on >= ORDER_COUNTS_FROM and 0 <= days <= TIMELY_DAYS


def days_planned(plan: PlanOfCare) -> int:
    """Tell for how many days a plan can be certified: its duration, 90 at most or where unclear."""
    found = _DURATION.search(plan.duration)
    if found is None:
        return LONGEST_DAYS
    return min(int(found[1]) * _DAYS[found[2].lower()], LONGEST_DAYS)


def _again(plan: PlanOfCare, one: Certification, start: date, due_on: date) -> Certified:
    """Give a recertification: as long as the plan, or to the day written on it, 90 days at most."""
    through = one.certified_through or start + timedelta(days=days_planned(plan) - 1)
    return Certified(one, start, min(through, start + timedelta(days=LONGEST_DAYS - 1)), due_on)


def _first(plan: PlanOfCare, one: Certification, first: date, given: date) -> Certified:
    """Give the first certification known.

    It ends with the plan's duration, after 90 days or on the day written, whichever comes first;
    where both its days are written the plan's duration may have changed since.
    A signature after the first 30 days that reaches beyond them may be a recertification, of
    which only the day written is known: then nothing is said against its day.
    """
    written = one.certified_from is not None and one.certified_through is not None
    longest = timedelta(days=(LONGEST_DAYS if written else days_planned(plan)) - 1)
    due_on, ends_on = first + timedelta(days=TIMELY_DAYS - 1), first + longest
    through = one.certified_through
    if given > ends_on:
        last = through or given + longest
        return Certified(one, first, last, given)
    if given > due_on and through is not None and through > ends_on:
        return Certified(one, first, through, given)
    last = min(ends_on, through or ends_on)
    return Certified(one, first, last, due_on, by_order(plan.established_on, one))
