"""The clinicians of this laptop: who they are, adding one, switching, retiring one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label
from therapytimer.ui.people.forms import PersonForm, PersonRow
from therapytimer.ui.people.new_person import NewPerson
from therapytimer.ui.people.person_card import PersonCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician

__all__ = ["PeoplePage", "PersonForm", "PersonRow"]
_WIDTH = 880


class PeoplePage(QWidget):
    """Shows the clinicians and carries up what is wished of them.

    Signals: `add_wished` (PersonForm), `revise_wished` (Clinician), `retire_wished` (id),
    `switch_wished` (id, passphrase), `pin_wished` (id, passphrase, PIN), `pin_removal_wished` (id).
    """

    add_wished = Signal(object)
    revise_wished = Signal(object)
    retire_wished = Signal(str)
    switch_wished = Signal(str, str)
    pin_wished = Signal(str, str, str)
    pin_removal_wished = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PersonRow] = ()
        self.cards: dict[str, PersonCard] = {}
        self._asked = ""
        self.back = IconButton("Back", "back", "quiet")
        self.add = IconButton("Add a clinician", "plus", "primary")
        self.new_person = NewPerson()
        self._list = QVBoxLayout()
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.add.clicked.connect(self._begin_adding)
        self.new_person.wished.connect(self.add_wished)
        self.new_person.dropped.connect(self._end_adding)

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show who works here; a wish that is open ends with it."""
        self._rows = sorted(rows, key=lambda row: (row.retired, not row.signed_in))
        self._asked = ""
        self._end_adding()
        clear(self._list)
        self.cards = {row.clinician.id: self._card(row) for row in self._rows}
        for card in self.cards.values():
            self._list.addWidget(card)
        self.add.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why the latest wish came to nothing, beside where it was made."""
        if self._asked:
            self.cards[self._asked].show_problem(sentence)
        else:
            self.new_person.show_problem(sentence)

    def _card(self, row: PersonRow) -> PersonCard:
        one = row.clinician
        names = {each.clinician.id: each.clinician.name for each in self._rows}
        card = PersonCard(row, names.get(one.supervised_by or "", ""), self._therapists())
        card.asked.connect(partial(self._ask_alone, one.id))
        card.switch_wished.connect(partial(self.switch_wished.emit, one.id))
        card.revise_wished.connect(self.revise_wished)
        card.retire_wished.connect(partial(self.retire_wished.emit, one.id))
        card.pin_wished.connect(partial(self.pin_wished.emit, one.id))
        card.pin_removal_wished.connect(partial(self.pin_removal_wished.emit, one.id))
        return card

    def _ask_alone(self, clinician_id: str) -> None:
        """Keep one question open at a time."""
        self._end_adding()
        self._asked = clinician_id
        for other, card in self.cards.items():
            if other != clinician_id:
                card.drop()

    def _begin_adding(self) -> None:
        self._ask_alone("")
        self.new_person.show()
        self.add.setEnabled(False)
        self.new_person.begin(self._therapists())

    def _therapists(self) -> list[Clinician]:
        """List who can supervise an assistant."""
        working = [row.clinician for row in self._rows if not row.retired]
        return [one for one in working if not one.assistant]

    def _end_adding(self) -> None:
        self.new_person.begin(())
        self.new_person.hide()
        self.add.setEnabled(True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("People", "title"))
        head.addStretch(1)
        head.addWidget(self.add)
        self._list.setSpacing(8)
        column = Column(_WIDTH, high=True)
        column.content.addLayout(head)
        column.content.addWidget(self.new_person)
        column.content.addLayout(self._list)
        fill(self, column)
