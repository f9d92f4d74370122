"""Exporting a note: onto the disk, whole, under a name that is not taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from therapytimer.pdf.papers import file_name, paper_of
from therapytimer.pdf.text import described
from therapytimer.ui.note.paint_line import LinePainter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.ui.desk.casebook import Casebook

_MOST_NAMESAKES = 99
_SHOWN = 5  # characters named in a message


class ExportError(OSError):
    """The note could not be put where it should be; the text says what was kept."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a note leaves: into which folder, behind which open password, under whose name.

    `replaced` says what stands in the note's place, and is empty where nothing does.
    """

    folder: Path
    password: str = ""
    by_patient: bool = False
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where a note is, the characters that it could only name, and what stands in its place."""

    path: Path
    unprintable: tuple[str, ...] = ()
    replaced: str = ""

    @property
    def sentence(self) -> str:
        """Say where the note is, what stands in its place, and what it could not print."""
        said = f"The note is in {self.path.parent} as {self.path.name}."
        said = f"{said} {self.replaced}".rstrip()
        if not self.unprintable:
            return said
        named = ", ".join(self.unprintable[:_SHOWN])
        more = len(self.unprintable) - _SHOWN
        others = f" and {more} more" if more > 0 else ""
        return f"{said} No font here has {named}{others}: the note gives their numbers instead."


def note_of(casebook: Casebook, visit_id: str, at: datetime) -> NotePaper:
    """Gather everything that a visit's note prints, as it stands at `at`."""
    day = casebook.grounded(visit_id)
    return paper_of(day[0], day, casebook.codes, at)


def drawn_note(casebook: Casebook, visit_id: str, at: datetime) -> tuple[bytes, tuple[str, ...]]:
    """Draw a visit's note as it stands: its bytes, and the characters that it could only name."""
    from therapytimer.pdf.note import note_pdf, unprintable

    painter = LinePainter()
    paper = replace(note_of(casebook, visit_id, at), paint=painter)
    content = note_pdf(paper)
    lacking = (*unprintable(paper), *described(painter.named))
    return content, tuple(dict.fromkeys(lacking))


def export_note(casebook: Casebook, visit_id: str, at: datetime, way: Way) -> Exported:
    """Write a visit's note into a folder, whole or not at all, locked if there is a password.

    ExportError says why not; ValueError, for a password that viewers refuse, too.
    """
    from therapytimer.paths import write_whole

    content, lacking = drawn_note(casebook, visit_id, at)
    if way.password:
        from therapytimer.pdf.locked import locked

        content = locked(content, way.password)
    visit, replaced = casebook.visit(visit_id), bool(way.replaced)
    name = file_name(visit, by_patient=way.by_patient, replaced=replaced)
    try:
        path = write_whole(free_path(way.folder, name), content)
    except OSError as error:
        raise ExportError(_why_not(way.folder, error)) from error
    return Exported(path, lacking, way.replaced)


def free_path(folder: Path, name: str) -> Path:
    """Find a name that is not taken: an earlier note is never written over."""
    for one in _places(folder, name):
        if not one.exists():
            return one
    raise ExportError(
        f"{folder} holds {_MOST_NAMESAKES} notes named {name} already: nothing was written. "
        "Move some of them away."
    )


def namesakes(folder: Path, name: str) -> list[Path]:
    """List the files that stand where a name, or it with a number behind it, would go."""
    return [one for one in _places(folder, name) if one.is_file()]


def _places(folder: Path, name: str) -> Iterator[Path]:
    stem, _, ending = name.rpartition(".")
    yield folder / name
    for count in range(2, _MOST_NAMESAKES + 1):
        yield folder / f"{stem} ({count}).{ending}"


def _why_not(folder: Path, error: OSError) -> str:
    if isinstance(error, ExportError):
        return str(error)
    why = error.strerror or "the system refused"
    return (
        f"The note was not written to {folder}: {why}. The visit with all its texts is kept; "
        "choose another folder or make room, then export again."
    )
