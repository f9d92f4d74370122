"""NCCI edits: which pairs of codes are not paid together on a date of service.

Column 1 is paid, column 2 denied; indicator 0 never together, 1 with a modifier where the two
services were distinct, 9 void [NCCI policy manual 2026 and edit files].
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from therapytimer.billing.quarters import last_day, quarter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BUILT_IN: Final = "PTP 2024Q3 built in"

NEVER: Final = 0
WITH_MODIFIER: Final = 1
VOID: Final = 9

Pair: TypeAlias = tuple[str, str]

_COLUMNS = ("column1", "column2", "effective_on", "deleted_on", "indicator")
_INDICATORS = {"0": NEVER, "1": WITH_MODIFIER, "9": VOID}


@dataclass(frozen=True, slots=True)
class Edit:
    """One row of an edit table.

    No effective date means open towards the past, no deletion date still active.
    """

    column1: str
    column2: str
    effective_on: date | None
    deleted_on: date | None
    indicator: int

    @property
    def pair(self) -> Pair:
        """Column 1 and column 2."""
        return self.column1, self.column2

    def applies_on(self, on: date) -> bool:
        """Whether the row decides on a date of service.

        A void row never does, nor one deleted on its first day or before. That the last day
        counts as valid is our decision (unpublished).
        """
        if self.indicator == VOID or self._never_valid():
            return False
        begun = self.effective_on is None or self.effective_on <= on
        return begun and (self.deleted_on is None or on <= self.deleted_on)

    def _never_valid(self) -> bool:
        if self.effective_on is None or self.deleted_on is None:
            return False
        return self.deleted_on <= self.effective_on


class EditTable:
    """The edits of one source: "PTP 2024Q3 built in", "PTP 2026Q4", "Medicaid PTP 2026Q4"."""

    def __init__(self, name: str, edits: Iterable[Edit]) -> None:
        self.name = name
        self.edits = tuple(edits)
        self._rows: dict[Pair, list[Edit]] = {}
        for edit in self.edits:
            self._rows.setdefault(_key(*edit.pair), []).append(edit)

    @property
    def quarter(self) -> str | None:
        """The quarter that the table's name gives, such as "2024Q3"."""
        return quarter_of(self.name)

    def rows(self, code_a: str, code_b: str) -> tuple[Edit, ...]:
        """Give all rows that join two codes, whichever stands in column 1."""
        return tuple(self._rows.get(_key(code_a, code_b), ()))

    def active(self, on: date) -> Mapping[Pair, int]:
        """Give the pairs that an edit joins on a date, each with its indicator."""
        deciding = (_deciding(rows, on) for rows in self._rows.values())
        return {edit.pair: edit.indicator for edit in deciding if edit is not None}

    def beyond(self, on: date) -> str:
        """Say that the table cannot know a date of service; empty where it can."""
        if self.quarter is None:
            return f"The quarter of {self.name} is unknown."
        if on <= last_day(self.quarter):
            return ""
        return f"{self.name} ends before {on}: what changed after {self.quarter} is not in it."


def edit_on(table: EditTable, code_a: str, code_b: str, on: date) -> Edit | None:
    """Find the edit that joins two codes on a date of service, None where they are free.

    The row whose period holds the date decides. Where effective dates are missing several may; then
    the one with the earliest deletion not before the date does.
    """
    return _deciding(table.rows(code_a, code_b), on)


def _deciding(rows: Iterable[Edit], on: date) -> Edit | None:
    holding = (edit for edit in rows if edit.applies_on(on))
    return min(holding, key=lambda edit: edit.deleted_on or date.max, default=None)


def _key(code_a: str, code_b: str) -> Pair:
    return (code_a, code_b) if code_a < code_b else (code_b, code_a)


def parse_edits(name: str, lines: Iterable[str]) -> EditTable:
    """Read a table as `edit_lines` writes it: comma-separated, ISO dates, empty for none.

    ValueError names the line and its fault.
    """
    rows = csv.reader(lines)
    heading = next(rows, list[str]())
    if tuple(heading) != _COLUMNS:
        raise ValueError(f"{name} must begin with {','.join(_COLUMNS)}, not {','.join(heading)!r}.")
    return EditTable(name, [_edit(name, rows.line_num, row) for row in rows])


def _edit(name: str, number: int, row: list[str]) -> Edit:
    if len(row) != len(_COLUMNS) or row[-1] not in _INDICATORS:
        raise ValueError(f"{name} line {number} is no edit: {','.join(row)!r}.")
    column1, column2, effective, deleted, indicator = row
    try:
        return Edit(column1, column2, _day(effective), _day(deleted), _INDICATORS[indicator])
    except ValueError:
        raise ValueError(
            f"{name} line {number}: expected dates like 2024-07-01, not {effective!r}, {deleted!r}."
        ) from None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def edit_lines(table: EditTable) -> Iterable[str]:
    """Write a table as lines without line ends; `parse_edits` reads them back."""
    yield ",".join(_COLUMNS)
    for edit in table.edits:
        effective, deleted = edit.effective_on or "", edit.deleted_on or ""
        yield f"{edit.column1},{edit.column2},{effective},{deleted},{edit.indicator}"
