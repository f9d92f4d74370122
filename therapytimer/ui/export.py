"""Exporting a note: its paper, its name without the patient's, and the file on disk."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from therapytimer.pdf.note import NotePaper
from therapytimer.pdf.text import described
from therapytimer.ui.paint_line import LinePainter
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.record import records_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from therapytimer.ui.casebook import Casebook
    from therapytimer.visit.visit import Visit

_KIND = "treatment-note"
_LONGEST = 60  # of a file's name, with its ending and a number behind it
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_SHORT_ID = 8
_MOST_NAMESAKES = 99
_SHOWN = 5  # characters named in a message


class ExportError(OSError):
    """The note could not be put where it should be; the text says what was kept."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where a note is, and the characters that it could only name."""

    path: Path
    unprintable: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say where the note is, and what it could not print."""
        said = f"The note is in {self.path.parent} as {self.path.name}."
        if not self.unprintable:
            return said
        named = ", ".join(self.unprintable[:_SHOWN])
        more = len(self.unprintable) - _SHOWN
        others = f" and {more} more" if more > 0 else ""
        return f"{said} No font here has {named}{others}: the note gives their numbers instead."


def note_of(casebook: Casebook, visit_id: str, at: datetime, audit_head: str = "") -> NotePaper:
    """Gather everything that a visit's note prints, as it stands at `at`."""
    visit, *others = casebook.day(visit_id)
    bill = casebook.bill(visit_id, at)
    return NotePaper(
        visit=visit,
        bill=bill,
        checked=casebook.checked(visit_id, at),
        names={number: code.name for number, code in casebook.codes.items()},
        records=_records((visit, *others), casebook, at),
        day_visits=tuple(others),
        visit_bill=bill_for((visit,), casebook.codes, at) if others else None,
        audit_head=audit_head,
        paint=LinePainter(),
    )


def export_note(
    casebook: Casebook, visit_id: str, at: datetime, folder: Path, audit_head: str = ""
) -> Exported:
    """Write a visit's note into a folder, whole or not at all; ExportError says why not."""
    from therapytimer.paths import write_whole
    from therapytimer.pdf.note import note_pdf, unprintable

    painter = LinePainter()
    paper = replace(note_of(casebook, visit_id, at, audit_head), paint=painter)
    content = note_pdf(paper)
    lacking = (*unprintable(paper), *described(painter.named))
    try:
        path = write_whole(free_path(folder, file_name(paper.visit)), content)
    except OSError as error:
        raise ExportError(_why_not(folder, error)) from error
    return Exported(path, tuple(dict.fromkeys(lacking)))


def file_name(visit: Visit) -> str:
    """Name a note by day and record number: no patient's name, nothing a system refuses.

    The day in front keeps it clear of reserved names such as CON.
    """
    number = _UNSAFE.sub("-", visit.patient.record_number).strip("-")
    start, end = f"{visit.on.isoformat()}-", f"-{_KIND}.pdf"
    room = _LONGEST - len(start) - len(end) - len(f" ({_MOST_NAMESAKES})")
    return f"{start}{(number or visit.id[:_SHORT_ID])[:room].strip('-')}{end}"


def free_path(folder: Path, name: str) -> Path:
    """Find a name that is not taken: an earlier note is never written over."""
    stem, _, ending = name.rpartition(".")
    numbered = (f"{stem} ({count}).{ending}" for count in range(2, _MOST_NAMESAKES + 1))
    for one in (name, *numbered):
        if not (folder / one).exists():
            return folder / one
    raise ExportError(
        f"{folder} holds {_MOST_NAMESAKES} notes named {name} already: nothing was written. "
        "Move some of them away."
    )


def _records(visits: tuple[Visit, ...], casebook: Casebook, at: datetime) -> bytes:
    """Give the records to attach; the note's own has the bill, once nothing runs any more."""
    runs = any(segment.stop is None for visit in visits for segment in visit.segments)
    bills = {} if runs else {visits[0].id: bill_fields(casebook.bill(visits[0].id, at))}
    return records_text(visits, bills)


def _why_not(folder: Path, error: OSError) -> str:
    if isinstance(error, ExportError):
        return str(error)
    why = error.strerror or "the system refused"
    return (
        f"The note was not written to {folder}: {why}. The visit with all its texts is kept; "
        "choose another folder or make room, then export again."
    )
