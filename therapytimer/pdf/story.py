"""The story: what a note says from top to bottom, set in lines and tagged as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band, Draw
from therapytimer.pdf.rows import Cell, Rule, row
from therapytimer.pdf.styles import BODY, HAIRLINE, LABEL, LABEL_WIDTH, SECTION, STRONG, Style
from therapytimer.pdf.tags import Node

if TYPE_CHECKING:
    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.text import Setter

GUTTER = 8.0
_NARROW_LABEL = 54.0
Pairs = Sequence[tuple[str, str]]  # labels with their texts
Looks = tuple[Style, Style]  # of the labels and of the texts


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

    def heading(self, text: str) -> None:
        """Add the heading of a section over a hairline, kept with what follows."""
        self.bands.append(Band(4, blank=True, stays=True))
        rule = Rule(HAIRLINE, self.left, self.width, above=1.2, below=2.2)
        self.row([self.cell(text, SECTION, self.root.child("H2"))], rule, stays=True)

    def paragraph(self, text: str, style: Style = BODY, *, stays: bool = False) -> None:
        """Add running text; its first and last lines do not stand alone on a page."""
        self.row([self.cell(text, style, self.root.child("P"))], stays=stays)

    def pairs(self, pairs: Pairs, looks: Looks = (LABEL, BODY)) -> None:
        """Labels and their texts beside each other, one pair below the other."""
        self.row(self._pair_cells(pairs, self.root, (self.left, self.width, LABEL_WIDTH), looks))

    def twin_pairs(self, first: Pairs, second: Pairs, share: float = 0.5) -> None:
        """Two lists of labelled texts side by side; `share` is the first one's of the width."""
        left, right = self.root.child("Div"), self.root.child("Div")
        room = self.width - GUTTER
        there = self.left + room * share + GUTTER
        first_place = self.left, room * share, LABEL_WIDTH
        second_place = there, room * (1 - share), LABEL_WIDTH
        cells = self._pair_cells(first, left, first_place)
        self.row([*cells, *self._pair_cells(second, right, second_place)])

    def titled_pairs(self, title: str, subtitle: str, pairs: Pairs, title_width: float) -> None:
        """Labelled texts beside a title of their own."""
        node = self.root.child("H3")
        room = title_width - GUTTER
        head = self.cell(title, STRONG, node, room=room)
        head.add(self.setter.lines(subtitle, LABEL, room), LABEL, node)
        place = self.left + title_width, self.width - title_width, _NARROW_LABEL
        self.row([head, *self._pair_cells(pairs, self.root, place)])

    def drawing(self, height: float, draw: Draw, alt: str) -> None:
        """Add a picture, with what it shows in words."""
        node = self.root.child("Figure", alt=alt)
        self.bands.append(Band(height, partial(_draw_figure, node=node, draw=draw)))

    def row(self, cells: Sequence[Cell], rule: Rule | None = None, *, stays: bool = False) -> None:
        """Cells side by side."""
        self.bands.extend(row(cells, rule, stays=stays))

    def cell(self, text: str, style: Style, node: Node, *, room: float | None = None) -> Cell:
        """Make a cell at the left edge of the text."""
        cell = Cell(self.left)
        cell.add(self.setter.lines(text, style, room or self.width), style, node)
        return cell

    def _pair_cells(
        self,
        pairs: Iterable[tuple[str, str]],
        parent: Node,
        place: tuple[float, float, float],
        looks: Looks = (LABEL, BODY),
    ) -> list[Cell]:
        """Make a cell of labels and one of texts, each label beside the first line of its text.

        `place` is the left edge, the width, and the width of the labels.
        """
        left, width, label_width = place
        labels, texts = Cell(left), Cell(left + label_width)
        for label, text in pairs:
            node = parent.child("P")
            labels.add(self.setter.lines(label, looks[0], label_width - GUTTER), looks[0], node)
            texts.add(self.setter.lines(text, looks[1], width - label_width), looks[1], node)
            count = max(len(labels.pieces), len(texts.pieces))
            labels.fill(count)
            texts.fill(count)
        return [labels, texts]


def _draw_figure(canvas: NoteCanvas, top: float, *, node: Node, draw: Draw) -> None:
    with canvas.part(node):
        draw(canvas, top)
