"""Four columns that the fields of a part share, so that their edges stand in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = 4
_GAP = 16

Span = tuple[QWidget, int]


def grid_of(rows: Sequence[Sequence[Span]]) -> QGridLayout:
    """Lay rows of widgets, each with the number of columns that it takes."""
    grid = QGridLayout()
    grid.setSpacing(_GAP)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    for row, spans in enumerate(rows):
        column = 0
        for widget, span in spans:
            _take_what_comes(widget)
            grid.addWidget(widget, row, column, 1, span)
            column += span
    return grid


def _take_what_comes(widget: QWidget) -> None:
    """Let a widget be as wide as its columns, which else would be as wide as it wants to be."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
