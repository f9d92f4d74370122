"""Quarters: which quarter an edit file belongs to, read from its name and never guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = 3
# Version 32.3 of the edits is that of the fourth quarter of 2026: one major number a year.
_YEAR_OF_VERSION_0 = 1994
_WRITTEN = re.compile(r"20[0-9]{2}Q[1-4]")

_YEAR, _MONTH = r"(?P<year>20[0-9]{2})", r"(?P<month>01|04|07|10)"
_NAMED = (
    re.compile(rf"(?<![0-9]){_YEAR}[-_ ]?q(?P<quarter>[1-4])(?![0-9])", re.IGNORECASE),
    re.compile(rf"q(?P<quarter>[1-4])[-_ ]?{_YEAR}(?![0-9])", re.IGNORECASE),
)
_DATED = (
    re.compile(rf"(?<![0-9]){_YEAR}{_MONTH}01(?![0-9])"),
    re.compile(rf"(?<![0-9]){_YEAR}[-_]{_MONTH}[-_]01(?![0-9])"),
    re.compile(rf"(?<![0-9]){_MONTH}[-_]01[-_]{_YEAR}(?![0-9])"),
)
_NUMBERED = re.compile(r"cci(?:pra|oph)-v(?P<major>[0-9]{2})(?P<minor>[0-3])r[0-9]", re.IGNORECASE)


def quarter_of(name: str) -> str | None:
    """Read the quarter from a file's name: "2026Q4", or None where it names none or two.

    Names say it as "2026q4" or "q4-2026", as the first day of the quarter ("2026-10-01",
    "10-01-2026", "20261001"), or by the version of the edits ("ccipra-v323r0-f1").
    """
    named = {
        f"{match['year']}Q{match['quarter']}" for form in _NAMED for match in form.finditer(name)
    }
    dated = {
        f"{match['year']}Q{int(match['month']) // _MONTHS + 1}"
        for form in _DATED
        for match in form.finditer(name)
    }
    numbered = {
        f"{_YEAR_OF_VERSION_0 + int(match['major'])}Q{int(match['minor']) + 1}"
        for match in _NUMBERED.finditer(name)
    }
    found = named | dated | numbered
    return found.pop() if len(found) == 1 else None


def last_day(quarter: str) -> date:
    """Give the last day of a quarter such as "2026Q4"."""
    year, number = quarter.split("Q")
    months = int(year) * 12 + int(number) * _MONTHS  # months gone when the quarter is over
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def quarter_for(names: Sequence[str], given: str | None) -> str | None:
    """Settle the quarter of files imported together; None is "quarter unknown".

    ValueError where a name contradicts another name or what was given, where only some names tell,
    or where what was given is no quarter.
    """
    if given is not None and not _WRITTEN.fullmatch(given):
        raise ValueError(f"A quarter is written like 2026Q4, not {given!r}.")
    told = {name: quarter_of(name) for name in names}
    first = next((name for name in names if told[name] is not None), None)
    wanted = given or (told[first] if first is not None else None)
    for name, quarter in told.items():
        if quarter is None and given is None and first is not None:
            raise ValueError(f"{name} names no quarter, {first} names {wanted}: say which it is.")
        if quarter not in {None, wanted}:
            raise ValueError(f"{name} is of {quarter}, expected {wanted} as {_said(first, given)}.")
    return wanted


def _said(first: str | None, given: str | None) -> str:
    return "given" if given is not None else f"{first} names"


def caution(before: str, after: str) -> str:
    """Say that a table is no newer than the one it would replace, or may not be; else empty."""
    was, becomes = quarter_of(before), quarter_of(after)
    if becomes is None:
        return "The quarter is unknown: give it, so that warnings can name it."
    if was is not None and becomes < was:
        return f"{after} is older than {before}."
    return ""
