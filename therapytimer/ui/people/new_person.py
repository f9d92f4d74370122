"""Adding a clinician."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import NewPassphrase
from therapytimer.ui.fields.section import Section
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.people.forms import PersonForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician

_OWN = "The passphrase is their own: hand over the keyboard for it."
_ROLES = {"therapist": "Therapist", "assistant": "Assistant"}
_NPI = re.compile("[0-9]{10}")


class NewPerson(Section):
    """The fields of a new clinician.

    Signals: `wished` (PersonForm) once it can be tried, `dropped`.
    """

    wished = Signal(object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("Add a clinician")
        self.name, self.credentials = Field("Name"), Field("Credentials")
        self.role, self.supervisor = Choice("Role", _ROLES), QComboBox()
        self.npi, self.licence = Field("NPI", "Ten digits; may follow later."), Field("Licence")
        self.passphrase = NewPassphrase()
        self.problem = Notice("warn")
        self.go, self.drop = button("Add", "primary"), button("Not now", "quiet")
        self._lay_out()
        self.role.chosen.connect(self._show_supervisor)
        self.go.clicked.connect(self._wish)
        self.drop.clicked.connect(self.dropped)

    def begin(self, therapists: Sequence[Clinician]) -> None:
        """Start afresh; `therapists` can supervise an assistant."""
        for field in (self.name, self.credentials, self.npi, self.licence):
            field.set_text("")
            field.show_problem("")
        self.supervisor.clear()
        self.supervisor.addItem("Nobody yet", None)
        for one in therapists:
            self.supervisor.addItem(one.name, one.id)
        self.role.choose("therapist")
        self._show_supervisor("therapist")
        self.passphrase.begin()
        self.show_problem("")
        self.name.edit.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why nobody was added; what was typed stays."""
        self.problem.say(sentence)
        self.go.setEnabled(True)

    def form(self) -> PersonForm:
        """Return what is filled in."""
        assistant = self.role.choice() == "assistant"
        return PersonForm(
            name=self.name.text(),
            credentials=self.credentials.text(),
            assistant=assistant,
            supervised_by=self.supervisor.currentData() if assistant else None,
            npi=self.npi.text(),
            licence=self.licence.text(),
            passphrase=self.passphrase.text(),
        )

    def _wish(self) -> None:
        sound = (
            self.name.needs("Type the name as the notes shall print it."),
            self.credentials.needs("Type the credentials, for example PTA."),
            self._npi_is_sound(),
            self.passphrase.is_sound(),
        )
        if all(sound):
            self.problem.say("")
            self.go.setEnabled(False)
            self.go.repaint()  # nothing else is painted while the keys are made
            self.wished.emit(self.form())

    def _npi_is_sound(self) -> bool:
        typed = self.npi.text()
        sound = not typed or _NPI.fullmatch(typed) is not None
        self.npi.show_problem("" if sound else "An NPI has ten digits.")
        return sound

    def _show_supervisor(self, role: str) -> None:
        self._supervision.setVisible(role == "assistant")

    def _lay_out(self) -> None:
        self._supervision = self._supervisor_field()
        self.add_line(self.name, self.credentials, shares=(3, 2))
        self.add_line(self.role, self._supervision, shares=(3, 2))
        self.add_line(self.npi, self.licence, shares=(3, 2))
        self.inside.addWidget(label(_OWN, "muted", wraps=True))
        self.inside.addWidget(self.passphrase)
        self.inside.addWidget(self.problem)
        self.add_line(self.go, self.drop)

    def _supervisor_field(self) -> QWidget:
        tall_rows(self.supervisor)
        self.supervisor.setAccessibleName("Supervised by")
        field = QWidget()
        column = QVBoxLayout(field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Supervised by", "strong"))
        column.addWidget(self.supervisor)
        return field
