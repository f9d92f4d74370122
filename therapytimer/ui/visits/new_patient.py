"""A new patient in one line: name, birth date, and the record number if there is one."""

from __future__ import annotations

import re
from datetime import date

from therapytimer.ui.parts.typed_day import UnclearError, parse_day
from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Patient

EXAMPLE = "Sample Patient, 1950-02-03, TT-1042"

_NAME_CHARACTERS = 200
_EARLIEST_YEAR = 1890


def parse_patient(line: str, today: date) -> Patient:
    """Read "name, birth date, record number"; UnclearError says what is wrong.

    The birth date stands in ISO (1950-02-03) or US form (2/3/1950). A name may hold commas: it
    is all that stands before the date.
    """
    parts = [" ".join(part.split()) for part in line.split(",")]
    place = next((at for at, part in enumerate(parts) if _looks_like_date(part)), None)
    if place is None:
        raise UnclearError(f"Add the birth date after a comma, as in: {EXAMPLE}")
    name = ", ".join(filter(None, parts[:place]))
    if not any(letter.isalpha() for letter in name):
        raise UnclearError(f"Begin with the name, as in: {EXAMPLE}")
    if len(name) > _NAME_CHARACTERS:
        raise UnclearError(f"The name is longer than {_NAME_CHARACTERS} letters.")
    born_on = parse_born(parts[place], today)
    number = ", ".join(filter(None, parts[place + 1 :]))
    return Patient(new_id(), name, born_on, number)


def parse_born(text: str, today: date) -> date:
    """Read a birth date in ISO or US form; UnclearError says what is wrong with it."""
    born_on = parse_day(text, "the birth date", "1950-02-03 or 2/3/1950")
    if not date(_EARLIEST_YEAR, 1, 1) <= born_on <= today:
        raise UnclearError(f"Nobody treated today was born on “{text}”.")
    return born_on


def _looks_like_date(part: str) -> bool:
    """Whether a part is meant as a date, be it right or wrong."""
    return bool(re.fullmatch(r"[\d./-]*\d[./-][\d./-]*", part)) and any(map(str.isdigit, part))
