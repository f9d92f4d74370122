"""The chosen segment to the second: its times typed, split in two, or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.parts.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.visit.facts import Segment

_FIELD = 130
_LETTERS = 18  # of a code's name that are seen while its list is closed


class ExactPart(QWidget):
    """Fields for start and stop, and for where a segment is to be split.

    Signals: `times_wished` (start, stop as typed; an empty stop means that it runs), `split_wished`
    (time as typed, code), `remove_wished`.
    """

    times_wished = Signal(str, str)
    split_wished = Signal(str, str)
    remove_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start, self.stop = _field("Start"), _field("Stop")
        self.at, self.code = _field("Split at"), QComboBox()
        self.code.setAccessibleName("Code after the split")
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code.setMinimumContentsLength(_LETTERS)
        tall_rows(self.code)
        self.set_times, self.split = button("Set times"), button("Split")
        self.remove = IconButton("Remove this segment", "close", "quiet")
        self.set_times.clicked.connect(self._wish_times)
        for one in (self.start, self.stop):
            one.returnPressed.connect(self._wish_times)
        self.split.clicked.connect(self._wish_split)
        self.at.returnPressed.connect(self._wish_split)
        self.remove.clicked.connect(self.remove_wished)
        self._shown: tuple[str, str, str] = ("", "", "")
        self._lay_out()

    def show_segment(self, segment: Segment, zone: str, codes: Mapping[str, str]) -> None:
        """Show a segment's times; what is being typed stays unless they have changed."""
        start = clock_time(segment.start, zone)
        stop = "" if segment.stop is None else clock_time(segment.stop, zone)
        if (segment.id, start, stop) != self._shown:
            self._shown = segment.id, start, stop
            self.start.setText(start)
            self.stop.setText(stop)
            self.at.clear()
        if [self.code.itemData(place) for place in range(self.code.count())] != list(codes):
            self.code.clear()
            for number, name in codes.items():
                self.code.addItem(name, number)

    def _wish_times(self) -> None:
        self.times_wished.emit(self.start.text(), self.stop.text())

    def _wish_split(self) -> None:
        self.split_wished.emit(self.at.text(), self.code.currentData())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        self.stop.setPlaceholderText("running")
        self.at.setPlaceholderText("14:05")
        for column, (text, field) in enumerate((("Start", self.start), ("Stop", self.stop))):
            grid.addWidget(_caption(text, field), 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self.set_times, 1, 2)
        grid.addWidget(_caption("Split at", self.at), 2, 0)
        grid.addWidget(_caption("From then on", self.code), 2, 1)
        grid.addWidget(self.at, 3, 0)
        grid.addWidget(self.code, 3, 1)
        grid.addWidget(self.split, 3, 2)
        grid.setRowMinimumHeight(4, 8)
        grid.addWidget(self.remove, 5, 0, 1, 2)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setFixedWidth(_FIELD)
    return made


def _caption(text: str, field: QWidget) -> QLabel:
    made = label(text, "strong")
    made.setBuddy(field)
    return made
