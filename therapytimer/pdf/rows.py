"""Rows: columns of lines side by side, cut into bands so that any of them can break."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band
from therapytimer.pdf.fonts import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.styles import Ink, Style
    from therapytimer.pdf.tags import Node
    from therapytimer.pdf.text import Line

_TOGETHER = 4  # rows of up to this many lines are not broken over two pages


@dataclass(frozen=True, slots=True)
class Piece:
    """A line with its look and what it is a part of."""

    line: Line
    style: Style
    node: Node

    @property
    def width(self) -> float:
        """How wide it stands on the paper."""
        if self.line.picture:
            return self.line.picture.width
        return width(self.line.text, self.style.font, self.style.size)

    @property
    def descent(self) -> float:
        """From its lower edge to its base line."""
        if self.line.picture:
            return self.line.picture.height - self.line.picture.ascent
        return self.style.leading * 0.28

    @property
    def ascent(self) -> float:
        """From its upper edge to its base line."""
        return self.line.leading - self.descent


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines below each other, flush with a left or a right edge; None is an empty line."""

    edge: float
    right: bool = False
    pieces: list[Piece | None] = field(default_factory=list["Piece | None"])

    def add(self, lines: Iterable[Line], style: Style, node: Node) -> None:
        """Add lines of one look and one part."""
        self.pieces.extend(Piece(line, style, node) for line in lines)

    def fill(self, count: int) -> None:
        """Add empty lines until there are so many."""
        self.pieces.extend([None] * (count - len(self.pieces)))


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline below a row, with the room above and below it."""

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
    """Cut a row into bands: one for each line, and one for the rule."""
    count = max((len(cell.pieces) for cell in cells), default=0)
    bands: list[Band] = []
    for index in range(count):
        here = [(one, one.pieces[index]) for one in cells if index < len(one.pieces)]
        placed = [(cell, piece) for cell, piece in here if piece]
        ascent = max((piece.ascent for _, piece in placed), default=0.0)
        height = ascent + max((piece.descent for _, piece in placed), default=0.0)
        keep = stays or rule is not None if index == count - 1 else _keeps(index, count)
        bands.append(Band(height, partial(_draw_line, placed=placed, ascent=ascent), keep, again))
    if rule:
        height = rule.above + rule.below
        bands.append(Band(height, partial(_draw_rule, rule=rule), stays, again))
    return bands


def _keeps(index: int, count: int) -> bool:
    """Whether a line stays with the next: short rows whole, long ones by two lines at the ends."""
    return count <= _TOGETHER or index in {0, count - 2}


def _draw_line(
    canvas: NoteCanvas, top: float, *, placed: Sequence[tuple[Cell, Piece]], ascent: float
) -> None:
    for cell, piece in placed:
        x = cell.edge - piece.width if cell.right else cell.edge
        with canvas.part(piece.node):
            canvas.text_line(piece.line, x, top - ascent, piece.style)


def _draw_rule(canvas: NoteCanvas, top: float, *, rule: Rule) -> None:
    y = top - rule.above
    with canvas.decoration():
        canvas.hairline((rule.left, y), (rule.left + rule.width, y), rule.ink)
