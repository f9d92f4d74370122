"""Fields read from JSON: each checked, each fault one sentence that names it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

Check: TypeAlias = Callable[[str, object], Any]

_SHOWN_CHARACTERS = 60


def shown(value: object) -> str:
    """Quote a refused value on one line, long ones cut short."""
    words = repr(value)
    return words if len(words) <= _SHOWN_CHARACTERS else words[:_SHOWN_CHARACTERS] + "…"


def words(label: str, value: object) -> str:
    """Take any text, the empty one too; ValueError otherwise."""
    if not isinstance(value, str):
        raise _refusal(label, "text", value)
    return value


def name(label: str, value: object) -> str:
    """Take text that is more than spaces; ValueError otherwise."""
    if not words(label, value).strip():
        raise _refusal(label, "text that is not empty", value)
    return str(value)


def flag(label: str, value: object) -> bool:
    """Take true or false; ValueError otherwise."""
    if not isinstance(value, bool):
        raise _refusal(label, "true or false", value)
    return value


def count(label: str, value: object) -> int:
    """Take a whole number from 0; ValueError otherwise."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _refusal(label, "a whole number from 0", value)
    return value


def names(label: str, value: object) -> tuple[str, ...]:
    """Take a list of texts; ValueError otherwise."""
    if not isinstance(value, list | tuple):
        raise _refusal(label, "a list of texts", value)
    return tuple(name(label, each) for each in cast("list[object]", value))


def one_of(*allowed: str | int) -> Check:
    """Make a check that takes only the values allowed."""
    expected = "one of " + ", ".join(str(each) for each in allowed)

    def check(label: str, value: object) -> object:
        # True equals 1, so the type is compared too.
        if not any(value == each and type(value) is type(each) for each in allowed):
            raise _refusal(label, expected, value)
        return value

    return check


def checked(
    what: str, fields: Mapping[str, object], checks: Mapping[str, Check], required: tuple[str, ...]
) -> dict[str, Any]:
    """Check the fields that `checks` knows; absent and null ones are left out.

    `what` names the record in the sentence of the ValueError ("Payer").
    """
    found = {key: fields[key] for key in checks if fields.get(key) is not None}
    for key in required:
        if key not in found:
            raise ValueError(f"{what} field '{key}' is missing.")
    return {key: checks[key](f"{what} field '{key}'", value) for key, value in found.items()}


def objects(what: str, text: str) -> list[Mapping[str, object]]:
    """Read JSON text that must be a list of objects; ValueError otherwise."""
    try:
        rows = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{what} cannot be read as JSON: {error}.") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in cast("Any", rows)):
        raise _refusal(what, "a list of objects", cast("object", rows))
    return cast("list[Mapping[str, object]]", rows)


def _refusal(label: str, expected: str, value: object) -> ValueError:
    return ValueError(f"{label} must be {expected}, not {shown(value)}.")
