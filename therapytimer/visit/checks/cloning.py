"""Cloned notes, which payers deny: text carried over and untouched, or the same time after time."""

from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.cloning import texts_of
from therapytimer.visit.earlier import NOTES, repeated, untouched
from therapytimer.visit.service_fields import is_standing


def not_cloned(context: Context) -> Result:
    """See that the day's words are of the day; what may stand from visit to visit is left alone."""
    earlier = context.visit.earlier
    if earlier is None or not earlier.notes:
        return None
    texts = texts_of(context.visit)
    carried = [name for name in untouched(earlier, texts) if not is_standing(name)]
    day = earlier.notes[0].on
    found = [
        Missing(f"{_place(name)}: carried over from {day} and not changed.", name)
        for name in carried
    ]
    return found + [
        Missing(f"{_place(name)}: the same words as in the last {NOTES} notes.", name)
        for name in repeated(earlier, texts)
        if name not in carried
    ]


def _place(name: str) -> str:
    """Name a field for people: "97110 technique", "Skilled need"."""
    parts = name.split(".")
    key = parts[-1].replace("_", " ")
    return f"{parts[1]} {key}" if parts[0] == "services" else key.capitalize()
