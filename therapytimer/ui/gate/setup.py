"""Setting up a clinic: one page, few fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class SetupPage(QWidget):
    """Who signs in first, the passphrase, and a second place for copies."""

    setup_wished = Signal(object)  # SetupForm
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def begin(self) -> None:
        """Start afresh: all fields empty, the cursor in the first."""

    def show_problem(self, sentence: str) -> None:
        """Say why the clinic could not be set up; what was typed stays."""

    def show_warning(self, sentence: str) -> None:
        """Say what speaks against a folder that works all the same (a synchronised one)."""
