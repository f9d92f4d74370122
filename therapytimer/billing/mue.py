"""Medically unlikely edits: how many units of a code a payer takes on a line or a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from therapytimer.billing.fields import Check, checked, count, name, objects, one_of
from therapytimer.billing.findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from therapytimer.billing.lines import BillLine

BUILT_IN: Final = "MUE 2026Q2 built in"

PER_LINE: Final = 1
PER_DAY_ABSOLUTE: Final = 2
PER_DAY: Final = 3
INDICATORS: Final = (PER_LINE, PER_DAY_ABSOLUTE, PER_DAY)


@dataclass(frozen=True, slots=True)
class Mue:
    """The value of one code.

    Its indicator is 1 per line, 2 per day without exception, 3 per day; None is not known and
    taken as per day (our decision, unpublished).
    """

    units: int
    indicator: int | None


@dataclass(frozen=True, slots=True)
class MueTable:
    """The values of one source, by code: "MUE 2026Q2 built in", "MUE 2026Q4"."""

    name: str
    values: Mapping[str, Mue]


_CHECKS: Mapping[str, Check] = {
    "number": name,
    "mue": count,
    "mue_indicator": one_of(*INDICATORS),
}


def parse_mue(table: str, text: str) -> MueTable:
    """Read the built-in values from the catalogue: `mue` and `mue_indicator` of each code.

    A code without `mue` has no value. ValueError is one sentence.
    """
    entries = [
        checked("Code", fields, _CHECKS, ("number",))
        for fields in objects("The catalogue of codes", text)
    ]
    values = {
        entry["number"]: Mue(entry["mue"], entry.get("mue_indicator"))
        for entry in entries
        if "mue" in entry
    }
    return MueTable(table, values)


def mue_findings(lines: Sequence[BillLine], table: MueTable) -> tuple[Finding, ...]:
    """Advise where a line (indicator 1) or the day's lines (2, 3) bear more units than likely."""
    codes = dict.fromkeys(line.code for line in lines if line.code in table.values)
    return tuple(
        Finding("mue", Level.ADVISES, f"{said} ({table.name}).", "bill")
        for code in codes
        for said in _excess(code, lines, table.values[code])
    )


def _excess(code: str, lines: Sequence[BillLine], mue: Mue) -> Iterator[str]:
    units = [line.units for line in lines if line.code == code]
    if mue.indicator == PER_LINE:
        if max(units) > mue.units:
            yield f"{code} has {max(units)} units on one line; more than {mue.units} are denied"
        return
    if sum(units) <= mue.units:
        return
    over = f"{code} has {sum(units)} units on this day; more than {mue.units}"
    if mue.indicator == PER_DAY_ABSOLUTE:
        yield f"{over} are denied without exception"
    else:
        yield f"{over} are denied unless the record shows the need"
