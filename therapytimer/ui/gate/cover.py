"""The lock: a cover over everything, until its clinician comes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.passphrase import PassphraseField
from therapytimer.ui.gate.heading import heading
from therapytimer.ui.parts.labels import button, card, label

_WIDTH = 480


class LockCover(QWidget):
    """Covers its parent wholly; the half-typed text beneath keeps its caret.

    Signals: `unlock_requested` (passphrase) and `switch_requested` (somebody else wants in).
    A wish to unlock makes the cover busy until `show_problem` or `lift`.
    """

    unlock_requested = Signal(str)
    switch_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._left: QWidget | None = None
        self._who = label("", wraps=True)
        self.passphrase = PassphraseField("Passphrase")
        self.problem = Notice("warn")
        self.go, self.switch = button("Unlock", "primary"), button("Somebody else", "quiet")
        self._lay_out()
        self.setAutoFillBackground(True)
        self.go.clicked.connect(self._wish)
        self.passphrase.edit.returnPressed.connect(self._wish)
        self.switch.clicked.connect(self.switch_requested)
        parent.installEventFilter(self)
        self.hide()

    def lock(self, name: str, hint: str = "") -> None:
        """Cover everything for the clinician of that name.

        A sample clinic gives a hint: its passphrase is no secret.
        """
        if self.isHidden():
            self._left = QApplication.focusWidget()
        self._who.setText(f"{name} is signed in. What was typed stays as it is.")
        self.passphrase.show_hint(hint)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self._start_afresh()

    def lift(self) -> None:
        """Uncover, and give the focus back to what had it."""
        self._start_afresh()
        self.hide()
        if self._left is not None and isValid(self._left):
            self._left.setFocus()
        self._left = None

    def show_problem(self, sentence: str) -> None:
        """Say why the cover stays."""
        self.problem.say(sentence)
        self._show_busy(False)
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is covered."""
        if watched is self._covered and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Keep the tabulator on the cover: what is beneath must not be reached."""
        ring: list[QWidget] = [self.passphrase.edit, self.passphrase.eye, self.go, self.switch]
        here = self.focusWidget()
        place = ring.index(here) if here in ring else 0
        ring[(place + (1 if next else -1)) % len(ring)].setFocus()
        return True

    def _start_afresh(self) -> None:
        self.passphrase.begin()
        self.show_problem("")

    def _wish(self) -> None:
        if self.passphrase.needs("Type your passphrase."):
            self.problem.say("")
            self._show_busy(True)
            self.unlock_requested.emit(self.passphrase.text())

    def _show_busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.go.setText("Opening…" if busy else "Unlock")
        self.go.repaint()  # nothing else is painted while the keys are made

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(16)
        for widget in (self._who, self.passphrase, self.go, self.switch):
            inside.addWidget(widget)
        column = Column(_WIDTH)
        column.content.addLayout(heading("lock", "Locked"))
        column.content.addWidget(self.problem)
        column.content.addWidget(card(inside))
        fill(self, column)
