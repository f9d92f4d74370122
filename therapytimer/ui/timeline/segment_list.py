"""The segments of a visit in words: for keyboard and screen reader, and those too short to tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from therapytimer.ui.parts.labels import let_go
from therapytimer.ui.parts.times import clock_time, length_words
from therapytimer.ui.parts.treating import treated_by
from therapytimer.visit.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit

_STATES = {Origin.STOPWATCH: "", Origin.TYPED: "typed", Origin.CORRECTED: "edited"}
_LEAST, _MOST, _BAR = 280, 480, 20  # pixels: of a row, and beside it for the scroll bar
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Row:
    """One segment: what stands in its two lines, and what is read out."""

    segment_id: str
    first: str
    second: str
    spoken: str


def rows_of(visit: Visit) -> list[Row]:
    """Put a visit's segments in words, by start; no word of what runs changes by the tick."""
    return [_row(visit, one) for one in visit.segments]


def _row(visit: Visit, segment: Segment) -> Row:
    who, zone = treated_by(visit, segment), visit.timezone
    start, state = clock_time(segment.start, zone), _STATES[segment.origin]
    if segment.stop is None:
        length, span = "running", f"since {start}"
    else:
        length = length_words(segment.length())
        span = f"{start} to {clock_time(segment.stop, zone)}"
    said = tuple(filter(None, (span, who, state)))
    spoken = ", ".join((segment.code, length, *said))
    return Row(segment.id, f"{segment.code}   {length}", " · ".join(said), spoken)


class _RowButton(QPushButton):
    """Leaves the arrows to the list; Qt would give the keyboard on without choosing."""

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if Qt.Key(arg__1.key()) in _STEPS:
            arg__1.ignore()
        else:
            super().keyPressEvent(arg__1)


class SegmentList(QScrollArea):
    """One button a segment; the chosen one is marked. Up and Down walk and choose.

    Signals: `chosen` (segment's id), `entered` (Enter on the chosen segment).
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Segments of this visit")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons: dict[str, QPushButton] = {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def show_rows(self, rows: Sequence[Row], chosen: str) -> None:
        """Show segments; whose words are the same keep their button and the keyboard."""
        for gone in self.buttons.keys() - {one.segment_id for one in rows}:
            let_go(self.buttons.pop(gone))
        for place, row in enumerate(rows):
            made = self.buttons.get(row.segment_id) or self._made(row.segment_id)
            if self._column.indexOf(made) != place:
                self._column.insertWidget(place, made)
                made.show()  # at once, so that it can have the keyboard
            made.setText(f"{row.first}\n{row.second}")
            made.setAccessibleName(row.spoken)
            made.setChecked(row.segment_id == chosen)
        self.buttons = {row.segment_id: self.buttons[row.segment_id] for row in rows}
        self._fit()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)  # once the rows have the new size too

    def focus_on(self, segment_id: str) -> None:
        """Give the keyboard to a segment."""
        found = self.buttons.get(segment_id)
        if found is not None:
            found.setFocus()
            self.ensureWidgetVisible(found)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Walk from segment to segment; all other keys are the page's."""
        step, focused = _STEPS.get(Qt.Key(arg__1.key())), self.focusWidget()
        order = list(self.buttons.items())
        place = next((at for at, (_, one) in enumerate(order) if one is focused), None)
        if step is None or place is None:
            arg__1.ignore()
            return
        segment_id, _ = order[max(0, min(len(order) - 1, place + step))]
        self.focus_on(segment_id)
        self.chosen.emit(segment_id)

    def _fit(self) -> None:
        """Give each row the room of its two lines: the least height of a button has only one."""
        hints = [one.sizeHint() for one in self.buttons.values()]
        height = sum(one.height() + self._column.spacing() for one in hints)
        self._inside.setMinimumHeight(height)
        widest = max((one.width() for one in hints), default=0)
        self.setFixedWidth(min(max(widest, _LEAST), _MOST) + _BAR)

    def _made(self, segment_id: str) -> QPushButton:
        made = self.buttons[segment_id] = _RowButton()
        made.setAutoDefault(True)
        made.setCheckable(True)
        made.setProperty("row", True)
        made.clicked.connect(lambda: self._tap(segment_id))
        return made

    def _tap(self, segment_id: str) -> None:
        # The mark follows what is chosen, which a second tap does not change.
        self.buttons[segment_id].setChecked(True)
        self.chosen.emit(segment_id)
        self.entered.emit()
