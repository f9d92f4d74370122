"""Opening the clinic's data: who, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.gate.damaged_part import DamagedPart
from therapytimer.ui.gate.heading import heading
from therapytimer.ui.gate.passphrase_part import PassphrasePart
from therapytimer.ui.gate.recovery_part import RecoveryPart
from therapytimer.ui.parts.labels import card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from therapytimer.ui.gate.forms import BackupFacts

_WIDTH = 480


class UnlockPage(QWidget):
    """Name and passphrase; the recovery code; and the newest good backup of a damaged file.

    Signals: `unlock_requested` (clinician's name, passphrase), `recovery_wished` (code, new
    passphrase; for whom tells `name()`) and `restore_requested` (the folder of the backup, a
    `Path`). A wish makes the page busy until `show_problem`, `show_damaged` or `begin`.
    """

    unlock_requested = Signal(str, str)
    recovery_wished = Signal(str, str)
    restore_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Notice("warn")
        self.by_passphrase, self.by_code = PassphrasePart(), RecoveryPart()
        self.damaged = DamagedPart()
        self._parts = (self.by_passphrase, self.by_code, self.damaged)
        self._lay_out()
        self.by_passphrase.wished.connect(self._unlock)
        self.by_passphrase.forgotten.connect(lambda: self._show_part(self.by_code))
        self.by_code.wished.connect(self._recover)
        self.by_code.dropped.connect(lambda: self._show_part(self.by_passphrase))
        self.damaged.wished.connect(self._restore)

    def begin(self, names: Sequence[str], chosen: str = "", *, offers_code: bool = True) -> None:
        """Start afresh for those who sign in here; `chosen` is who did so last.

        Where the clinic is open already, there is nothing for the recovery code to do.
        """
        self.by_passphrase.begin(names, chosen)
        self.by_passphrase.use_code.setVisible(offers_code)
        self.by_code.begin()
        self._show_part(self.by_passphrase)

    def name(self) -> str:
        """Return who is about to sign in."""
        return self.by_passphrase.names.currentText()

    def show_problem(self, sentence: str) -> None:
        """Say why the data stay closed, and let it be tried again."""
        self.problem.say(sentence)
        for part in self._parts:
            part.show_busy(False)
        field = self.by_passphrase.passphrase if self.by_code.isHidden() else self.by_code.code
        field.edit.setFocus()
        field.edit.selectAll()

    def show_damaged(self, sentence: str, backup: BackupFacts | None) -> None:
        """Say that the file is damaged and kept, and offer the newest good backup."""
        self._show_part(self.damaged)
        self.damaged.show_backup(backup)
        self.problem.say(sentence)

    def _unlock(self) -> None:
        self._show_busy(self.by_passphrase)
        self.unlock_requested.emit(self.name(), self.by_passphrase.passphrase.text())

    def _recover(self) -> None:
        self._show_busy(self.by_code)
        self.recovery_wished.emit(self.by_code.code.text(), self.by_code.passphrase.text())

    def _restore(self, path: Path) -> None:
        self._show_busy(self.damaged)
        self.restore_requested.emit(path)

    def _show_busy(self, part: PassphrasePart | RecoveryPart | DamagedPart) -> None:
        self.problem.say("")
        part.show_busy(True)

    def _show_part(self, shown: QWidget) -> None:
        self.problem.say("")
        for part in self._parts:
            part.setVisible(part is shown)
        first = self.by_code.code if shown is self.by_code else self.by_passphrase.passphrase
        first.edit.setFocus()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 24)
        for part in self._parts:
            inside.addWidget(part)
        column = Column(_WIDTH)
        column.content.addLayout(heading("stopwatch", "therapytimer"))
        column.content.addWidget(self.problem)
        column.content.addWidget(card(inside))
        fill(self, column)
