"""Instants and lengths as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta


def clock_time(at: datetime, zone: str) -> str:
    """Write an instant as the time of day in a zone, to the second."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M:%S}"


def length_words(length: timedelta) -> str:
    """Write a length as "8 min 5 s" or "45 s"."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def local_day(at: datetime, zone: str) -> date:
    """Return the local date of an instant."""
    return at.astimezone(ZoneInfo(zone)).date()
