"""The lock: a cover over everything, until its clinician comes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class LockCover(QWidget):
    """Covers its parent wholly; the half-typed text beneath keeps its caret.

    Signals: `unlock_requested` (passphrase) and `switch_requested` (somebody else wants in).
    A wish makes the cover busy until `show_problem` or `lift`.
    """

    unlock_requested = Signal(str)
    switch_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def lower(self, name: str) -> None:
        """Cover everything for the clinician of that name."""

    def lift(self) -> None:
        """Uncover, and give the focus back to what had it."""

    def show_problem(self, sentence: str) -> None:
        """Say why the cover stays."""
