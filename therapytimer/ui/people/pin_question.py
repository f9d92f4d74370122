"""Setting or removing somebody's PIN, in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.store.pins import refusal_of
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.fields.pin_part import PinField
from therapytimer.ui.parts.labels import button, label

_WHAT = (
    "A PIN lifts the lock and switches to {0} while the program runs. It never opens the clinic's "
    "file: each start asks for the passphrase, and so does a fifth wrong PIN."
)
_HINT = "4 to 8 digits."


class PinQuestion(QWidget):
    """Signals: `answered` (passphrase, PIN), `remove_wished`, `dropped`."""

    answered = Signal(str, str)
    remove_wished = Signal()
    dropped = Signal()

    def __init__(self, name: str, *, has_pin: bool) -> None:
        super().__init__()
        self.passphrase = PassphraseField(f"Passphrase of {name}")
        self.pin, self.again = PinField("New PIN", _HINT), PinField("New PIN again")
        self.problem = Notice("warn")
        self.go, self.drop = button("Keep the PIN", "primary"), button("Not now", "quiet")
        self.remove = button("Remove the PIN", "danger")
        self.go.setAccessibleName(f"Keep the PIN of {name}")
        self.remove.setAccessibleName(f"Remove the PIN of {name}")
        self._lay_out(name)
        self.remove.setVisible(has_pin)
        self.go.clicked.connect(self._answer)
        for field in (self.passphrase, self.pin, self.again):
            field.edit.returnPressed.connect(self._answer)
        self.remove.clicked.connect(self.remove_wished)
        self.drop.clicked.connect(self.dropped)
        self.hide()

    def begin(self) -> None:
        """Ask."""
        self.show()
        self.passphrase.edit.setFocus()

    def end(self) -> None:
        """Ask no more, and forget what was typed."""
        self.passphrase.begin()
        self.pin.begin()
        self.again.begin()
        self.show_problem("")
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why no PIN was kept; what was typed stays."""
        self.problem.say(sentence)
        self.go.setEnabled(True)

    def _answer(self) -> None:
        pin, known = self.pin.text(), self.passphrase.needs("Type the passphrase.")
        self.pin.show_problem(refusal_of(pin))
        differs = not self.pin.problem() and pin != self.again.text()
        self.again.show_problem("The two PINs differ; type the same twice." * differs)
        if known and not self.pin.problem() and not differs:
            self.go.setEnabled(False)
            self.go.repaint()  # nothing else is painted while the keys are made
            self.answered.emit(self.passphrase.text(), pin)

    def _lay_out(self, name: str) -> None:
        pins = QHBoxLayout()
        pins.setSpacing(16)
        pins.addWidget(self.pin, 1)
        pins.addWidget(self.again, 1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.go)
        ends.addWidget(self.drop)
        ends.addStretch(1)
        ends.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(_WHAT.format(name), "muted", wraps=True))
        column.addWidget(self.passphrase)
        column.addLayout(pins)
        column.addWidget(self.problem)
        column.addLayout(ends)
