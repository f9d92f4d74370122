"""Days as people type them: in ISO form (2026-10-01) or US form (10/1/2026)."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_US = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")


class UnclearError(ValueError):
    """A sentence that says what is missing or cannot be understood in what was typed."""


def parse_day(text: str, what: str = "the day", example: str = "2026-10-01 or 10/1/2026") -> date:
    """Read a day; UnclearError says what is wrong with it."""
    found = _ISO.fullmatch(text) or _US.fullmatch(text)
    if found is None:
        raise UnclearError(f"Write {what} as {example}, not “{text}”.")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise UnclearError(f"There is no day “{text}” in the calendar.") from None
