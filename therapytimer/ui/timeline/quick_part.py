"""The likely repairs of the chosen segment as large buttons, by as many minutes as are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import TOUCH, text_scale
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.timeline.offers import Offer

MINUTES = range(1, 121)
USUAL = 5
_LARGE = 72  # pixels: for a thumb, from where the hand is


class LargeButton(QPushButton):
    """What it does in the first line, what comes of it in the second."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(f"{offer.words}\n{offer.outcome}")
        self.setAutoDefault(True)
        self.setAccessibleName(f"{offer.words}, {offer.outcome}")
        said = offer.refusal or f"Reason: {offer.reason}"
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return size.expandedTo(QSize(0, round(_LARGE * max(1.0, text_scale(self.font())))))


class QuickPart(QWidget):
    """Shows offers; `repair_wished` carries the one pressed, `minutes_wished` another number."""

    repair_wished = Signal(object)
    minutes_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._offers: list[Offer] = []
        self._minutes = USUAL
        self._figure = label("", "heading")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figure.setMinimumWidth(TOUCH * 2)
        self.less, self.more = _step("One minute less", "minus"), _step("One minute more", "plus")
        self.less.clicked.connect(lambda: self._wish(self._minutes - 1))
        self.more.clicked.connect(lambda: self._wish(self._minutes + 1))
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def show_offers(self, offers: Sequence[Offer], minutes: int) -> None:
        """Show what may be repaired by so many minutes; the keyboard stays where it was."""
        self._minutes = minutes
        self._figure.setText(f"{minutes} min")
        self.less.setEnabled(minutes > MINUTES[0])
        self.more.setEnabled(minutes < MINUTES[-1])
        same = [_looks(one) for one in offers] == [_looks(one) for one in self._offers]
        self._offers = list(offers)
        if same:
            return
        clear(self._flow)
        self.buttons = [self._made(place) for place in range(len(offers))]
        self._flow.invalidate()

    def _made(self, place: int) -> QPushButton:
        made = LargeButton(self._offers[place])
        made.setEnabled(not self._offers[place].refusal)
        made.clicked.connect(lambda: self.repair_wished.emit(self._offers[place]))
        self._flow.addWidget(made)
        made.show()  # at once, so that it can have the keyboard
        return made

    def _wish(self, minutes: int) -> None:
        self.minutes_wished.emit(minutes)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("By how much?", "strong"))
        for one in (self.less, self._figure, self.more):
            line.addWidget(one)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._answers)


def _looks(offer: Offer) -> tuple[str, str, str, str]:
    return offer.words, offer.outcome, offer.reason, offer.refusal


def _step(name: str, drawing: str) -> IconButton:
    made = IconButton("", drawing)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(TOUCH + 4)
    made.setAutoRepeat(True)
    return made
