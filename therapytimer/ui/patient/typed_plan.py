"""What is typed of the plan of care."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.ui.parts.typed_day import UnclearError, parse_day
from therapytimer.ui.patient.particular import Particular
from therapytimer.visit.people import PlanOfCare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit

_NONE = PlanOfCare()
_TEXTS = (
    *("established_by", "type", "amount", "frequency", "duration", "certified_by"),
    "delay_reason",
)
# What has happened; a certification runs through a day that may still come.
_HAPPENED = {
    "established_on": "A plan is established today or before, not on {}.",
    "certified_on": "A certification is signed today or before, not on {}.",
    "verbal_on": "A verbal order is of today or before, not of {}.",
    "order_on": "An order on file is of today or before, not of {}.",
    "sent_on": "A plan is sent today or before, not on {}.",
}
_IN_ORDER = (
    ("established_on", "certified_on", "Certified on {1}, before it was established on {0}."),
    ("established_on", "certified_through", "The plan would end on {1}, before it starts on {0}."),
    ("certified_from", "certified_through", "It would end on {1}, before it begins on {0}."),
    ("verbal_on", "certified_on", "Signed on {1}, before the verbal order of {0}."),
    ("established_on", "sent_on", "Sent on {1}, before it was established on {0}."),
)


def _text(key: str, visit: Visit, text: str, _ground: Ground) -> Visit:
    return _planned(visit, key, text.strip())


def _day(key: str, visit: Visit, text: str, ground: Ground) -> Visit:
    day = parse_day(text.strip()) if text.strip() else None
    if day is not None and key in _HAPPENED and day > ground.today:
        raise UnclearError(_HAPPENED[key].format(day))
    changed = _planned(visit, key, day)
    _refuse_disorder(changed.plan_of_care or _NONE, key)
    return changed


def _refuse_disorder(plan: PlanOfCare, key: str) -> None:
    for first, second, sentence in _IN_ORDER:
        early: date | None = getattr(plan, first)
        late: date | None = getattr(plan, second)
        if key in {first, second} and early and late and late < early:
            raise UnclearError(sentence.format(early, late))


def _goals(visit: Visit, text: str, _ground: Ground) -> Visit:
    goals = (line.strip() for line in text.splitlines())
    return _planned(visit, "goals", tuple(goal for goal in goals if goal))


def _planned(visit: Visit, key: str, value: object) -> Visit:
    plan = replace(visit.plan_of_care or _NONE, **{key: value})
    return replace(visit, plan_of_care=None if plan == _NONE else plan)


def _shown_text(key: str, visit: Visit) -> str:
    return getattr(visit.plan_of_care or _NONE, key)


def _shown_day(key: str, visit: Visit) -> str:
    day: date | None = getattr(visit.plan_of_care or _NONE, key)
    return day.isoformat() if day else ""


PLAN: Mapping[str, Particular] = {
    **{f"plan.{key}": Particular(partial(_shown_text, key), partial(_text, key)) for key in _TEXTS},
    **{
        f"plan.{key}": Particular(partial(_shown_day, key), partial(_day, key))
        for key in (*_HAPPENED, "certified_from", "certified_through")
    },
    "plan.goals": Particular(lambda visit: "\n".join((visit.plan_of_care or _NONE).goals), _goals),
}
