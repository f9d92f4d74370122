"""One clinician of the list, with what can be wished of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.parts.icon_button import IconButton, Picture
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.people.forms import described
from therapytimer.ui.people.questions import RetireQuestion, SwitchQuestion

if TYPE_CHECKING:
    from therapytimer.ui.people.forms import PersonRow


class PersonCard(QFrame):
    """Who somebody is; what a wish still needs is asked in place.

    Signals: `asked` when a question opens, `switch_wished` (passphrase), `retire_wished`.
    """

    asked = Signal()
    switch_wished = Signal(str)
    retire_wished = Signal()

    def __init__(self, row: PersonRow, supervisor: str) -> None:
        super().__init__()
        name = row.clinician.name
        self.setProperty("card", True)
        self.setAccessibleName(name)
        self.switch = IconButton("Switch to", "user-switch")
        self.switch.setAccessibleName(f"Switch to {name}")
        self.retire = button("Retire", "quiet")
        self.retire.setAccessibleName(f"Retire {name}")
        self.switching, self.retiring = SwitchQuestion(name), RetireQuestion(name)
        self._lay_out(row, described(row, supervisor))
        self.switch.clicked.connect(self._ask_passphrase)
        self.retire.clicked.connect(self._ask_whether)
        self.switching.answered.connect(self.switch_wished)
        self.retiring.answered.connect(self.retire_wished)
        for question in (self.switching, self.retiring):
            question.dropped.connect(self.drop)

    def show_problem(self, sentence: str) -> None:
        """Say why the wish came to nothing."""
        question = self.switching if self.retiring.isHidden() else self.retiring
        question.show_problem(sentence)

    def drop(self) -> None:
        """Ask no more."""
        self.switching.end()
        self.retiring.end()

    def _ask_passphrase(self) -> None:
        self.drop()
        self.asked.emit()
        self.switching.begin()

    def _ask_whether(self) -> None:
        self.drop()
        self.asked.emit()
        self.retiring.begin()

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
        column.addWidget(self.switching)
        column.addWidget(self.retiring)

    def _right(self, row: PersonRow) -> tuple[QWidget, ...]:
        """Give what stands at the right: nobody retires or switches to themselves."""
        if row.signed_in:
            return (Picture("check", 20, "accent"), label("Signed in", "strong"))
        return (label("Retired", "muted"),) if row.retired else (self.retire, self.switch)
