"""Foot switch and presenter: their keys are learnt by pressing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.section import Section
from therapytimer.ui.keys.actions import PEDALS
from therapytimer.ui.keys.bindings import words_of
from therapytimer.ui.keys.pressing import key_of
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from therapytimer.ui.keys.actions import KeyAction
    from therapytimer.ui.keys.bindings import Bindings

_ASK, _WAIT = "Learn", "Press the pedal…"


class Listener(QPushButton):
    """A button that, once pressed, takes the next key, whatever else that key would do.

    Signal: `heard` (the key as Qt writes it). Escape or leaving it ends the listening.
    """

    heard = Signal(str)

    def __init__(self, what: str) -> None:
        super().__init__(_ASK)
        self.setAccessibleName(f"Learn a key for “{what}”")
        self.setAutoDefault(True)
        self.is_listening = False
        self.clicked.connect(lambda: self._listen(True))

    def event(self, e: QEvent) -> bool:
        """Take every key while it listens, those of the window too."""
        if self.is_listening and isinstance(e, QKeyEvent):
            if e.type() == QEvent.Type.KeyPress and not e.isAutoRepeat():
                self._take(e)
            e.accept()
            return True
        return super().event(e)

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        self._listen(False)
        super().focusOutEvent(arg__1)

    def _take(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if not key:  # Ctrl or Shift alone: the key itself follows
            return
        self._listen(False)
        if event.key() != Qt.Key.Key_Escape:
            self.heard.emit(key)

    def _listen(self, wanted: bool) -> None:
        self.is_listening = wanted
        self.setText(_WAIT if wanted else _ASK)
        if wanted:
            self.setFocus()


class PedalPart(Section):
    """Signals: `learn_wished` (action's name, key) and `forget_wished` (action's name)."""

    learn_wished = Signal(str, str)
    forget_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "Foot switch and presenter",
            "For this computer. Press Learn, then the pedal or the button of the presenter.",
        )
        self.listeners: dict[str, Listener] = {}
        self.forget: dict[str, QPushButton] = {}
        self._keys: dict[str, QLabel] = {}
        self.problem = Notice("warn")
        rows = QGridLayout()
        rows.setSpacing(8)
        rows.setColumnStretch(0, 1)
        for row, action in enumerate(PEDALS):
            self._add(rows, row, action)
        self.inside.addLayout(rows)
        self.inside.addWidget(self.problem)

    def show_bindings(self, bindings: Bindings) -> None:
        """Show which keys the four actions have."""
        self.problem.say("")
        for action in PEDALS:
            keys = " or ".join(words_of(key) for key in bindings.keys_of(action))
            self._keys[action.name].setText(keys)
            self.forget[action.name].setEnabled(action.name in bindings.learnt)

    def show_problem(self, sentence: str) -> None:
        """Say why a key was not learnt."""
        self.problem.say(sentence)

    def keys(self, name: str) -> str:
        """Return the keys shown for an action, in words."""
        return self._keys[name].text()

    def _add(self, rows: QGridLayout, row: int, action: KeyAction) -> None:
        name = action.name
        self.listeners[name], self._keys[name] = Listener(action.sentence), label("", "strong")
        self.forget[name] = button("Forget", "quiet")
        self.forget[name].setAccessibleName(f"Forget the key learnt for “{action.sentence}”")
        widest = self.listeners[name].fontMetrics().horizontalAdvance(_WAIT)
        self.listeners[name].setMinimumWidth(widest + 40)  # the words change, the row stays
        self.listeners[name].heard.connect(partial(self.learn_wished.emit, name))
        self.forget[name].clicked.connect(lambda: self.forget_wished.emit(name))
        rows.addWidget(label(action.sentence, wraps=True), row, 0)
        rows.addWidget(self._keys[name], row, 1)
        rows.addWidget(self.listeners[name], row, 2)
        rows.addWidget(self.forget[name], row, 3)
