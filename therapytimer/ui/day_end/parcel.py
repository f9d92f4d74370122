"""The parcel of a day: plain data from which a worker writes the files, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from therapytimer.billing.wording import counted
from therapytimer.ui.note.export import free_path, namesakes
from therapytimer.ui.note.paint_line import LinePainter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from therapytimer.billing.codes import Catalogue
    from therapytimer.visit.visit import Visit

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """One note on its way out: its visit, the visits of its bill, and its file's name."""

    visit: Visit
    day: tuple[Visit, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything that leaves, and sentences about what does not."""

    leaves: tuple[Leaf, ...]
    charges: tuple[str, bytes]  # name and content
    codes: Catalogue
    now: datetime
    folder: Path
    left_out: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """How many files it makes: the notes and the charge list."""
        return len(self.leaves) + 1


@dataclass(slots=True)
class Delivery:
    """What is in the folder by now."""

    folder: Path
    notes: int = 0
    drafts: int = 0
    charges: str = ""  # name of the charge list's file
    beside: list[str] = field(default_factory=list[str])  # names given since others were taken
    named: int = 0  # notes with characters that no font here has

    def sentence(self) -> str:
        """Say what was written, and where."""
        what = counted(self.notes, "note")
        if self.charges:
            what += f" and {self.charges}"
        said = [f"{what} in {self.folder}."]
        if self.drafts:
            said.append("1 is a draft." if self.drafts == 1 else f"{self.drafts} are drafts.")
        if self.beside:
            said.append(
                "Earlier files of the same name have other content and stay; new beside them: "
                f"{', '.join(self.beside[:_MOST_NAMED])}{_more(self.beside)}."
            )
        if self.named:
            lacking = f"{counted(self.named, 'note')} {'has' if self.named == 1 else 'have'}"
            said.append(f"{lacking} characters without a font here; their numbers stand there.")
        return " ".join(said)


def write_leaf(leaf: Leaf, parcel: Parcel, delivery: Delivery) -> None:
    """Draw one note and put it into the folder; OSError if the disk refuses."""
    from therapytimer.pdf.note import note_pdf
    from therapytimer.pdf.papers import paper_of

    painter = LinePainter()
    paper = replace(paper_of(leaf.visit, leaf.day, parcel.codes, parcel.now), paint=painter)
    put(parcel.folder, leaf.name, note_pdf(paper), delivery)
    delivery.notes += 1
    delivery.drafts += paper.state == "DRAFT"
    delivery.named += bool(painter.named)


def put(folder: Path, name: str, content: bytes, delivery: Delivery) -> str:
    """Write a file whole, and give its name; one that is there with the same bytes stays."""
    from therapytimer.paths import write_whole

    for there in namesakes(folder, name):
        if there.stat().st_size == len(content) and there.read_bytes() == content:
            return there.name
    written = write_whole(free_path(folder, name), content).name
    if written != name:
        delivery.beside.append(written)
    return written


def _more(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return f" and {more} more" if more > 0 else ""
