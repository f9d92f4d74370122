"""The clinic's limits: after how many minutes the program asks whether something goes on."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, cast

from therapytimer.visit.attention import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMITS = "limits"
MOST_MINUTES = 600


def limits_in(settings: Mapping[str, object]) -> Limits:
    """Give the limits; what the clinic has not set is as it ships."""
    kept = cast("Mapping[str, object]", settings.get(LIMITS) or {})
    known = {one.name for one in fields(Limits)}
    return Limits(**{name: cast("int", kept[name]) for name in kept if name in known})


def limit_fields(limits: Limits) -> dict[str, int]:
    """Write limits as the settings keep them.

    Raises:
        ValueError: a limit is no number of minutes from 1 to 600.
    """
    written: dict[str, int] = asdict(limits)
    for name, minutes in written.items():
        if not 1 <= minutes <= MOST_MINUTES:
            what = name.removesuffix("_minutes")
            raise ValueError(f"{what}: {minutes} min; expected 1 to {MOST_MINUTES} min.")
    return written
