"""The very first page: set up a clinic, or try with a sample."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.choice import DISCIPLINES
from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.gate.heading import heading
from therapytimer.ui.parts.labels import button, card, label

_WIDTH = 640
_WHAT = (
    "A stopwatch for each billing code, and what its minutes are worth.\n"
    "Encrypted, on this computer alone; the note is nearly written when you end."
)
_SETUP = "Your name, your discipline and a passphrase. It takes about two minutes."
_SAMPLE = (
    "Made-up patients in data of their own, to be thrown away. Your own clinic is not touched. "
    "Please type no real patients there."
)


class WelcomePage(QWidget):
    """What the program is, in two lines, and the two ways in.

    `sample_requested` carries the discipline: PT, OT, SLP or DC.
    """

    setup_requested = Signal()
    sample_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setup_button = button("Set up my clinic", "primary")
        self.setup_button.clicked.connect(self.setup_requested)
        self.sample_buttons = {meant: self._sample_button(meant) for meant in DISCIPLINES}
        column = Column(_WIDTH)
        column.content.addLayout(heading("stopwatch", "Welcome to therapytimer", _WHAT))
        column.content.addSpacing(8)
        column.content.addWidget(self._own())
        column.content.addWidget(self._sample())
        fill(self, column)

    def _sample_button(self, meant: str) -> QWidget:
        one = button(DISCIPLINES[meant])
        one.setAccessibleName(f"Sample clinic: {DISCIPLINES[meant]}")
        one.clicked.connect(lambda: self.sample_requested.emit(meant))
        return one

    def _own(self) -> QFrame:
        inside = _inside("Your clinic", _SETUP)
        inside.addWidget(self.setup_button)
        return card(inside)

    def _sample(self) -> QFrame:
        inside, grid = _inside("Try with a sample clinic", _SAMPLE), QGridLayout()
        grid.setSpacing(8)
        for place, one in enumerate(self.sample_buttons.values()):
            grid.addWidget(one, *divmod(place, 2))
        inside.addLayout(grid)
        return card(inside)


def _inside(title: str, explained: str) -> QVBoxLayout:
    inside = QVBoxLayout()
    inside.setContentsMargins(24, 24, 24, 24)
    inside.setSpacing(8)
    inside.addWidget(label(title, "heading"))
    inside.addWidget(label(explained, "muted", wraps=True))
    inside.addSpacing(8)
    return inside
