"""Texts of a visit, one row a field: `note.subjective`, `services.97112.deficit`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from therapytimer.visit.visit import Visit

Services = dict[str, dict[str, str]]

_NOTE, _SERVICES = "note.", "services."
_FIELD = re.compile(r"note\..*|services\.[^.]+\..*", re.DOTALL)


def check_field(field: str) -> None:
    """Raise StoreError for a field that no note has."""
    if not _FIELD.fullmatch(field):
        raise StoreError(f"There is no field {field!r}: expected note.PART or services.CODE.PART.")


def fields_of(visit: Visit) -> Iterator[tuple[str, str]]:
    """Yield every text of a visit with its field."""
    for part, value in visit.note.items():
        yield f"{_NOTE}{part}", value
    for code, parts in visit.services.items():
        for part, value in parts.items():
            yield f"{_SERVICES}{code}.{part}", value


def parts_of(fields: Iterable[tuple[str, str]]) -> tuple[dict[str, str], Services]:
    """Sort texts into those of the note and those of each code."""
    note: dict[str, str] = {}
    services: Services = {}
    for field, value in fields:
        if field.startswith(_NOTE):
            note[field.removeprefix(_NOTE)] = value
        else:
            code, part = _split(field.removeprefix(_SERVICES))
            services.setdefault(code, {})[part] = value
    return note, services


def _split(rest: str) -> tuple[str, str]:
    # Codes have no dot in them, parts may have.
    code, _, part = rest.partition(".")
    return code, part
