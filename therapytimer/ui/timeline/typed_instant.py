"""Times of day typed over the time of something known: read on its day, to the second."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from therapytimer.ui.board.typed_minutes import clock_typed
from therapytimer.ui.parts.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = "14:05, 14:05:30 or 2:05 pm"
_SECONDS = re.compile(r"(?P<minutes>\d{1,2}:\d\d):(?P<seconds>[0-5]\d)(?P<half>\s*[ap]\.?m?\.?)?")


def time_typed(text: str) -> time | None:
    """Read a time of day with or without seconds; None if it is none."""
    found = _SECONDS.fullmatch(text.strip().lower())
    if found is None:
        return clock_typed(text)
    whole = clock_typed(f"{found['minutes']}{found['half'] or ''}")
    return None if whole is None else whole.replace(second=int(found["seconds"]))


def instant_typed(text: str, near: datetime, zone: str) -> datetime | None:
    """Read an instant, the one of that time of day that is nearest to `near`; None if unreadable.

    What is typed as it was shown is the instant itself, with its milliseconds.
    """
    read = time_typed(text)
    if read is None:
        return None
    if text.strip() == clock_time(near, zone):
        return near
    return min(_instants(read, near, ZoneInfo(zone)), key=lambda one: abs(one - near))


def _instants(read: time, near: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the instants at which a clock shows a time, around a day; two where it is set back."""
    day = near.astimezone(zone).date()
    for days in (-1, 0, 1):
        for fold in (0, 1):
            local = datetime.combine(day + timedelta(days=days), read, zone).replace(fold=fold)
            yield local.astimezone(UTC)
