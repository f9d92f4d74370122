"""Adding words to a signed note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, label
from therapytimer.visit.addenda import AddendumKind, Words

_WIDTH = 880
_KINDS = {AddendumKind.ADDENDUM.value: "Addendum", AddendumKind.LATE_ENTRY.value: "Late entry"}
REASONS = ("left out", "new information", "asked by the payer", "clearer words")
_EXPLAINED = "The note stays as it was signed; the words are printed below it with name and time."


class AddendumPage(QWidget):
    """`words_wished` carries the words and the passphrase."""

    words_wished = Signal(object, str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("Back", "back", "quiet")
        self.kind = Choice("What it is", _KINDS)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Words to add")
        self.text.setMinimumHeight(140)
        self.reason = Field("Why it is added")
        self.reasons = [button(one) for one in REASONS]
        self.passphrase = PassphraseField("Your passphrase")
        self.add = IconButton("Sign and add", "pen", "primary")
        self._note = label("", "muted", wraps=True)
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.add.clicked.connect(self._wish)
        self.passphrase.edit.returnPressed.connect(self._wish)
        for one in self.reasons:
            one.clicked.connect(lambda _=False, one=one: self.reason.set_text(one.text()))

    def begin(self, note: str) -> None:
        """Ask for words; `note` says to which note."""
        self._note.setText(note)
        self.kind.choose(AddendumKind.ADDENDUM.value)
        self.text.clear()
        self.reason.set_text("")
        self.reason.show_problem("")
        self.passphrase.begin()
        self.setFocusProxy(self.text)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing was added; what was typed stays."""
        self.passphrase.show_problem(sentence)

    def _wish(self) -> None:
        words = Words(
            AddendumKind(self.kind.choice()), self.text.toPlainText().strip(), self.reason.text()
        )
        if self.passphrase.needs("Type your passphrase to sign."):
            self.words_wished.emit(words, self.passphrase.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("Add words to a signed note", "title"))
        head.addStretch(1)
        section = Section("Words", _EXPLAINED)
        section.inside.addWidget(self._note)
        section.inside.addWidget(self.kind)
        section.inside.addWidget(self.text)
        section.inside.addWidget(self.reason)
        section.add_line(*self.reasons)
        section.inside.addWidget(self.passphrase)
        section.add_line(self.add)
        column = Column(_WIDTH, high=True)
        column.content.addLayout(head)
        column.content.addWidget(section)
        fill(self, column)
