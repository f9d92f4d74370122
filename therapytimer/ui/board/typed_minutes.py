"""Minutes remembered later: a code, when it began and how long it took, typed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout

from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.parts.steady import ChoiceBox, NumberBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from therapytimer.billing.codes import Code
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit

MOST_MINUTES = 480
_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.]?(?P<minute>\d\d)\s*(?:(?P<half>[ap])\.?m?\.?)?")
USUAL_MINUTES = 15
_MINUTE = timedelta(minutes=1)
START_WIDTH = 110
_LETTERS = 30  # of a code, where there is room for them
_LEAST = 200  # pixels, where there is none


class TypedMinutes(QFrame):
    """A line to type minutes in; `typed` carries code, local start (datetime.time) and minutes."""

    typed = Signal(str, object, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self.setAccessibleName("Type minutes")
        self.code, self.start, self.minutes = ChoiceBox(), QLineEdit(), NumberBox()
        self._problem = Notice("warn")
        tall_rows(self.code)
        self.code.setAccessibleName("Code")
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code.setMinimumContentsLength(_LETTERS)
        self.code.setMinimumWidth(_LEAST)
        self.start.setAccessibleName("Start")
        self.start.setFixedWidth(START_WIDTH)
        self.minutes.setAccessibleName("Minutes")
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setSuffix(" min")
        self._lay_out()
        self.hide()

    def ask(self, codes: Iterable[Code], start: time, minutes: int) -> None:
        """Show the line, ready to be filled in."""
        self.show_refusal("")
        self.code.clear()
        for code in codes:
            self.code.addItem(f"{code.number} {code.name}", code.number)
        self.start.setText(f"{start:%H:%M}")
        self.minutes.setValue(minutes)
        self.show()
        self.code.setFocus()

    def show_refusal(self, sentence: str) -> None:
        """Say beside the line why the minutes were not added."""
        self._problem.say(sentence)

    def refusal(self) -> str:
        """Return what is said beside the line."""
        return self._problem.said()

    def _lay_out(self) -> None:
        add, close = button("Add", "primary"), button("Close", "quiet")
        add.clicked.connect(self._wish)
        close.clicked.connect(self.closed)
        fields = FlowLayout()
        fields.addWidget(self.code)
        since = label("from")
        since.setMinimumHeight(TOUCH)
        fields.addWidget(since)
        fields.addWidget(self.start)
        fields.addWidget(self.minutes)
        fields.addWidget(add)
        fields.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 10)
        said = "Typed minutes print “typed afterwards, times estimated”."
        layout.addWidget(label(said, "strong", wraps=True))
        layout.addLayout(fields)
        layout.addWidget(self._problem)

    def _wish(self) -> None:
        start = clock_typed(self.start.text())
        if start is None:
            self.show_refusal("The start must be a time of day such as 14:05 or 2:05 pm.")
            self.start.setFocus()
            return
        self.show_refusal("")
        self.typed.emit(self.code.currentData(), start, self.minutes.value())


def typed_times(visit: Visit, start: time, minutes: int) -> tuple[datetime, datetime]:
    """Return the instants of typed minutes on the visit's own day."""
    local = datetime.combine(visit.on, start, tzinfo=ZoneInfo(visit.timezone))
    begun = local.astimezone(UTC)
    return begun, begun + timedelta(minutes=minutes)


def free_time(visit: Visit, taken: Iterable[Segment], now: datetime) -> tuple[time, int]:
    """Propose when forgotten minutes began and how many they were: none that are taken or to come.

    They lie in the latest stretch in which nothing of `taken` ran, where that has a whole minute;
    else before all of it, and where nothing ran at all in the last quarter of an hour.
    """
    zone = ZoneInfo(visit.timezone)
    until = now
    for stop, start in sorted(((one.stop or now, one.start) for one in taken), reverse=True):
        begun = stop + _MINUTE  # a typed start has no seconds
        passed = (until - begun) // _MINUTE
        if passed > 0:
            return begun.astimezone(zone).time(), min(passed, USUAL_MINUTES)
        until = min(until, start)
    begun = until - timedelta(minutes=USUAL_MINUTES)
    return begun.astimezone(zone).time(), USUAL_MINUTES


def clock_typed(text: str) -> time | None:
    """Read a time of day as people type it: "8:05", "0805", "1:05 pm"; None if it is none."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    half = found["half"]
    if half and not 1 <= hour <= 12:  # noqa: PLR2004 - hours of half a day
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004
