"""Signing in by passphrase: one part of the page that unlocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.parts.steady import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Sequence


class PassphrasePart(QWidget):
    """The name, chosen where several sign in here, and the passphrase.

    Signals: `wished` once a passphrase is typed, `forgotten` for the way by the recovery code.
    """

    wished = Signal()
    forgotten = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names = ChoiceBox()
        self.names.setAccessibleName("Who")
        tall_rows(self.names)
        self._who = label("Who", "strong")
        self.passphrase = PassphraseField("Passphrase")
        self.go = button("Unlock", "primary")
        self.use_code = button("Use the recovery code", "quiet")
        self._lay_out()
        self.go.clicked.connect(self._wish)
        self.passphrase.edit.returnPressed.connect(self._wish)
        self.use_code.clicked.connect(self.forgotten)
        self.names.activated.connect(self.passphrase.edit.setFocus)

    def begin(self, names: Sequence[str], chosen: str) -> None:
        """Start afresh for those names."""
        self.names.clear()
        self.names.addItems(list(names))
        self.names.setCurrentText(chosen)
        for widget in (self.names, self._who):
            widget.setVisible(len(names) > 1)
        self.passphrase.begin()
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Say that the keys are being made, which takes a moment."""
        self.setEnabled(not busy)
        self.go.setText("Opening…" if busy else "Unlock")
        self.go.repaint()  # nothing else is painted while the keys are made

    def _wish(self) -> None:
        if self.passphrase.needs("Type your passphrase."):
            self.wished.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        who = QVBoxLayout()
        who.setSpacing(4)
        who.addWidget(self._who)
        who.addWidget(self.names)
        column.addLayout(who)
        column.addWidget(self.passphrase)
        column.addWidget(self.go)
        column.addWidget(self.use_code)
