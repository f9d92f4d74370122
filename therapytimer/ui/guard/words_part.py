"""A passphrase on the cover."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.parts.labels import button


class WordsPart(QWidget):
    """The field of a passphrase; signals: `wished` (passphrase), `dropped` for the PIN."""

    wished = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.passphrase = PassphraseField("Passphrase")
        self.go, self.use_pin = button("Unlock", "primary"), button("Use PIN", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.passphrase, self.go, self.use_pin):
            column.addWidget(widget)
        self.go.clicked.connect(self._wish)
        self.passphrase.edit.returnPressed.connect(self._wish)
        self.use_pin.clicked.connect(self.dropped)

    def begin(self) -> None:
        """Ask anew."""
        self.passphrase.begin()
        self.show_busy(False)

    def take_keys(self) -> None:
        """Put the cursor into the field."""
        self.passphrase.edit.setFocus()

    def show_busy(self, busy: bool) -> None:
        """Say that the keys are being made, which takes a moment."""
        self.go.setEnabled(not busy)
        self.go.setText("Opening…" if busy else "Unlock")
        self.go.repaint()  # nothing else is painted while the keys are made

    def show_again(self) -> None:
        """Let what was typed be mended."""
        self.show_busy(False)
        self.take_keys()
        self.passphrase.edit.selectAll()

    def _wish(self) -> None:
        if self.passphrase.needs("Type your passphrase."):
            self.show_busy(True)
            self.wished.emit(self.passphrase.text())
