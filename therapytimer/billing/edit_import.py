"""Files imported in one call become one table, all or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from therapytimer.billing.edits import EditTable
from therapytimer.billing.mue import MueTable
from therapytimer.billing.mue_files import MueFile
from therapytimer.billing.ptp_files import PtpPart
from therapytimer.billing.quarters import quarter_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(r"-f([0-9]+)\b", re.IGNORECASE)
_HOSPITAL = re.compile(r"ccioph|hospital", re.IGNORECASE)


def table_of(files: Sequence[PtpPart | MueFile], given: str | None) -> EditTable | MueTable:
    """Join the files of one quarter; `given` is the quarter said by the user, None to read it.

    ValueError is one sentence: files of two kinds or quarters, a file twice, a part missing, the
    hospital's edits.
    """
    _refuse_hospital(files)
    _refuse_twins(files)
    quarter = quarter_for([file.name for file in files], given)
    when = f" {quarter}" if quarter is not None else ", quarter unknown"
    parts = [file for file in files if isinstance(file, PtpPart)]
    values = [file for file in files if isinstance(file, MueFile)]
    if parts and values:
        raise ValueError(
            f"{parts[0].name} is a PTP file and {values[0].name} an MUE file: import each alone."
        )
    if values:
        return _mue_table(values, when)
    return _edit_table(parts, when)


def _mue_table(values: Sequence[MueFile], when: str) -> MueTable:
    if len(values) > 1:
        raise ValueError(f"{values[0].name} and {values[1].name} are both MUE files: give one.")
    return MueTable(f"MUE{when}", values[0].values)


def _edit_table(parts: Sequence[PtpPart], when: str) -> EditTable:
    if not parts:
        raise ValueError("No edit file was given.")
    medicaid = parts[0].medicaid
    for part in parts:
        if part.medicaid != medicaid:
            raise ValueError(
                f"{parts[0].name} and {part.name} are of Medicare and Medicaid: import each alone."
            )
    _refuse_gap(parts)
    name = f"{'Medicaid PTP' if medicaid else 'PTP'}{when}"
    return EditTable(name, (edit for part in parts for edit in part.edits))


def _refuse_hospital(files: Sequence[PtpPart | MueFile]) -> None:
    for file in files:
        if _HOSPITAL.search(file.name):
            raise ValueError(f"{file.name} is for hospitals; expected the practitioner file.")


def _refuse_twins(files: Sequence[PtpPart | MueFile]) -> None:
    seen: dict[bytes, str] = {}
    for file in files:
        if file.digest in seen:
            raise ValueError(f"{seen[file.digest]} and {file.name} have the same content.")
        seen[file.digest] = file.name


def _refuse_gap(parts: Sequence[PtpPart]) -> None:
    """Refuse a set whose names say that a part before the last one is missing, or stands twice."""
    numbers = sorted(int(match[1]) for part in parts if (match := _PART.search(part.name)))
    for expected, number in enumerate(numbers, start=1):
        if number != expected:
            wrong = (
                f"part {expected} is missing" if number > expected else f"part {number} is twice"
            )
            raise ValueError(f"Of the files given {wrong}: give all parts of the quarter at once.")
