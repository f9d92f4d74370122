"""Tables: rows under column titles, which stand again at the top of each further page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band, Draw
from therapytimer.pdf.rows import Cell, Rule, row
from therapytimer.pdf.story import GUTTER, Story
from therapytimer.pdf.styles import COLUMN_HEAD, HAIRLINE, Style

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.tags import Node

Texts = Sequence[tuple[str, Style]]  # the paragraphs of one cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width and on which side it is flush."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns with the left edge and the width of each."""

    story: Story
    columns: Sequence[Column]
    places: Sequence[tuple[float, float]]

    def cells(self, texts: Sequence[Texts], node: Node, tag: str) -> list[Cell]:
        """One row of cells."""
        cells: list[Cell] = []
        scope = "Column" if tag == "TH" else ""
        for paragraphs, column, (left, width) in zip(texts, self.columns, self.places, strict=True):
            cell = Cell(left + width if column.right else left, column.right)
            cell_node = node.child(tag, scope=scope)
            for text, style in paragraphs:
                cell.add(self.story.setter.lines(text, style, width), style, cell_node)
            cells.append(cell)
        return cells


def write_table(story: Story, columns: Sequence[Column], rows: Iterable[Sequence[Texts]]) -> None:
    """Add a table to the story."""
    grid = _Grid(story, columns, _places(story, columns))
    node = story.root.child("Table")
    titles = [[(column.title, COLUMN_HEAD)] for column in columns]
    rule = Rule(HAIRLINE, story.left, story.width, above=1, below=1.2)
    head = row(grid.cells(titles, node.child("TR"), "TH"), rule, stays=True)
    again = tuple(_as_decoration(head))
    story.bands.extend(head)
    for texts in rows:
        cells = grid.cells(texts, node.child("TR"), "TD")
        story.bands.extend(row(cells, rule, again=again))


def _places(story: Story, columns: Sequence[Column]) -> list[tuple[float, float]]:
    whole = sum(column.share for column in columns)
    room = story.width - GUTTER * (len(columns) - 1)
    places: list[tuple[float, float]] = []
    left = story.left
    for column in columns:
        width = room * column.share / whole
        places.append((left, width))
        left += width + GUTTER
    return places


def _as_decoration(bands: Iterable[Band]) -> list[Band]:
    """Give the same bands for a further page, where they repeat and so are no part of the text."""
    return [Band(one.height, partial(_draw_untagged, draw=one.draw), stays=True) for one in bands]


def _draw_untagged(canvas: NoteCanvas, top: float, *, draw: Draw) -> None:
    with canvas.decoration():
        draw(canvas, top)
