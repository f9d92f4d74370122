"""The clinic's limits: after how many minutes the program asks whether something goes on."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, cast

from therapytimer.visit.attention import Limits
from therapytimer.visit.record.fields import RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.visit.record.fields import Fields

LIMITS = "limits"
MINUTES = range(5, 601)
_NAMES = tuple(one.name for one in fields(Limits))


def limits_in(settings: Mapping[str, object]) -> Limits:
    """Give the limits; what the clinic has not set is as it ships."""
    kept = cast("Mapping[str, int]", settings.get(LIMITS) or {})
    return replace(Limits(), **{name: kept[name] for name in _NAMES if name in kept})


def limit_fields(limits: Limits) -> dict[str, int]:
    """Write limits as the settings keep them."""
    return asdict(limits)


def read_limits(written: Fields) -> dict[str, int]:
    """Read the limits of a clinic file; RecordError is one sentence that names the fault."""
    for name in written.values:
        if name not in _NAMES:
            expected = ", ".join(_NAMES)
            raise RecordError(f"{written.where(name)} is no limit; expected {expected}.")
    return {name: _minutes(written, name) for name in _NAMES if written.has(name)}


def _minutes(written: Fields, name: str) -> int:
    minutes = written.count(name, MINUTES[-1]) or 0
    if minutes not in MINUTES:
        span = f"{MINUTES[0]} to {MINUTES[-1]}"
        raise RecordError(f"{written.where(name)} is {minutes}; expected {span} minutes.")
    return minutes
