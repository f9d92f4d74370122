"""Adding a clinician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import NewPassphrase
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.people.fields import NpiField, SupervisorField
from therapytimer.ui.people.forms import PersonForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician

_OWN = "The passphrase is their own: hand over the keyboard for it."
_ROLES = {"therapist": "Therapist", "assistant": "Assistant"}


class NewPerson(Section):
    """The fields of a new clinician.

    Signals: `wished` (PersonForm) once it can be tried, `dropped`.
    """

    wished = Signal(object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("Add a clinician")
        self.name, self.credentials = Field("Name"), Field("Credentials")
        self.role, self._supervision = Choice("Role", _ROLES), SupervisorField()
        self.supervisor = self._supervision.box
        self.npi, self.licence = NpiField(), Field("Licence")
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
        self._supervision.offer(therapists)
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
            supervised_by=self._supervision.supervisor() if assistant else None,
            npi=self.npi.text(),
            licence=self.licence.text(),
            passphrase=self.passphrase.text(),
        )

    def _wish(self) -> None:
        sound = (
            self.name.needs("Type the name as the notes shall print it."),
            self.credentials.needs("Type the credentials, for example PTA."),
            self.npi.is_sound(),
            self.passphrase.is_sound(),
        )
        if all(sound):
            self.problem.say("")
            self.go.setEnabled(False)
            self.go.repaint()  # nothing else is painted while the keys are made
            self.wished.emit(self.form())

    def _show_supervisor(self, role: str) -> None:
        self._supervision.setVisible(role == "assistant")

    def _lay_out(self) -> None:
        self.add_line(self.name, self.credentials, shares=(3, 2))
        self.add_line(self.role, self._supervision, shares=(3, 2))
        self.add_line(self.npi, self.licence, shares=(3, 2))
        self.inside.addWidget(label(_OWN, "muted", wraps=True))
        self.inside.addWidget(self.passphrase)
        self.inside.addWidget(self.problem)
        self.add_line(self.go, self.drop)
