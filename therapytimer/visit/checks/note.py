"""Checks of the words: the note's own fields and those of every service."""

import re
from collections.abc import Callable

from therapytimer.billing.codes import TimeBasis
from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.checks.words import blanks, holds_measure, is_generic, reads_like
from therapytimer.visit.cloning import texts_of
from therapytimer.visit.service_fields import (
    EVALUATIONS,
    GOAL,
    NEUROMUSCULAR,
    RE_EVALUATIONS,
    RESPONSE,
    TECHNIQUE,
    fields_of,
)

_GOAL_WORD = re.compile(r"[^\W\d_]{4,}")
# Words of a goal that say nothing of what it is about.
_EMPTY = frozenset({"able", "from", "goal", "goals", "have", "less", "long", "more", "patient"})
_EVALUATIONS = {*EVALUATIONS, *RE_EVALUATIONS}
_GOAL_FIELDS = ("note.assessment", "note.progress", "note.plan")


def services_documented(context: Context) -> Result:
    """See that each service stands in words of its code (Pub. 100-02 ch. 15 §220.3).

    97112 has checks of its own.
    """
    services = [one for one in context.services if one.code != NEUROMUSCULAR]
    if not services:
        return None
    return [
        Missing(f"{one.code}: {field.title.lower()} not written yet.", one.where(field.key))
        for one in services
        for field in fields_of(one.code)
        if field.needed and not one.says(field.key)
    ]


def filled(key: str, title: str) -> Callable[[Context], Result]:
    """Make the check that one field of the note is filled."""

    def check(context: Context) -> Result:
        if context.visit.note.get(key, "").strip():
            return []
        return [Missing(f"{title} is missing.", f"note.{key}")]

    return check


def specific(context: Context) -> Result:
    """See that no service stands in words that fit every patient; 97112 is asked elsewhere."""
    services = [
        one for one in context.services if one.code != NEUROMUSCULAR and one.says(TECHNIQUE)
    ]
    if not services:
        return None
    return [
        Missing(
            f"{one.code}: “{one.says(TECHNIQUE)[:40]}” is generic: name what was done, where and "
            "how much.",
            one.where(TECHNIQUE),
        )
        for one in services
        if is_generic(one.says(TECHNIQUE))
    ]


def reads_as_billed(context: Context) -> Result:
    """See that no service reads like another code, which a payer would pay instead."""
    services = [one for one in context.services if one.says(TECHNIQUE)]
    if not services:
        return None
    found = [(one, reads_like(one.code, one.says(TECHNIQUE))) for one in services]
    return [
        Missing(
            f"{one.code}: the text reads like {like}; say what made it {one.code}, or bill {like}.",
            one.where(TECHNIQUE),
        )
        for one, like in found
        if like
    ]


def responses_measured(context: Context) -> Result:
    """See that each response holds a number, unless the visit has measures; 97112 is apart.

    Only of services with minutes that count: of a hot pack nobody expects one.
    """
    services = [
        one
        for one in context.services
        if one.code != NEUROMUSCULAR and one.says(RESPONSE)
        if context.codes[one.code].basis is not TimeBasis.UNTIMED
    ]
    if not services:
        return None
    if context.visit.measures:
        return []
    return [
        Missing(
            f"{one.code}: the response holds no measure: add a number, or a measure below.",
            one.where(RESPONSE),
        )
        for one in services
        if not holds_measure(one.says(RESPONSE))
    ]


def goal_mentioned(context: Context) -> Result:
    """See that the words of the day speak of a goal of the plan of care.

    Not on the day of an evaluation, which makes the plan.
    """
    plan = context.visit.plan_of_care
    goals = [goal for goal in plan.goals if goal.strip()] if plan else []
    evaluated = any(one.code in _EVALUATIONS for one in context.services)
    if not goals or not context.services or evaluated:
        return None
    texts = texts_of(context.visit)
    said = [text for name, text in texts.items() if _speaks_of_goals(name)]
    wanted = {word for goal in goals for word in _words(goal)}
    if not wanted or any(wanted & _words(text) for text in said):
        return []
    goal_fields = [one.where(GOAL) for one in context.services if one.code == NEUROMUSCULAR]
    where = [*goal_fields, "note.assessment"][0]
    return [Missing("No goal of the plan of care is mentioned: say which one this serves.", where)]


def _speaks_of_goals(name: str) -> bool:
    return name in _GOAL_FIELDS or name.rpartition(".")[2] in {GOAL, RESPONSE}


def _words(text: str) -> set[str]:
    return {word.lower() for word in _GOAL_WORD.findall(text)} - _EMPTY


def blanks_filled(context: Context) -> Result:
    """See that no blank of a phrase is left."""
    found = [(name, blanks(text)) for name, text in texts_of(context.visit).items()]
    left = [
        Missing(f"Fill the blank {', '.join(dict.fromkeys(words))}.", name)
        for name, words in found
        if words
    ]
    return left or None
