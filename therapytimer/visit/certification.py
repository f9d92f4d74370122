"""The plan of care and its certification on a day (42 CFR 424.24, Pub. 100-02 ch. 15 §220.1.3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from therapytimer.visit.certified_days import (
    ORDER_COUNTS_FROM,
    TIMELY_DAYS,
    Certified,
    certified_days,
    days_planned,
)
from therapytimer.visit.people import PlanOfCare

VERBAL_DAYS = 14  # after a verbal order its signature is due
SOON_DAYS = 14  # before a certification ends it is said; our own decision
_SIGN = "Have it signed; a delayed certification is accepted with the reason."
_RECERTIFY = "Recertify the plan, with the reason for the delay."
_EXPLAIN = "Write the reason for the delay."


class PlanState(StrEnum):
    """How a plan of care stands on a day; only the last three are findings."""

    CERTIFIED = "certified"
    DUE_SOON = "due soon"
    PENDING = "pending"
    LATE = "late"
    LAPSED = "lapsed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a plan of care, in words for screen and note.

    `due_on` is the day by which something has to be done, `fix` what sets it right where it is
    wrong.
    """

    state: PlanState
    words: str
    due_on: date | None = None
    fix: str = ""

    @property
    def in_order(self) -> bool:
        """Whether nothing is wrong: a pending certification is nothing wrong."""
        return self.state in {PlanState.CERTIFIED, PlanState.DUE_SOON, PlanState.PENDING}


def plan_standing(plan: PlanOfCare | None, on: date, first_treated_on: date | None) -> Standing:
    """Tell how a plan stands on a day of treatment.

    `first_treated_on` is day 1 of every count; where it is unknown the day the plan was
    established is taken, since evaluation and plan usually share it.
    """
    if plan is None or plan.established_on is None or not plan.established_by.strip():
        return Standing(PlanState.MISSING, "No plan of care is established, signed and dated.")
    if plan.established_on > on:
        words = f"The plan of care is of {plan.established_on}, after this visit."
        return Standing(PlanState.MISSING, words)
    first = first_treated_on or plan.established_on
    held = certified_days(plan, first)
    return _among(held, on) if held else _uncertified(plan, on, first)


def _among(held: tuple[Certified, ...], on: date) -> Standing:
    """Tell the state on a day by the certification that reaches farthest over it."""
    # The first treatment day known is not always the first there was.
    on = max(on, held[0].start)
    begun = [one for one in held if one.start <= on]
    latest = max(begun, key=_last)
    if on <= latest.last:
        return _covered(latest, on)
    words = f"The certification lapsed after {latest.last}."
    return Standing(PlanState.LAPSED, words, latest.last, _RECERTIFY)


def _last(one: Certified) -> date:
    return one.last


def _covered(held: Certified, on: date) -> Standing:
    """Tell the state on a day that a certification covers."""
    one = held.certification
    if held.by_order and one.certified_on is None:
        return _good(held, on, " by the order on file")
    if one.certified_on is None and one.verbal_on is not None:
        return _by_word(one.verbal_on, on)
    if not _timely(held) and not one.delay_reason.strip():
        words = f"Certified late, on {one.certified_on}: it was due by {held.due_on}."
        return Standing(PlanState.LATE, words, held.due_on, _EXPLAIN)
    return _good(held, on, "" if _timely(held) else " late, with a reason,")


def _good(held: Certified, on: date, how: str) -> Standing:
    soon = (held.last - on).days < SOON_DAYS
    state = PlanState.DUE_SOON if soon else PlanState.CERTIFIED
    return Standing(state, f"Certified{how} through {held.last}.", held.last)


def _by_word(verbal_on: date, on: date) -> Standing:
    """Tell how a verbal order stands that nobody has signed yet."""
    due_on = verbal_on + timedelta(days=VERBAL_DAYS)
    if on > due_on:
        words = f"The verbal order of {verbal_on} is not signed: that was due by {due_on}."
        return Standing(PlanState.LATE, words, due_on, _SIGN)
    words = f"Certified by the verbal order of {verbal_on}; its signature is due by {due_on}."
    return Standing(PlanState.PENDING, words, due_on)


def _timely(held: Certified) -> bool:
    """Whether it was signed in time, or ordered by word in time and signed within 14 days."""
    one = held.certification
    signed, word = one.certified_on, one.verbal_on
    if held.by_order or (signed is not None and signed <= held.due_on):
        return True
    if signed is None or word is None:
        return False
    return word <= held.due_on and signed <= word + timedelta(days=VERBAL_DAYS)


def _uncertified(plan: PlanOfCare, on: date, first: date) -> Standing:
    day = max((on - first).days + 1, 1)
    last = first + timedelta(days=days_planned(plan) - 1)
    due_on = first + timedelta(days=TIMELY_DAYS - 1)
    if on > last:
        words = f"Never certified, and the plan ended on {last}."
        return Standing(PlanState.LAPSED, words, last, _RECERTIFY)
    if day > TIMELY_DAYS:
        words = f"The certification is late: day {day}, due by day {TIMELY_DAYS}."
        return Standing(PlanState.LATE, words, due_on, _SIGN)
    words = f"Certification pending, day {day} of {TIMELY_DAYS}.{_to_send(plan, on)}"
    return Standing(PlanState.PENDING, words, due_on)


def _to_send(plan: PlanOfCare, on: date) -> str:
    """Say by when the plan must be sent for an order on file to count."""
    if plan.order_on is None or plan.sent_on is not None or plan.established_on is None:
        return ""
    by = plan.established_on + timedelta(days=TIMELY_DAYS)
    if on > by or plan.established_on < ORDER_COUNTS_FROM:
        return ""
    return f" An order is on file: it counts once the plan is sent, by {by}."
