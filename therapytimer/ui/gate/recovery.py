"""The recovery code, shown once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class RecoveryPage(QWidget):
    """Shows the recovery code, large and in groups, until it is written down."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_code(self, code: str) -> None:
        """Show a new code; whether it is written down is asked anew."""
