"""What is wrong with a line that is no row of a PTP file, in words that help."""

from __future__ import annotations

import re
from typing import Final

MEDICARE_COLUMNS: Final = 7
MEDICAID_COLUMNS: Final = 6

# A digit, so that a word of a heading is none.
_CODE = re.compile(rb"(?=.*[0-9])[0-9A-Z]{5}")
# What a spreadsheet makes of a code: leading zeros lost, a decimal part, a power of ten.
_NUMBER = re.compile(rb"[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?")
_DATE = re.compile(rb"[0-9]{8}")
_DIVIDERS = (b"\t", b",", None)


def is_row(line: bytes) -> bool:
    """Whether a line begins with two codes, however divided or spoiled."""
    return any(_two_codes(line.split(divider, 2)) for divider in _DIVIDERS)


def _two_codes(fields: list[bytes]) -> bool:
    first = [field.strip(b' "\r') for field in fields]
    return len(first) > 1 and all(
        _CODE.fullmatch(each) or _NUMBER.fullmatch(each) for each in first[:2]
    )


def layout_fault(heading: bytes, line: bytes) -> str:
    """Say what is wrong with the first row, or with the heading before it; empty where nothing."""
    if b"\t" not in line:
        return _divider_fault(line)
    if not re.search(rb"column\s*1.*column\s*2", heading, re.IGNORECASE | re.DOTALL):
        return "is the first row, but no heading with 'Column 1' and 'Column 2' stands before it"
    columns = line.count(b"\t") + 1
    if columns not in {MEDICARE_COLUMNS, MEDICAID_COLUMNS}:
        return _columns_fault(columns, MEDICARE_COLUMNS)
    return ""


def fault_of(fields: list[bytes], columns: int) -> str:
    """Say what is wrong with the fields of a row, blanks taken off; empty where nothing is."""
    if len(fields) != columns:
        whole = len(fields) == 1 and is_row(fields[0])
        return _divider_fault(fields[0]) if whole else _columns_fault(len(fields), columns)
    return _code_fault(fields[0]) or _code_fault(fields[1]) or _period_fault(fields)


def _divider_fault(line: bytes) -> str:
    divider = "commas" if b"," in line else "spaces"
    return f"has {divider} where tabs are expected: use the file as downloaded"


def _columns_fault(found: int, expected: int) -> str:
    return f"has {found} columns; expected {expected}"


def _code_fault(code: bytes) -> str:
    if _CODE.fullmatch(code):
        return ""
    if _NUMBER.fullmatch(code):
        return (
            f"has the number {_shown(code)} where a code of 5 characters is expected: a "
            "spreadsheet has changed the file, use it as downloaded"
        )
    return f"has {_shown(code)} where a code of 5 digits and letters is expected"


def _period_fault(fields: list[bytes]) -> str:
    effective, indicator = fields[-4], fields[-2]
    if not _DATE.fullmatch(effective):
        return f"has {_shown(effective)} where a date like 20240701 is expected"
    if indicator not in {b"0", b"1", b"9"}:
        return f"has the modifier indicator {_shown(indicator)}; expected 0, 1 or 9"
    return ""


def _shown(field: bytes) -> str:
    return repr(field[:30].decode("latin-1"))
