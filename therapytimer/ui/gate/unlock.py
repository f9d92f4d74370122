"""Opening the clinic's data: who, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.gate.forms import BackupFacts


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

    def begin(self, names: Sequence[str], chosen: str = "") -> None:
        """Start afresh for those who sign in here; `chosen` is who did so last."""

    def name(self) -> str:
        """Return who is about to sign in."""
        return ""

    def show_problem(self, sentence: str) -> None:
        """Say why the data stay closed, and let it be tried again."""

    def show_damaged(self, sentence: str, backup: BackupFacts | None) -> None:
        """Say that the file is damaged and kept, and offer the newest good backup."""
