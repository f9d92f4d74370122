"""Signing any number of notes with one passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.billing.wording import counted
from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label
from therapytimer.ui.signing.note_card import NoteCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.signing.forms import ToSign

_WIDTH = 880
_EXPLAINED = (
    "Your passphrase is your signature. A signed note is never changed: words are added as "
    "addenda, wrong minutes by a correction beside it."
)


class SignPage(QWidget):
    """Shows notes and who signs; `sign_wished` carries the passphrase."""

    sign_wished = Signal(str)
    note_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("Back", "back", "quiet")
        self.passphrase = PassphraseField("Your passphrase")
        self.sign = IconButton("Sign", "pen", "primary")
        self.result = Notice("info")
        self._who = label("", "strong", wraps=True)
        self._signing = Section("Sign", _EXPLAINED)
        self._notes = QVBoxLayout()
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.sign.clicked.connect(self._wish)
        self.passphrase.edit.returnPressed.connect(self._wish)

    def show_notes(self, signer: str, notes: Sequence[ToSign]) -> None:
        """Show what would be signed, by whom."""
        clear(self._notes)
        for note in notes:
            card = NoteCard(note)
            card.note_requested.connect(self.note_requested)
            self._notes.addWidget(card)
        ready = sum(not one.refusal for one in notes)
        self._who.setText(f"{signer} signs {counted(ready, 'note')}.")
        self._signing.setVisible(bool(ready))
        self.passphrase.begin()
        self.setFocusProxy(self.passphrase.edit if ready else self.back)

    def say(self, sentence: str) -> None:
        """Say what came of it; nothing hides it."""
        self.result.say(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing was signed."""
        self.passphrase.edit.clear()
        self.passphrase.show_problem(sentence)
        self.passphrase.edit.setFocus()

    def _wish(self) -> None:
        if self.passphrase.needs("Type your passphrase to sign."):
            self.sign_wished.emit(self.passphrase.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("Sign notes", "title"))
        head.addStretch(1)
        self._signing.inside.addWidget(self._who)
        self._signing.inside.addWidget(self.passphrase)
        self._signing.add_line(self.sign)
        self._notes.setSpacing(8)
        column = Column(_WIDTH, high=True)
        column.content.addLayout(head)
        column.content.addWidget(self.result)
        column.content.addLayout(self._notes)
        column.content.addWidget(self._signing)
        fill(self, column)
