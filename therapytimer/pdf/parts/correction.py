"""The correction of a signed note: what it said and what it says now, by whom, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.parts.log import segment_words
from therapytimer.pdf.parts.signing import author_of, when, write_addendum
from therapytimer.pdf.styles import BODY, QUIET, STRONG
from therapytimer.pdf.table import Column, write_table
from therapytimer.pdf.times import instant, local
from therapytimer.visit.amendments import (
    line_changes,
    other_changes,
    segment_changes,
    word_changes,
)
from therapytimer.visit.service_fields import title_of
from therapytimer.visit.signing import is_frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.visit import Correction

_COLUMNS = (Column("What", 70), Column("Signed before", 216), Column("Now", 216))
_ABSENT = "-"


def write_correction(story: Story, paper: NotePaper) -> None:
    """Write old and new side by side; a note that corrects nothing has none of it."""
    made = paper.visit.correction
    if made is None:
        return
    story.heading("Correction")
    story.paragraph(_made(made, paper), BODY, stays=True)
    if paper.void:
        story.paragraph("The note is withdrawn: nothing of it is billed or counted.", STRONG)
    else:
        _write_changes(story, paper, made)
    _write_added(story, paper, made)


def _write_changes(story: Story, paper: NotePaper, made: Correction) -> None:
    rows = [*_segments(paper, made), *_lines(paper), *_words(paper)]
    if rows:
        write_table(
            story,
            _COLUMNS,
            ([[(one, style)] for one, style in zip(row, _LOOKS, strict=True)] for row in rows),
        )
    other = other_changes(paper.visit)
    if other:
        story.paragraph(f"Changed too: {', '.join(other)}.", BODY)
    if not (rows or other):
        story.paragraph("Minutes, bill and words are as they were.", QUIET)


def _write_added(story: Story, paper: NotePaper, made: Correction) -> None:
    """Write the words added to the note before, which nobody reads there any more."""
    if made.former.addenda:
        story.heading("Added to the note before")
    for addendum in made.former.addenda:
        write_addendum(story, addendum, paper)


_LOOKS = (STRONG, QUIET, BODY)
_Row = tuple[str, str, str]


def _made(made: Correction, paper: NotePaper) -> str:
    at = instant(local(made.at, paper.visit.timezone))
    signed = "; ".join(
        f"{author_of(one, paper)}, {when(one, paper.visit.timezone)}"
        for one in made.former.signatures
    )
    why = made.reason if made.reason.endswith((".", "!", "?")) else f"{made.reason}."
    return f"By {made.name}, {at}: {why} The note before was signed by {signed}."


def _segments(paper: NotePaper, made: Correction) -> Iterator[_Row]:
    before, now = segment_changes(paper.visit)
    for place in range(max(len(before), len(now))):
        old = segment_words(made.former, before[place]) if place < len(before) else _ABSENT
        new = segment_words(paper.visit, now[place]) if place < len(now) else _ABSENT
        yield "Minutes", old, new


def _lines(paper: NotePaper) -> Iterator[_Row]:
    """Give the lines of the bill that differ, once the new bill stands too."""
    if not is_frozen(paper.visit):
        return
    for one in line_changes(paper.visit):
        name = " ".join(filter(None, (one.code, one.modifiers)))
        yield name, _line(one.before), _line(one.now)


def _line(numbers: tuple[int, int] | None) -> str:
    if numbers is None:
        return _ABSENT
    minutes, units = numbers
    return f"{minutes} min, {units} {'unit' if units == 1 else 'units'}"


def _words(paper: NotePaper) -> Iterator[_Row]:
    for field, before, now in word_changes(paper.visit):
        yield title_of(field), before or _ABSENT, now or _ABSENT
