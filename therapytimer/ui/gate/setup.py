"""Setting up a clinic: one page, few fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.choice import DISCIPLINES_SHORT, Choice
from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.folder import FolderField
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import NewPassphrase
from therapytimer.ui.gate.forms import SetupForm
from therapytimer.ui.gate.heading import heading, rule
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, card, label

_WIDTH = 760
_SAFE = "The passphrase encrypts everything. Nobody can read the data without it or look it up."
_COPIES = "A stick or a share, in case this computer fails. You can skip this and choose it later."


class SetupPage(QWidget):
    """Who signs in first, the passphrase, and a second place for copies.

    `setup_wished` carries a `SetupForm`; the page is busy from then on until `show_problem`
    or `begin`.
    """

    setup_wished = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.credentials = Field("Name"), Field("Credentials")
        self.credentials.edit.setPlaceholderText("PT, DPT")
        self.discipline = Choice("Discipline", DISCIPLINES_SHORT)
        self.assistant = QCheckBox("I am an assistant (PTA, OTA)")
        self.passphrase = NewPassphrase()
        self.copies = FolderField("A second place for copies", _COPIES)
        self._problem, self._warning = Notice("warn"), Notice("info")
        self.go, self.back = button("Set up", "primary"), IconButton("Back", "back", "quiet")
        self._lay_out()
        self.go.clicked.connect(self._wish)
        self.back.clicked.connect(self.back_requested)
        for field in (self.name, self.credentials, self.passphrase.first, self.passphrase.second):
            field.edit.returnPressed.connect(self._wish)
        self.begin()

    def begin(self) -> None:
        """Start afresh: all fields empty, the cursor in the first."""
        for field in (self.name, self.credentials):
            field.set_text("")
            field.show_problem("")
        self.discipline.choose("PT")
        self.assistant.setChecked(False)
        self.passphrase.begin()
        self.copies.show_folder(None)
        self._warning.say("")
        self.show_problem("")
        self.name.edit.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why the clinic could not be set up; what was typed stays."""
        self._problem.say(sentence)
        self._show_busy(False)

    def show_warning(self, sentence: str) -> None:
        """Say what speaks against a folder that works all the same (a synchronised one)."""
        self._warning.say(sentence)

    def form(self) -> SetupForm:
        """Return what is filled in."""
        return SetupForm(
            name=self.name.text(),
            credentials=self.credentials.text(),
            discipline=self.discipline.choice(),
            assistant=self.assistant.isChecked(),
            passphrase=self.passphrase.text(),
            copies_folder=self.copies.folder(),
        )

    def _wish(self) -> None:
        sound = (
            self.name.needs("Type your name as the notes shall print it."),
            self.credentials.needs("Type your credentials, for example PT, DPT."),
            self.passphrase.is_sound(),
        )
        if not all(sound):
            self._first_unsound().setFocus()
            return
        self._problem.say("")
        self._show_busy(True)
        self.setup_wished.emit(self.form())

    def _first_unsound(self) -> QWidget:
        fields = (self.name, self.credentials, self.passphrase.first, self.passphrase.second)
        return next(field.edit for field in fields if field.problem())

    def _show_busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.go.setText("Setting up…" if busy else "Set up")
        self.go.repaint()  # making the keys takes a moment in which nothing else is painted

    def _lay_out(self) -> None:
        column = Column(_WIDTH)
        column.content.addLayout(heading("stopwatch", "Set up my clinic"))
        column.content.addWidget(self._warning)
        column.content.addWidget(card(self._fields()))
        column.content.addWidget(self._problem)
        column.content.addLayout(self._ends())
        fill(self, column)

    def _fields(self) -> QVBoxLayout:
        fields = QVBoxLayout()
        fields.setContentsMargins(24, 24, 24, 24)
        fields.setSpacing(16)
        fields.addLayout(_side_by_side(self.name, self.credentials))
        choices = _side_by_side(self.discipline, self.assistant)
        choices.setAlignment(self.assistant, Qt.AlignmentFlag.AlignBottom)
        fields.addLayout(choices)
        fields.addWidget(rule())
        fields.addWidget(label(_SAFE, "muted", wraps=True))
        fields.addWidget(self.passphrase)
        fields.addWidget(rule())
        fields.addWidget(self.copies)
        return fields

    def _ends(self) -> QHBoxLayout:
        ends = QHBoxLayout()
        ends.addWidget(self.back)
        ends.addStretch(1)
        ends.addWidget(self.go)
        return ends


def _side_by_side(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(wide, 3)
    line.addWidget(narrow, 2)
    return line
