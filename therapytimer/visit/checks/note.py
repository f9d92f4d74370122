"""Checks of the words: the note's own fields and those of every service but 97112."""

from collections.abc import Callable

from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.service_fields import NEUROMUSCULAR, fields_of


def services_documented(context: Context) -> Result:
    """See that each service stands in words of its code (Pub. 100-02 ch. 15 §220.3).

    97112 has checks of its own.
    """
    services = [one for one in context.services if one.code != NEUROMUSCULAR]
    if not services:
        return None
    return [
        Missing(f"{one.code}: {field.title.lower()} is missing.", one.where(field.key))
        for one in services
        for field in fields_of(one.code)
        if not one.says(field.key)
    ]


def filled(key: str, title: str) -> Callable[[Context], Result]:
    """Make the check that one field of the note is filled."""

    def check(context: Context) -> Result:
        if context.visit.note.get(key, "").strip():
            return []
        return [Missing(f"{title} is missing.", f"note.{key}")]

    return check
