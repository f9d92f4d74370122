"""Rows: cells of text side by side, cut into bands line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band
from therapytimer.pdf.fonts import width

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.styles import Ink, Style
    from therapytimer.pdf.tags import Node
    from therapytimer.pdf.text import Line

_TOGETHER = 4  # rows of up to this many lines are not broken over two pages


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text with their left edge, or their right edge where they are flush right."""

    lines: Sequence[Line]
    style: Style
    node: Node
    edge: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline below a row, with the room between it and the text above and after it."""

    ink: Ink
    left: float
    width: float
    above: float = 1.5
    below: float = 1.5


def row(
    cells: Sequence[Cell],
    rule: Rule | None = None,
    *,
    again: tuple[Band, ...] = (),
    stays: bool = False,
) -> list[Band]:
    """The bands of one row: one for each line, and one for the rule."""
    count = max((len(cell.lines) for cell in cells), default=0)
    bands: list[Band] = []
    for index in range(count):
        present = [cell for cell in cells if index < len(cell.lines)]
        height = max(cell.lines[index].leading for cell in present)
        draw = partial(_draw_line, cells=present, index=index, height=height)
        last = index == count - 1
        keep = _keeps(index, count) or (last and (stays or rule is not None))
        bands.append(Band(height, draw, keep, again))
    if rule:
        height = rule.above + rule.below
        bands.append(Band(height, partial(_draw_rule, rule=rule), stays, again))
    return bands


def _keeps(index: int, count: int) -> bool:
    """Whether a line stays with the next: short rows whole, long ones by two lines at the ends."""
    return index < count - 1 and (count <= _TOGETHER or index in {0, count - 2})


def _draw_line(
    canvas: NoteCanvas, top: float, *, cells: Sequence[Cell], index: int, height: float
) -> None:
    for cell in cells:
        line, style = cell.lines[index], cell.style
        x = cell.edge - _width(line, style) if cell.right else cell.edge
        base = top - height + _descent(line, style)
        with canvas.part(cell.node):
            canvas.text_line(line, x, base, style)


def _draw_rule(canvas: NoteCanvas, top: float, *, rule: Rule) -> None:
    y = top - rule.above
    with canvas.decoration():
        canvas.hairline((rule.left, y), (rule.left + rule.width, y), rule.ink)


def _width(line: Line, style: Style) -> float:
    return line.picture.width if line.picture else width(line.text, style.font, style.size)


def _descent(line: Line, style: Style) -> float:
    """From the lower edge of a line to its base line."""
    if line.picture:
        return line.picture.height - line.picture.ascent
    return style.leading * 0.28
