"""The story: what a note says from top to bottom, set in lines and tagged as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band, Draw
from therapytimer.pdf.rows import Cell, Rule, row
from therapytimer.pdf.styles import BODY, COLUMN_HEAD, HAIRLINE, LABEL, SECTION, Style
from therapytimer.pdf.tags import Node

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.text import Setter

_GUTTER = 8.0
_CELL_PADDING = 1.6


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width and on which side it is flush."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """Grows band by band; `left` and `width` are the measure of the text."""

    setter: Setter
    left: float
    width: float
    root: Node = field(default_factory=lambda: Node("Document"))
    bands: list[Band] = field(default_factory=list[Band])

    def space(self, height: float) -> None:
        """Leave room, except at the top of a page."""
        self.bands.append(Band(height, blank=True))

    def heading(self, text: str, level: int = 2) -> None:
        """The heading of a section, kept with what follows, over a hairline."""
        self.bands.append(Band(7, blank=True, stays=True))
        node = self.root.child(f"H{level}")
        cell = Cell(self.setter.lines(text, SECTION, self.width), SECTION, node, self.left)
        rule = Rule(HAIRLINE, self.left, self.width, below=2.5)
        self.bands.extend(row([cell], rule, stays=True))

    def paragraph(self, text: str, style: Style = BODY, *, tag: str = "P") -> None:
        """Running text; its first and last lines do not stand alone on a page."""
        lines = self.setter.lines(text, style, self.width)
        self.bands.extend(row([Cell(lines, style, self.root.child(tag), self.left)]))

    def subheading(self, text: str, style: Style) -> None:
        """A line that stays with what it introduces."""
        node = self.root.child("P")
        lines = self.setter.lines(text, style, self.width)
        self.bands.extend(row([Cell(lines, style, node, self.left)], stays=True))

    def pairs(self, pairs: Iterable[tuple[str, str]], label_width: float) -> None:
        """A label and its text beside each other, one pair below the other."""
        for label, text in pairs:
            self.bands.extend(row(self._pair(label, text, (self.left, self.width, label_width))))
            self.bands.append(Band(1.2, blank=True))

    def twin_pairs(
        self,
        first: Sequence[tuple[str, str]],
        second: Sequence[tuple[str, str]],
        label_width: float,
    ) -> None:
        """Two lists of labelled texts side by side."""
        half = (self.width - 2 * _GUTTER) / 2
        other = self.left + half + 2 * _GUTTER
        first_part, second_part = self.root.child("Div"), self.root.child("Div")
        for index in range(max(len(first), len(second))):
            cells: list[Cell] = []
            if index < len(first):
                place = (self.left, half, label_width)
                cells += self._pair(*first[index], place, first_part)
            if index < len(second):
                place = (other, half, label_width)
                cells += self._pair(*second[index], place, second_part)
            self.bands.extend(row(cells))
            self.bands.append(Band(1.0, blank=True))

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[tuple[str, Style]]]
    ) -> None:
        """A table under its column titles, which stand again on top of each further page."""
        node = self.root.child("Table")
        places = self._places(columns)
        titles = [(column.title, COLUMN_HEAD) for column in columns]
        head = self._cells(titles, columns, places, node.child("TR"))
        head_rule = Rule(HAIRLINE, self.left, self.width, below=1.6)
        head_bands = row(head, head_rule, stays=True)
        again = tuple(_as_decoration(head_bands))
        self.bands.extend(head_bands)
        for texts in rows:
            cells = self._cells(texts, columns, places, node.child("TR"))
            rule = Rule(HAIRLINE, self.left, self.width, above=_CELL_PADDING, below=_CELL_PADDING)
            self.bands.extend(row(cells, rule, again=again))

    def drawing(self, height: float, draw: Draw, alt: str) -> None:
        """A picture, with what it shows in words."""
        node = self.root.child("Figure", alt=alt)
        self.bands.append(Band(height, partial(_draw_figure, node=node, draw=draw)))

    def _pair(
        self,
        label: str,
        text: str,
        place: tuple[float, float, float],
        parent: Node | None = None,
    ) -> list[Cell]:
        left, width, label_width = place
        node = (parent or self.root).child("P")
        text_width = width - label_width
        return [
            Cell(self.setter.lines(label, LABEL, label_width - _GUTTER), LABEL, node, left),
            Cell(self.setter.lines(text, BODY, text_width), BODY, node, left + label_width),
        ]

    def _places(self, columns: Sequence[Column]) -> list[tuple[float, float]]:
        """Left edge and width of each column."""
        whole = sum(column.share for column in columns)
        room = self.width - _GUTTER * (len(columns) - 1)
        places: list[tuple[float, float]] = []
        left = self.left
        for column in columns:
            width = room * column.share / whole
            places.append((left, width))
            left += width + _GUTTER
        return places

    def _cells(
        self,
        texts: Sequence[tuple[str, Style]],
        columns: Sequence[Column],
        places: Sequence[tuple[float, float]],
        row_node: Node,
    ) -> list[Cell]:
        cells: list[Cell] = []
        for (text, style), column, (left, width) in zip(texts, columns, places, strict=True):
            is_head = style is COLUMN_HEAD
            node = row_node.child("TH", scope="Column") if is_head else row_node.child("TD")
            edge = left + width if column.right else left
            lines = self.setter.lines(text, style, width)
            cells.append(Cell(lines, style, node, edge, right=column.right))
        return cells


def _draw_figure(canvas: NoteCanvas, top: float, *, node: Node, draw: Draw) -> None:
    with canvas.part(node):
        draw(canvas, top)


def _as_decoration(bands: Iterable[Band]) -> list[Band]:
    """The same bands for a further page, where they repeat and so are no part of the text."""
    return [Band(one.height, partial(_draw_untagged, draw=one.draw), stays=True) for one in bands]


def _draw_untagged(canvas: NoteCanvas, top: float, *, draw: Draw) -> None:
    with canvas.decoration():
        draw(canvas, top)
