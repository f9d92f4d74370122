"""Checks of how often: the plan's frequency, and the visits that the payer authorised."""

import re

from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.visit import Authorised, Episode

_IN_WORDS = {
    "once": 1,
    "twice": 2,
    "daily": 7,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
}
_PER_WEEK = re.compile(
    r"(?P<most>\d+|one|two|three|four|five|once|twice)\s*"
    r"(?:x|\u00d7|times?|visits?|treatments?|days?)?\s*(?:/|a|per|each|every)?\s*(?:week|wk|w\b)",
    re.IGNORECASE,
)


def visits_a_week(frequency: str) -> int | None:
    """Read the most visits a week from a plan's frequency ("2-3 a week" → 3); None if unclear."""
    if frequency.strip().lower() in {"daily", "every day"}:
        return _IN_WORDS["daily"]
    found = _PER_WEEK.search(frequency)
    if found is None:
        return None
    most = found["most"].lower()
    return _IN_WORDS.get(most) or int(most)


def week_in_plan(context: Context) -> Result:
    """See that the week holds no more treatment days than the plan of care orders."""
    visit = context.visit
    day = (visit.episode or Episode()).week_day
    most = visits_a_week(visit.plan_of_care.frequency) if visit.plan_of_care else None
    if day is None or most is None:
        return None
    if day <= most:
        return []
    words = f"Treatment day {day} of this week; the plan of care orders {most} a week: say why."
    return [Missing(words, "plan")]


def visits_authorised(context: Context) -> Result:
    """See that the payer's authorised visits are not used up."""
    known = (context.visit.episode or Episode()).authorised
    if known is None:
        return None
    if known.used <= known.visits:
        return []
    words = f"The authorised visits are used up: this is {authorised_words(known)}."
    return [Missing(words, "episode.authorised_visits")]


def authorised_words(known: Authorised) -> str:
    """Tell how many are used, with the source: "visit 5 of 12 (3 typed on 2026-11-03, 2 here)"."""
    here = max(known.used - known.typed, 0)
    return (
        f"visit {known.used} of {known.visits} ({known.typed} typed on {known.typed_on}, "
        f"{here} here)"
    )
