"""The clinic's own codes, each written in one line."""

from __future__ import annotations

import re

from therapytimer.billing.codes import DISCIPLINES, Code, Contact, TimeBasis
from therapytimer.billing.fields import shown

_NUMBER = re.compile(r"(?=.*[0-9])[0-9A-Z]{3,8}")  # a digit, so that a forgotten number is seen
_NAME_CHARACTERS = 60
_FIXED_PARTS = 4
_PIECES = "by piece"
_COVERED = "covered by "
_NO_PAYER = "no payer"
_UNIT_MINUTES = 15


def parse_own_code(line: str) -> Code:
    """Read one line such as `20560 dry needling, 1-2 muscles; untimed; one-on-one; PT`.

    Parts are divided by `;`: number and short name; `timed` (15-minute units, pooled) or
    `untimed`; the contact; the disciplines (`PT, OT`). Then, as wanted, `by piece` (the clinician
    types how many) and `covered by PAYER`, once for each payer that covers the code
    (`covered by no payer` where none does). Without it every payer does. A ValueError names what
    was written and what was expected.
    """
    if not line.isprintable():
        raise ValueError(
            f"A code of the clinic's own is one line of plain text, not {shown(line)}."
        )
    parts = [" ".join(part.split()) for part in line.split(";")]
    if len(parts) < _FIXED_PARTS:
        raise ValueError(
            "A code of the clinic's own is written 'number name; timed or untimed; contact; "
            f"disciplines', not {shown(line)}."
        )
    number, label = _number_and_name(parts[0])
    basis, contact = _basis(parts[1]), _contact(parts[2])
    timed = basis is TimeBasis.TIMED
    if timed and contact is not Contact.ONE_ON_ONE:
        raise ValueError(f"A timed code needs the contact one-on-one, not {shown(parts[2])}.")
    return Code(
        number=number,
        name=label,
        basis=basis,
        contact=contact,
        disciplines=_disciplines(parts[3]),
        pooled=timed,
        first_minutes=_UNIT_MINUTES if timed else 0,
        part_minutes=_UNIT_MINUTES if timed else 0,
        counted=_counted(parts[4:], timed=timed),
        own=True,
        covered_by=_covered_by(parts[4:]),
        patient_absent=contact is Contact.CAREGIVER,
    )


def own_code_line(code: Code) -> str:
    """Write a code of the clinic's own as the line that `parse_own_code` reads."""
    covered = code.covered_by
    parts = [f"{code.number} {code.name}", code.basis, code.contact, ", ".join(code.disciplines)]
    parts += [_PIECES] if code.counted else []
    if covered is not None:
        parts += [_COVERED + payer for payer in covered or (_NO_PAYER,)]
    return "; ".join(parts)


def _number_and_name(part: str) -> tuple[str, str]:
    number, _, label = part.partition(" ")
    if not _NUMBER.fullmatch(number):
        raise ValueError(
            "A code begins with its number, 3 to 8 digits and capital letters with at least one "
            f"digit, not {shown(number)}."
        )
    if not 0 < len(label) <= _NAME_CHARACTERS:
        raise ValueError(f"Code {number} needs a short name of at most {_NAME_CHARACTERS} letters.")
    return number, label


def _basis(part: str) -> TimeBasis:
    if part not in {"timed", "untimed"}:
        raise ValueError(f"The time basis must be timed or untimed, not {shown(part)}.")
    return TimeBasis(part)


def _contact(part: str) -> Contact:
    word = part.replace("-", "_").replace(" ", "_")
    if word not in set(Contact):
        expected = ", ".join(Contact).replace("_", "-")
        raise ValueError(f"The contact must be one of {expected}, not {shown(part)}.")
    return Contact(word)


def _disciplines(part: str) -> tuple[str, ...]:
    named = part.replace(",", " ").split()
    if not named or not set(named) <= set(DISCIPLINES):
        raise ValueError(f"The disciplines must be of {', '.join(DISCIPLINES)}, not {shown(part)}.")
    return tuple(each for each in DISCIPLINES if each in named)


def _counted(parts: list[str], *, timed: bool) -> bool:
    for part in parts:
        if part != _PIECES and not part.startswith(_COVERED):
            raise ValueError(f"Expected 'by piece' or 'covered by PAYER', not {shown(part)}.")
    if timed and _PIECES in parts:
        raise ValueError("A code counted by piece must be untimed.")
    return _PIECES in parts


def _covered_by(parts: list[str]) -> tuple[str, ...] | None:
    payers = [part.removeprefix(_COVERED) for part in parts if part.startswith(_COVERED)]
    if not payers:
        return None
    return tuple(dict.fromkeys(payer for payer in payers if payer != _NO_PAYER))
