"""Carrying over: which texts of the note before may come along, and how they are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.times import short_day
from therapytimer.visit.service_fields import RESPONSE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.note.fields import TextField
    from therapytimer.ui.note.sheet import Sheet

_OF_THE_DAY = {"subjective", "assessment", "progress", RESPONSE, "findings", "decision"}


def to_carry(fields: Mapping[str, TextField]) -> list[str]:
    """Name the empty fields that the note before could fill; what is of the day stays empty."""
    return [
        name
        for name, field in fields.items()
        if field.before and field.about.key not in _OF_THE_DAY and not field.text.strip()
    ]


def show_marks(fields: Mapping[str, TextField], sheet: Sheet) -> None:
    """Mark what was carried over, until it is changed."""
    earlier = sheet.visit.earlier
    note = earlier.notes[0] if earlier and earlier.notes else None
    carried = earlier.carried if earlier else ()
    for name, field in fields.items():
        if note is None or name not in carried:
            field.show_mark("", "")
        else:
            field.show_mark(note.digests.get(name, ""), short_day(note.on))
