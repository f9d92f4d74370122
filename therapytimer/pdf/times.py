"""Instants, days and lengths as they are printed: on the clinic's clock, cut to the second."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_NOON = 12
# Not strftime: names of months and halves of the day would follow the machine's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def local(at: datetime, timezone: str) -> datetime:
    """Give the same instant on the clock of the clinic."""
    return at.astimezone(ZoneInfo(timezone))


def clock(at: datetime) -> str:
    """Write a time of day to the second, as in "2:05:09 PM"."""
    return f"{_hour(at)}:{at.minute:02}:{at.second:02} {_half(at)}"


def clock_minutes(at: datetime) -> str:
    """Write a time of day to the minute, as in "2:05 PM"."""
    return f"{_hour(at)}:{at.minute:02} {_half(at)}"


def zone(at: datetime) -> str:
    """Give the zone's short name at that instant, as in "EST"."""
    return at.tzname() or ""


def short_day(on: date) -> str:
    """Write a day in few letters, as in "Nov 18, 2026"."""
    return f"{_MONTHS[on.month - 1][:3]} {on.day}, {on.year}"


def day(on: date) -> str:
    """Write a day as nobody can misread it, as in "November 20, 2026"."""
    return f"{_MONTHS[on.month - 1]} {on.day}, {on.year}"


def day_short(on: date) -> str:
    """Write a day where there is little room, as in "Nov 20, 2026"."""
    return f"{_MONTHS[on.month - 1][:3]} {on.day}, {on.year}"


def instant(at: datetime) -> str:
    """Write a day and a time of it with the zone, as in "November 20, 2026, 2:05 PM EST"."""
    return f"{day(at)}, {clock_minutes(at)} {zone(at)}"


def length(time: timedelta) -> str:
    """Minutes and seconds, cut to the second: "24:30"."""
    minutes, seconds = divmod(time // timedelta(seconds=1), 60)
    return f"{minutes}:{seconds:02}"


def _hour(at: datetime) -> int:
    return at.hour % _NOON or _NOON


def _half(at: datetime) -> str:
    return "AM" if at.hour < _NOON else "PM"
