"""MUE files: a quoted notice, a heading, and for each code its units, indicator and rationale."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from therapytimer.billing.mue import INDICATORS, Mue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_HEADING = ("hcpcs/cptcode", "practitionerservicesmuevalues", "mueadjudicationindicator")
_CODE = re.compile(r"(?=.*[0-9])[0-9A-Z]{5}")
_UNITS = re.compile(r"[0-9]{1,6}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class MueFile:
    """What one file gave: its rows in all, and the values kept by code."""

    name: str
    rows: int
    digest: bytes
    values: Mapping[str, Mue]


def read_mue(name: str, content: bytes, wanted: Collection[str]) -> MueFile:
    """Read a practitioner MUE file (CSV, Latin-1); ValueError names file, line and fault."""
    text = content.decode("latin-1")
    # Divided at line feeds alone: Latin-1 has other characters that Python takes for line ends.
    rows = csv.reader((line + "\n" for line in text.split("\n")), strict=True)
    values: dict[str, Mue] = {}
    read = 0
    try:
        _skip_heading(name, rows)
        for row in rows:
            if not any(row):
                continue
            read += 1
            code, value = _value(name, rows.line_num, row)
            if code in wanted:
                values[code] = value
    except csv.Error as error:
        raise ValueError(f"{name} is cut off or no CSV file: {error}.") from None
    return MueFile(name, read, blake2b(content, digest_size=16).digest(), values)


def _skip_heading(name: str, rows: Iterator[list[str]]) -> None:
    for row in rows:
        if tuple(_SPACES.sub("", cell).lower() for cell in row[:3]) == _HEADING:
            return
    raise ValueError(
        f"{name} has no heading 'HCPCS/CPT Code, Practitioner Services MUE Values, MUE "
        "Adjudication Indicator': expected the practitioner MUE file."
    )


def _value(name: str, number: int, row: list[str]) -> tuple[str, Mue]:
    code, units, indicator = ([cell.strip() for cell in row] + [""] * 3)[:3]
    if not _CODE.fullmatch(code):
        raise ValueError(
            f"{name} line {number:,} has {code[:30]!r} where a code of 5 characters is expected; "
            "where a spreadsheet has changed the file, use it as downloaded."
        )
    if not _UNITS.fullmatch(units) or indicator[:1] not in map(str, INDICATORS):
        raise ValueError(
            f"{name} line {number:,} has {units[:30]!r} and {indicator[:30]!r} for {code}; "
            "expected whole units and an indicator that begins with 1, 2 or 3."
        )
    return code, Mue(int(units), int(indicator[0]))
