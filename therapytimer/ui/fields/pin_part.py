"""A PIN, typed on the keyboard or on large buttons."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from therapytimer.store.pins import LENGTHS
from therapytimer.ui.fields.field import Field
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button

_KEYS = "123456789"
_KEY_SIZE = TOUCH + 16  # pressed in passing, with gloves on


class PinField(Field):
    """Takes digits alone and shows dots."""

    def __init__(self, caption: str = "PIN", hint: str = "") -> None:
        super().__init__(caption, hint)
        digits = QRegularExpression(f"[0-9]{{0,{LENGTHS[-1]}}}")
        self.edit.setValidator(QRegularExpressionValidator(digits, self.edit))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def begin(self) -> None:
        """Forget what was typed and what was said of it."""
        self.edit.clear()
        self.show_problem("")


class PinPad(QWidget):
    """Twelve buttons; `typed` carries a digit."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keys = {digit: _key(button(digit)) for digit in (*_KEYS, "0")}
        self.erase, self.enter = _key(IconButton("", "back")), _key(IconButton("", "check"))
        self.erase.setAccessibleName("Erase the last digit")
        self.enter.setAccessibleName("Unlock by this PIN")
        self.erase.setToolTip("Erase the last digit")
        self.enter.setToolTip("Unlock")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        rows = [*(self.keys[one] for one in _KEYS), self.erase, self.keys["0"], self.enter]
        for place, one in enumerate(rows):
            grid.addWidget(one, *divmod(place, 3))
        for digit, one in self.keys.items():
            one.clicked.connect(lambda _=False, digit=digit: self.typed.emit(digit))
        self.erase.clicked.connect(self.erased)
        self.enter.clicked.connect(self.entered)


class PinPart(QWidget):
    """The field of a PIN with its button; signals: `wished` (PIN), `dropped` for the passphrase."""

    wished = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pin, self.pad = PinField(), PinPad()
        self.go, self.use_passphrase = (
            button("Unlock", "primary"),
            button("Use passphrase", "quiet"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.pin, self.go, self.use_passphrase):
            column.addWidget(widget)
        self.go.clicked.connect(self._wish)
        self.pin.edit.returnPressed.connect(self._wish)
        self.pad.entered.connect(self._wish)
        self.pad.typed.connect(self.pin.edit.insert)
        self.pad.erased.connect(self.pin.edit.backspace)
        self.use_passphrase.clicked.connect(self.dropped)

    def begin(self) -> None:
        """Ask anew."""
        self.pin.begin()
        self.show_busy(False)

    def take_keys(self) -> None:
        """Put the cursor into the field."""
        self.pin.edit.setFocus()

    def show_busy(self, busy: bool) -> None:
        """Say that the PIN is being tried, which takes a moment."""
        for one in (self.go, self.pad.enter):
            one.setEnabled(not busy)
        self.go.setText("Opening…" if busy else "Unlock")
        self.go.repaint()

    def show_again(self) -> None:
        """Empty the field after a wrong PIN: nobody mends a dot."""
        self.show_busy(False)
        self.pin.edit.clear()
        self.take_keys()

    def _wish(self) -> None:
        if self.pin.needs("Type your PIN."):
            self.show_busy(True)
            self.wished.emit(self.pin.text())


def _key(made: QPushButton) -> QPushButton:
    made.setFixedSize(_KEY_SIZE + 12, _KEY_SIZE)
    made.setAutoDefault(False)
    return made
