"""One clinician of the list, with what can be wished of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.parts.icon_button import IconButton, Picture
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.people.edit_person import EditPerson
from therapytimer.ui.people.forms import described
from therapytimer.ui.people.pin_question import PinQuestion
from therapytimer.ui.people.questions import RetireQuestion, SwitchQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.people.forms import PersonRow
    from therapytimer.visit.people import Clinician


class PersonCard(QFrame):
    """Who somebody is; what a wish still needs is asked in place.

    Signals: `asked` when a question opens, `switch_wished` (passphrase), `retire_wished`,
    `revise_wished` (the clinician as they shall be), `pin_wished` (passphrase, PIN),
    `pin_removal_wished`.
    """

    asked = Signal()
    switch_wished = Signal(str)
    retire_wished = Signal()
    revise_wished = Signal(object)
    pin_wished = Signal(str, str)
    pin_removal_wished = Signal()

    def __init__(
        self, row: PersonRow, supervisor: str, therapists: Sequence[Clinician] = ()
    ) -> None:
        super().__init__()
        name = row.clinician.name
        self.setProperty("card", True)
        self.setAccessibleName(name)
        self.switch = IconButton("Switch to", "user-switch")
        self.switch.setAccessibleName(f"Switch to {name}")
        self.retire = button("Retire", "quiet")
        self.retire.setAccessibleName(f"Retire {name}")
        self.edit = button("Edit", "quiet")
        self.edit.setAccessibleName(f"Edit {name}")
        self.pin = button("PIN", "quiet")
        self.pin.setAccessibleName(f"PIN of {name}")
        self.switching, self.retiring = SwitchQuestion(name), RetireQuestion(name)
        self.pinning = PinQuestion(name, has_pin=row.has_pin)
        self.editing = EditPerson(row.clinician, therapists)
        self._questions = (self.switching, self.retiring, self.editing, self.pinning)
        self._lay_out(row, described(row, supervisor))
        self.switch.clicked.connect(partial(self._ask, self.switching))
        self.retire.clicked.connect(partial(self._ask, self.retiring))
        self.edit.clicked.connect(partial(self._ask, self.editing))
        self.switching.answered.connect(self.switch_wished)
        self.retiring.answered.connect(self.retire_wished)
        self.editing.answered.connect(self.revise_wished)
        self.pin.clicked.connect(partial(self._ask, self.pinning))
        self.pinning.answered.connect(self.pin_wished)
        self.pinning.remove_wished.connect(self.pin_removal_wished)
        for question in self._questions:
            question.dropped.connect(self.drop)

    def show_problem(self, sentence: str) -> None:
        """Say why the wish came to nothing."""
        for question in self._questions:
            if not question.isHidden():
                question.show_problem(sentence)

    def drop(self) -> None:
        """Ask no more."""
        for question in self._questions:
            question.end()

    def _ask(self, question: SwitchQuestion | RetireQuestion | EditPerson | PinQuestion) -> None:
        self.drop()
        self.asked.emit()
        question.begin()

    def _lay_out(self, row: PersonRow, details: str) -> None:
        one = row.clinician
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(f"{one.name}, {one.credentials}".rstrip(", "), "strong", wraps=True))
        words.addWidget(label(details, "muted", wraps=True))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Picture("person", 28), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addSpacing(8)
        line.addLayout(words, 1)
        for widget in self._right(row):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(line)
        for question in self._questions:
            column.addWidget(question)

    def _right(self, row: PersonRow) -> tuple[QWidget, ...]:
        """Give what stands at the right: nobody retires or switches to themselves."""
        if row.signed_in:
            return (
                self.pin,
                self.edit,
                Picture("check", 20, "accent"),
                label("Signed in", "strong"),
            )
        if row.retired:
            return (label("Retired", "muted"),)
        return (self.pin, self.edit, self.retire, self.switch)
