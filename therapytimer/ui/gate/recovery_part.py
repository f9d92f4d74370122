"""Signing in by the recovery code, which ends in a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.passphrase import NewPassphrase
from therapytimer.ui.parts.labels import button, label

_GROUPS = "Seven groups of four; small letters and missing dashes do not matter."
_AFTER = "The code opens the clinic and you choose a new passphrase. The old one ends with that."


class RecoveryPart(QWidget):
    """The code and a new passphrase.

    Signals: `wished` once both can be tried, `dropped` for the way back.
    """

    wished = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = Field("Recovery code", _GROUPS)
        self.passphrase = NewPassphrase("New passphrase", stacked=True)
        self.go = button("Open with the code", "primary")
        self.back = button("Back to the passphrase", "quiet")
        self._lay_out()
        self.go.clicked.connect(self._wish)
        for field in (self.code, self.passphrase.first, self.passphrase.second):
            field.edit.returnPressed.connect(self._wish)
        self.back.clicked.connect(self.dropped)

    def begin(self) -> None:
        """Start afresh."""
        self.code.set_text("")
        self.code.show_problem("")
        self.passphrase.begin()
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Say that the keys are being made, which takes a moment."""
        self.setEnabled(not busy)
        self.go.setText("Opening…" if busy else "Open with the code")
        self.go.repaint()  # nothing else is painted while the keys are made

    def _wish(self) -> None:
        code = self.code.needs("Type the recovery code that you wrote down.")
        if self.passphrase.is_sound() and code:
            self.wished.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(_AFTER, "muted", wraps=True))
        for widget in (self.code, self.passphrase, self.go, self.back):
            column.addWidget(widget)
