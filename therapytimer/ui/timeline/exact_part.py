"""The chosen segment to the second: its times typed, split in two, or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.parts.steady import ChoiceBox
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
        self.at, self.code = _field("Split at"), ChoiceBox()
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
        self.stop.setPlaceholderText("running")
        self.at.setPlaceholderText("14:05")
        times, splitting = FlowLayout(), FlowLayout()
        for line, text, widget in (
            (times, "Start", self.start),
            (times, "Stop", self.stop),
            (times, "", self.set_times),
            (splitting, "Split at", self.at),
            (splitting, "From then on", self.code),
            (splitting, "", self.split),
        ):
            line.addWidget(_captioned(text, widget))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(times)
        column.addLayout(splitting)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setFixedWidth(_FIELD)
    return made


def _captioned(text: str, widget: QWidget) -> QWidget:
    """Put a caption above a widget; a button has none, and stands in line with the fields."""
    made, caption = QWidget(), label(text, "strong")
    caption.setBuddy(widget)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(caption)
    column.addWidget(widget)
    return made
