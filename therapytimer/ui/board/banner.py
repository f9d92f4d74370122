"""The banner: one thing that looks forgotten, with answers of one tap; never in anybody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class Notice(NamedTuple):
    """What the banner says, and the words of its three answers."""

    sentence: str
    goes_on: str
    ends: str
    repairs: str


class Banner(QFrame):
    """Shows one notice; signals `goes_on`, `ends` and `repairs` carry the answer up."""

    goes_on = Signal()
    ends = Signal()
    repairs = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "warn")
        self._notice: Notice | None = None
        self._words = label("", "strong")
        self._words.setMinimumHeight(TOUCH)
        self.buttons: tuple[QPushButton, ...] = (button(""), button(""), button(""))
        line = FlowLayout(self)
        line.setContentsMargins(16, 8, 12, 8)
        line.addWidget(self._words)
        for one, signal in zip(self.buttons, (self.goes_on, self.ends, self.repairs), strict=True):
            # A tap leaves the keyboard with the stopwatches.
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(signal)
            line.addWidget(one)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice and have it read out once; None puts the banner away."""
        if notice == self._notice:
            return
        self._notice = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._words.setText(notice.sentence)
        self.setAccessibleName(notice.sentence)
        for one, words in zip(self.buttons, notice[1:], strict=True):
            one.setText(words)
        announce(self, notice.sentence)
