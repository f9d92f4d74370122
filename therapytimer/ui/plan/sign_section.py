"""Signing a report: what it lacks, and the passphrase again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence


class SignSection(Section):
    """Signals: `sign_wished` (passphrase), `export_requested`, `drop_requested`."""

    sign_wished = Signal(str)
    export_requested = Signal()
    drop_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Signature")
        self.words = label("", wraps=True)
        self.passphrase = PassphraseField("Your passphrase", "A signed report is never changed.")
        self.sign = IconButton("Sign", "pen", "primary")
        self.export = IconButton("Export PDF", "export")
        self.drop = IconButton("Drop this draft", "close", "quiet")
        self.inside.addWidget(self.words)
        line = QHBoxLayout()
        line.addWidget(self.passphrase, 1)
        line.addStretch(1)
        self.inside.addLayout(line)
        buttons = FlowLayout(spacing=16)
        for one in (self.sign, self.export, self.drop):
            buttons.addWidget(one)
        self.inside.addLayout(buttons)
        self.sign.clicked.connect(self._wish)
        self.passphrase.edit.returnPressed.connect(self._wish)
        self.export.clicked.connect(self.export_requested)
        self.drop.clicked.connect(self.drop_requested)

    def show_state(self, author: str, lacking: Sequence[str], *, signed: bool) -> None:
        """Show who signs and what stands in the way, or who has signed."""
        ready = f"{author} signs."
        said = "\n".join(lacking) or ready
        self.words.setText(f"Signed by {author}." if signed else said)
        for one in (self.passphrase, self.sign, self.drop):
            one.setVisible(not signed)
        self.sign.setEnabled(not lacking)
        self.passphrase.setEnabled(not lacking)

    def show_problem(self, sentence: str) -> None:
        """Say why it was not signed."""
        self.passphrase.show_problem(sentence)

    def begin(self) -> None:
        """Forget a passphrase that was typed."""
        self.passphrase.begin()

    def _wish(self) -> None:
        if self.sign.isEnabled() and self.passphrase.needs("Type your passphrase to sign."):
            self.sign_wished.emit(self.passphrase.text())
