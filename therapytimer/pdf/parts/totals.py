"""The two totals that every payer asks for, and the units, in plain sight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band
from therapytimer.pdf.fonts import width
from therapytimer.pdf.styles import ACCENT, BODY, FIGURE, LABEL, SHADE
from therapytimer.pdf.text import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.styles import Style
    from therapytimer.pdf.tags import Node

_HEIGHT = 30.0
_GAP = 6.0
_PADDING = 9.0


@dataclass(frozen=True, slots=True)
class _Total:
    """A number with its label above, its unit behind and perhaps the day's number after it."""

    label: str
    number: int
    unit: str
    of_day: str = ""


def write_totals(story: Story, paper: NotePaper) -> None:
    """Write the totals side by side."""
    totals = list(_totals(paper))
    tagged = [(total, story.root.child("P")) for total in totals]
    story.space(4)
    draw = partial(_draw, totals=tagged, left=story.left, room=story.width)
    story.bands.append(Band(_HEIGHT, draw, stays=True))


def _totals(paper: NotePaper) -> Iterator[_Total]:
    bill, own = paper.bill, paper.visit_bill
    timed, whole = bill.timed_code_minutes, bill.total_treatment_minutes
    many = len(bill.visit_ids) > 1
    if own:
        yield _Total("Timed code minutes", own.timed_code_minutes, "min", f"day: {timed}")
        yield _Total("Total treatment time", own.total_treatment_minutes, "min", f"day: {whole}")
    else:
        of_day = " of the day" if many else ""
        yield _Total(f"Timed code minutes{of_day}", timed, "min")
        yield _Total(f"Total treatment time{of_day}", whole, "min")
    if bill.caregiver_minutes:
        yield _Total("Caregiver training", bill.caregiver_minutes, "min")
    yield _Total("Units of the day" if many else "Units", bill.units, "")


def _draw(
    canvas: NoteCanvas,
    top: float,
    *,
    totals: Sequence[tuple[_Total, Node]],
    left: float,
    room: float,
) -> None:
    each = (room - _GAP * (len(totals) - 1)) / len(totals)
    for index, (total, node) in enumerate(totals):
        x = left + index * (each + _GAP)
        with canvas.decoration():
            canvas.box((x, top - _HEIGHT, each, _HEIGHT), SHADE)
            canvas.box((x, top - _HEIGHT, 2, _HEIGHT), ACCENT)
        with canvas.part(node):
            _draw_total(canvas, total, x + _PADDING, top)


def _draw_total(canvas: NoteCanvas, total: _Total, x: float, top: float) -> None:
    _write(canvas, total.label, LABEL, (x, top - 9.0))
    base = top - 24.5
    x = _write(canvas, str(total.number), FIGURE, (x, base))
    x = _write(canvas, f" {total.unit}", BODY, (x, base))
    if total.of_day:
        _write(canvas, f"   {total.of_day} {total.unit}", LABEL, (x, base))


def _write(canvas: NoteCanvas, text: str, style: Style, at: tuple[float, float]) -> float:
    """Write a few words and return where they end."""
    canvas.text_line(Line(text, style.leading), *at, style)
    return at[0] + width(text, style.font, style.size)
