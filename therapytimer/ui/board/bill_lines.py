"""The bill line by line, each opening to its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.billing.wording import counted
from therapytimer.ui.board.fold import FIGURES
from therapytimer.ui.board.line_fold import LineFold
from therapytimer.ui.parts.labels import label, let_go

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.lines import BillLine

_FIGURES = 2  # minutes and units


class BillLines(QWidget):
    """A fold for each line, kept while its line stays, so that nothing closes by itself.

    Signals: `opened` (the Fold), when a line was opened by hand; `modifiers_wished` (what the
    decision is about, the choice).
    """

    opened = Signal(object)
    modifiers_wished = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.folds: dict[tuple[str, int], LineFold] = {}
        self._nothing = label("No whole minute yet.", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(_titles())
        self._column.addWidget(self._nothing)

    def show_lines(self, lines: Sequence[BillLine]) -> None:
        """Show these lines in their order; a code may stand on two."""
        keyed = _keyed(lines)
        for key in [key for key in self.folds if key not in keyed]:
            let_go(self.folds.pop(key))
        for place, (key, line) in enumerate(keyed.items()):
            self._show(self._fold(key), line)
            # Below the titles and the words for no line.
            self._column.insertWidget(place + 2, self.folds[key])
        self._nothing.setVisible(not lines)

    def _fold(self, key: tuple[str, int]) -> LineFold:
        if key not in self.folds:
            fold = LineFold(_FIGURES)
            fold.modifiers_wished.connect(self.modifiers_wished)
            fold.opened.connect(lambda: self.opened.emit(fold))
            self.folds[key] = fold
        return self.folds[key]

    @staticmethod
    def _show(fold: LineFold, line: BillLine) -> None:
        fold.show_modifiers(line)
        words = " ".join((line.code, *line.modifiers))
        amount = f"{counted(line.minutes, 'minute')}, {counted(line.units, 'unit')}"
        fold.show_line(words, str(line.minutes), str(line.units), spoken=f"{words}, {amount}")
        fold.head.setToolTip(line.name)
        fold.body.show_sentences((f"{line.name[:1].upper()}{line.name[1:]}.", *line.reasons))


def _keyed(lines: Sequence[BillLine]) -> dict[tuple[str, int], BillLine]:
    """Give each line a key that lasts: its code, and the how manieth line of it."""
    keyed: dict[tuple[str, int], BillLine] = {}
    for line in lines:
        earlier = sum(code == line.code for code, _ in keyed)
        keyed[line.code, earlier] = line
    return keyed


def _titles() -> QHBoxLayout:
    titles = QHBoxLayout()
    titles.setSpacing(6)
    titles.addWidget(label("Code", "small"), 1)
    for title in ("Min", "Units"):
        one = label(title, "small")
        one.setMinimumWidth(FIGURES)
        one.setAlignment(Qt.AlignmentFlag.AlignRight)
        titles.addWidget(one)
    return titles
