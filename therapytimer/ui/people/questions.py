"""What is asked in place before somebody is switched to or retired."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.parts.labels import button, label

_RETIRE = (
    "{0} will not be able to sign in on this computer any more. This cannot be taken back; "
    "everything that {0} treated and signed stays."
)


class SwitchQuestion(QWidget):
    """Asks for the passphrase of whom to switch to; `answered` carries it."""

    answered = Signal(str)
    dropped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.go, self._drop = button("Switch", "primary"), button("Not now", "quiet")
        self.go.setAccessibleName(f"Switch to {name} now")
        self.passphrase = PassphraseField(f"Passphrase of {name}", "", (self.go, self._drop))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.passphrase)
        self.go.clicked.connect(self._answer)
        self.passphrase.edit.returnPressed.connect(self._answer)
        self._drop.clicked.connect(self.dropped)
        self.hide()

    def begin(self) -> None:
        """Ask."""
        self.show()
        self.passphrase.edit.setFocus()

    def end(self) -> None:
        """Ask no more, and forget what was typed."""
        self.passphrase.begin()
        self.go.setEnabled(True)
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why the switch came to nothing."""
        self.passphrase.show_problem(sentence)
        self.go.setEnabled(True)
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def _answer(self) -> None:
        if self.passphrase.needs("Type the passphrase."):
            self.go.setEnabled(False)
            self.go.repaint()  # nothing else is painted while the keys are made
            self.answered.emit(self.passphrase.text())


class RetireQuestion(QWidget):
    """Asks whether somebody is to be retired, which no undo takes back."""

    answered = Signal()
    dropped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.problem = Notice("warn")
        self.go, self.keep = button("Retire now", "danger"), button("Not now")
        self.go.setAccessibleName(f"Retire {name} now")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.go)
        line.addWidget(self.keep)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_RETIRE.format(name), wraps=True))
        column.addWidget(self.problem)
        column.addLayout(line)
        self.go.clicked.connect(self.answered)
        self.keep.clicked.connect(self.dropped)
        self.hide()

    def begin(self) -> None:
        """Ask; the key that is pressed by habit changes nothing."""
        self.show()
        self.keep.setFocus()

    def end(self) -> None:
        """Ask no more."""
        self.problem.say("")
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why nobody was retired."""
        self.problem.say(sentence)
