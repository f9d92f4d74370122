"""The very first page: set up a clinic, or try with a sample."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class WelcomePage(QWidget):
    """What the program is, in two lines, and the two ways in.

    `sample_requested` carries the discipline: PT, OT, SLP or DC.
    """

    setup_requested = Signal()
    sample_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
