"""Minutes remembered later: a code, when it began and how long it took, typed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QSpinBox, QTimeEdit, QVBoxLayout

from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from therapytimer.billing.codes import Code
    from therapytimer.visit.visit import Visit

MOST_MINUTES = 480
USUAL_MINUTES = 15


class TypedMinutes(QFrame):
    """A line to type minutes in; `typed` carries code, local start (datetime.time) and minutes."""

    typed = Signal(str, object, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self.setAccessibleName("Type minutes")
        self.code, self.start, self.minutes = QComboBox(), QTimeEdit(), QSpinBox()
        tall_rows(self.code)
        self.code.setAccessibleName("Code")
        self.start.setAccessibleName("Start")
        self.start.setDisplayFormat("HH:mm")
        self.minutes.setAccessibleName("Minutes")
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setSuffix(" min")
        self._lay_out()
        self.hide()

    def ask(self, codes: Iterable[Code], start: time) -> None:
        """Show the line, ready to be filled in."""
        self.code.clear()
        for code in codes:
            self.code.addItem(f"{code.number} {code.name}", code.number)
        self.start.setTime(QTime(start.hour, start.minute))
        self.minutes.setValue(USUAL_MINUTES)
        self.show()
        self.code.setFocus()

    def _lay_out(self) -> None:
        add, close = button("Add", "primary"), button("Close", "quiet")
        add.clicked.connect(self._wish)
        close.clicked.connect(self.closed)
        fields = FlowLayout()
        fields.addWidget(self.code)
        fields.addWidget(label("from"))
        fields.addWidget(self.start)
        fields.addWidget(self.minutes)
        fields.addWidget(add)
        fields.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 10)
        layout.addWidget(
            label("Typed minutes print “typed afterwards, times estimated”.", "strong")
        )
        layout.addLayout(fields)

    def _wish(self) -> None:
        start = self.start.time()
        self.typed.emit(
            self.code.currentData(), time(start.hour(), start.minute()), self.minutes.value()
        )


def typed_times(visit: Visit, start: time, minutes: int) -> tuple[datetime, datetime]:
    """Return the instants of typed minutes on the visit's own day."""
    local = datetime.combine(visit.on, start, tzinfo=ZoneInfo(visit.timezone))
    begun = local.astimezone(UTC)
    return begun, begun + timedelta(minutes=minutes)


def free_start(visit: Visit, now: datetime) -> time:
    """Propose when forgotten minutes began: after the last segment, else a quarter hour ago."""
    stops = [one.stop for one in visit.segments if one.stop is not None]
    at = max(stops) if stops else now - timedelta(minutes=USUAL_MINUTES)
    return at.astimezone(ZoneInfo(visit.timezone)).time()
