"""Liability: GA, GX, GY and GZ, which say who pays where the payer does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.modifiers import THRESHOLD, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.billing.day import Day
    from therapytimer.billing.lines import BillLine

# What each says of its line.
LIABILITY: Final = {
    "GA": "the patient was told in writing that it may be denied",
    "GZ": "it is expected to be denied and the patient was not told in writing",
    "GX": "never a benefit, and the patient was told in writing",
    "GY": "never a benefit",
}
_EXPECTED: Final = frozenset({"GA", "GZ"})  # denial of what is a benefit otherwise
_EXCLUDED: Final = frozenset({"GX", "GY"})


def with_liability(lines: Sequence[BillLine], day: Day) -> list[BillLine]:
    """Put the modifiers decided on their lines."""
    return [_with(line, *day.liability_choices.get(line.code, ("", ""))) for line in lines]


def _with(line: BillLine, choice: str, by: str) -> BillLine:
    if choice not in LIABILITY:
        return line
    return marked(line, choice, f"{LIABILITY[choice]}, decided by {by}.")


def liability_findings(lines: Sequence[BillLine], day: Day) -> tuple[Finding, ...]:
    """Find modifiers of liability that contradict what the payer covers, or each other."""
    return tuple(
        Finding("liability", Level.ADVISES, f"{line.code}: {fault}.", "bill")
        for line in lines
        for fault in _faults(line, day.payer.name)
    )


def _faults(line: BillLine, payer: str) -> Iterator[str]:
    expected, excluded = (
        [modifier for modifier in line.modifiers if modifier in group]
        for group in (_EXPECTED, _EXCLUDED)
    )
    if expected and not line.covered:
        yield f"{expected[0]} is for what {payer} covers otherwise, and it never covers this code"
    if excluded and line.covered:
        yield f"{excluded[0]} is for what is never a benefit, and {payer} covers this code"
    if expected and line.covered and THRESHOLD in line.modifiers:
        yield f"{THRESHOLD} says that it is necessary, {expected[0]} that it may not be"
