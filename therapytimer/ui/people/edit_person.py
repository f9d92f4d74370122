"""Changing what is known of a clinician, in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.people.fields import NpiField, SupervisorField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician

_FROM_NOW = (
    "Visits opened from now on print this; visits opened before keep what they have. Whoever "
    "signs in types the new name from now on."
)


class EditPerson(QWidget):
    """The particulars of one clinician; `answered` carries the clinician as they shall be."""

    answered = Signal(object)
    dropped = Signal()

    def __init__(self, clinician: Clinician, therapists: Sequence[Clinician]) -> None:
        super().__init__()
        self._clinician, self._therapists = clinician, therapists
        self.name, self.credentials = Field("Name"), Field("Credentials")
        self.npi, self.licence = NpiField(), Field("Licence")
        self.supervision = SupervisorField()
        self.problem = Notice("warn")
        self.go, self.drop = button("Keep", "primary"), button("Not now", "quiet")
        self.go.setAccessibleName(f"Keep what is known of {clinician.name}")
        self._lay_out()
        self.go.clicked.connect(self._answer)
        self.drop.clicked.connect(self.dropped)
        for field in (self.name, self.credentials, self.npi, self.licence):
            field.edit.returnPressed.connect(self._answer)
        self.hide()

    def begin(self) -> None:
        """Show what is known, ready to be changed."""
        one = self._clinician
        known = (one.name, one.credentials, one.npi, one.licence)
        fields = (self.name, self.credentials, self.npi, self.licence)
        for field, text in zip(fields, known, strict=True):
            field.set_text(text)
            field.show_problem("")
        others = [each for each in self._therapists if each.id != one.id]
        self.supervision.offer(others, one.supervised_by)
        self.problem.say("")
        self.show()
        self.name.edit.setFocus()

    def end(self) -> None:
        """Ask no more."""
        self.problem.say("")
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why nothing was changed; what was typed stays."""
        self.problem.say(sentence)

    def clinician(self) -> Clinician:
        """Return the clinician as they are filled in."""
        one = self._clinician
        supervisor = self.supervision.supervisor() if one.assistant else one.supervised_by
        return replace(
            one,
            name=self.name.text(),
            credentials=self.credentials.text(),
            npi=self.npi.text(),
            licence=self.licence.text(),
            supervised_by=supervisor,
        )

    def _answer(self) -> None:
        sound = (
            self.name.needs("Type the name as the notes shall print it."),
            self.credentials.needs("Type the credentials, for example PT, DPT."),
            self.npi.is_sound(),
        )
        if all(sound):
            self.answered.emit(self.clinician())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(_line(self.name, self.credentials))
        column.addLayout(_line(self.npi, self.licence))
        column.addWidget(self.supervision)
        self.supervision.setVisible(self._clinician.assistant)
        column.addWidget(label(_FROM_NOW, "muted", wraps=True))
        column.addWidget(self.problem)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.go)
        ends.addWidget(self.drop)
        ends.addStretch(1)
        column.addLayout(ends)


def _line(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(wide, 3)
    line.addWidget(narrow, 2)
    return line
