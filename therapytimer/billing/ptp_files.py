"""Practitioner PTP files: 2.6 million rows read as bytes, few of them kept.

Layout of Medicare: Latin-1, CRLF, tabs; a copyright, a title and a heading spread over lines; then
column 1, column 2, in existence prior to 1996, effective, deletion (`*` = none), modifier
indicator, rationale. Medicaid leaves out the third column and leaves the deletion blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from therapytimer.billing.edits import NEVER, VOID, WITH_MODIFIER, Edit
from therapytimer.billing.ptp_faults import (
    MEDICAID_COLUMNS,
    fault_of,
    is_row,
    layout_fault,
)

if TYPE_CHECKING:
    from collections.abc import Collection

_HEADING_LINES: Final = 40  # a heading longer than that is no heading
_LINE_BYTES: Final = 1 << 16
_CODE_LENGTH: Final = 5
_DATE_LENGTH: Final = 8
_INDICATORS = {b"0": NEVER, b"1": WITH_MODIFIER, b"9": VOID}
_NO_DELETION = {b"*", b""}
_DAY = re.compile("[0-9]{8}")


@dataclass(frozen=True, slots=True)
class PtpPart:
    """What one file gave: its rows in all, and the edits kept; `digest` is that of its bytes."""

    name: str
    medicaid: bool
    rows: int
    digest: bytes
    edits: tuple[Edit, ...]


class PtpReader:
    """Takes a file in chunks; ValueError names file, line and fault."""

    def __init__(self, name: str, wanted: Collection[str]) -> None:
        self._name = name
        self._wanted = frozenset(code.encode() for code in wanted)
        self._digest = blake2b(digest_size=16)
        self._rest = b""
        self._heading: list[bytes] = []
        self._columns = 0  # 0 until the first row tells
        self._number = 0  # lines read so far
        self._rows = 0
        self._rationales: set[bytes] = set()
        self._edits: list[Edit] = []
        self._days: dict[bytes, date] = {}
        self._codes: dict[bytes, str] = {}

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._digest.update(chunk)
        lines = (self._rest + chunk).split(b"\n")
        self._rest = lines.pop()
        self._take(lines if self._columns else self._after_heading(lines))
        if len(self._rest) > _LINE_BYTES:
            raise self._refusal(self._number + 1, "has no end: this is no text file")

    def finish(self) -> PtpPart:
        """Take the last line and give what was kept."""
        if self._rest:
            self._take_unended(self._rest)
        if not self._columns:
            raise ValueError(f"{self._name} holds no row of a PTP file.")
        digest = self._digest.digest()
        medicaid = self._columns == MEDICAID_COLUMNS
        return PtpPart(self._name, medicaid, self._rows, digest, tuple(self._edits))

    def _after_heading(self, lines: list[bytes]) -> list[bytes]:
        """Leave out the heading; the first row tells how many columns there are."""
        for place, line in enumerate(lines):
            if is_row(line):
                self._begin(line)
                return lines[place:]
            self._heading.append(line)
            self._number += 1
            if self._number > _HEADING_LINES:
                raise self._refusal(self._number, "is still no row of a PTP file")
        return []

    def _begin(self, line: bytes) -> None:
        fault = layout_fault(b" ".join(self._heading), line)
        if fault:
            raise self._refusal(self._number + 1, fault)
        self._columns = line.count(b"\t") + 1

    def _take(self, lines: list[bytes]) -> None:
        """Check every row, keep the wanted; one pass without a call for each row."""
        wanted, columns, length, dated = self._wanted, self._columns, _CODE_LENGTH, _DATE_LENGTH
        remember = self._rationales.add
        for number, line in enumerate(lines, self._number + 1):
            fields = line.split(b"\t")
            if (
                len(fields) != columns
                or len(fields[0]) != length
                or len(fields[1]) != length
                or len(fields[-4]) != dated
                or not fields[0].isalnum()
                or not fields[1].isalnum()
                or fields[-2] not in _INDICATORS
            ):
                self._take_odd(number, line)
                continue
            self._rows += 1
            remember(fields[-1])
            if fields[0] in wanted or fields[1] in wanted:
                self._keep(number, fields)
        self._number += len(lines)

    def _take_odd(self, number: int, line: bytes) -> None:
        """Take a row with blanks or quotes around its fields; refuse any other."""
        fields = [field.strip(b' "\r') for field in line.split(b"\t")]
        if fields == [b""]:
            return
        fault = fault_of(fields, self._columns)
        if fault:
            raise self._refusal(number, fault)
        self._rows += 1
        self._rationales.add(fields[-1])
        if fields[0] in self._wanted or fields[1] in self._wanted:
            self._keep(number, fields)

    def _take_unended(self, line: bytes) -> None:
        """Take a last line without its end; one cut in the middle is refused.

        A whole line has all its columns and ends in a rationale that other rows have too.
        """
        lines = [line] if self._columns else self._after_heading([line])
        fields = line.split(b"\t")
        known = {rationale.rstrip() for rationale in self._rationales}
        if self._columns and (len(fields) != self._columns or fields[-1] not in known):
            raise self._refusal(self._number + 1, "is cut off: the file ends in the middle")
        self._take(lines)

    def _keep(self, number: int, fields: list[bytes]) -> None:
        column1, column2, *_, effective, deleted, indicator, _rationale = fields
        try:
            edit = Edit(
                self._code(column1),
                self._code(column2),
                self._day(effective),
                None if deleted in _NO_DELETION else self._day(deleted),
                _INDICATORS[indicator],
            )
        except ValueError as fault:
            raise self._refusal(number, str(fault)) from None
        self._edits.append(edit)

    def _code(self, field: bytes) -> str:
        code = self._codes.get(field)
        if code is None:
            code = self._codes[field] = field.decode("latin-1")
        return code

    def _day(self, field: bytes) -> date:
        day = self._days.get(field)
        if day is None:
            day = self._days[field] = _read_day(field)
        return day

    def _refusal(self, number: int, fault: str) -> ValueError:
        return ValueError(f"{self._name} line {number:,} {fault}.")


def _read_day(field: bytes) -> date:
    text = field.decode("latin-1")
    try:
        # The basic form of ISO 8601 also knows weeks, so digits alone are asked for.
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise ValueError(f"has {text!r} where a date like 20240701 is expected") from None
