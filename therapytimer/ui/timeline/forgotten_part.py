"""A forgotten code: tapped, its minutes are laid into free time; or its times are typed first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.timeline.chips import Chips

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL = 10
_MOST = 480
_STEP = 1
_LEAP = 5
_FIELD = 130


class ForgottenPart(QWidget):
    """Asks for minutes or times, then for the code, which adds them at once.

    Signals: `minutes_wished` (code, minutes), `times_wished` (code, start, stop as typed).
    """

    minutes_wished = Signal(str, int)
    times_wished = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("A forgotten code")
        self._minutes = USUAL
        self._figure = label("", "heading")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figure.setMinimumSize(TOUCH * 2, TOUCH)
        self.start, self.stop = QLineEdit(), QLineEdit()
        for field, name in ((self.start, "Start"), (self.stop, "Stop")):
            field.setAccessibleName(f"{name}, optional")
            field.setPlaceholderText("14:05")
            field.setFixedWidth(_FIELD)
        self.codes = Chips("Which code? A tap adds it:")
        self.codes.picked.connect(self._wish)
        self._lay_out()

    def begin(self, codes: Mapping[str, str], others: Mapping[str, str]) -> None:
        """Start afresh, with these codes to tap and others in a list."""
        self.start.clear()
        self.stop.clear()
        self._set(USUAL)
        self.codes.offer(codes, others)

    def _wish(self, code: str) -> None:
        start, stop = self.start.text().strip(), self.stop.text().strip()
        if start or stop:
            self.times_wished.emit(code, start, stop)
        else:
            self.minutes_wished.emit(code, self._minutes)

    def _set(self, minutes: int) -> None:
        self._minutes = min(max(minutes, 1), _MOST)
        self._figure.setText(f"{self._minutes} min")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("A forgotten code", "heading"))
        column.addWidget(
            label(
                "Its minutes are laid into free time of the visit. They print as typed "
                "afterwards and are never evidence.",
                "muted",
                wraps=True,
            )
        )
        column.addLayout(self._minutes_line())
        column.addLayout(self._times_line())
        column.addWidget(self.codes)
        column.addStretch(1)

    def _minutes_line(self) -> FlowLayout:
        line = FlowLayout()
        caption = label("Minutes", "strong")
        caption.setMinimumHeight(TOUCH)
        line.addWidget(caption)
        line.addWidget(self._step(-_LEAP))
        line.addWidget(self._step(-_STEP))
        line.addWidget(self._figure)
        line.addWidget(self._step(_STEP))
        line.addWidget(self._step(_LEAP))
        return line

    def _times_line(self) -> FlowLayout:
        line = FlowLayout()
        for text, field in (("or its times, from", self.start), ("to", self.stop)):
            caption: QLabel = label(text, "strong")
            caption.setBuddy(field)
            caption.setMinimumHeight(TOUCH)
            line.addWidget(caption)
            line.addWidget(field)
        return line

    def _step(self, by: int) -> IconButton:
        words = f"{abs(by)} minute{'s' if abs(by) > 1 else ''} {'more' if by > 0 else 'less'}"
        made = IconButton(str(abs(by)), "plus" if by > 0 else "minus")
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(lambda: self._set(self._minutes + by))
        return made
