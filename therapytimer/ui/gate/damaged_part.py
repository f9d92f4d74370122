"""What is offered where the file is damaged: its newest good backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from therapytimer.pdf.times import clock_minutes, day
from therapytimer.ui.parts.labels import button, card, label

if TYPE_CHECKING:
    from pathlib import Path

    from therapytimer.ui.gate.forms import BackupFacts

_KEPT = "The damaged file is kept beside it. What was entered after the backup is only in there."
_NONE = (
    "No good backup was found in the places that this computer knows. Bring the stick or share "
    "with the copies, and use “therapytimer restore”; the damaged file is kept."
)


class DamagedPart(QWidget):
    """Shows the facts of a backup and offers to put it in place; `wished` carries its folder."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self.go = button("Restore this backup", "primary")
        self.go.clicked.connect(lambda: self.wished.emit(self._path))
        self._values = {name: label("", wraps=True) for name in ("Made", "Visits", "Folder")}
        self._words = label("", "muted", wraps=True)
        self._frame = self._table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self._frame, self._words, self.go):
            column.addWidget(widget)

    def show_backup(self, backup: BackupFacts | None) -> None:
        """Show a backup, or that there is none."""
        for widget in (self._frame, self.go):
            widget.setVisible(backup is not None)
        self._words.setText(_NONE if backup is None else _KEPT)
        if backup is not None:
            self._path = backup.path
            made = backup.made_at
            self._values["Made"].setText(f"{day(made)}, {clock_minutes(made)}")
            self._values["Visits"].setText(f"{backup.visits:,}")
            self._values["Folder"].setText(str(backup.path))
        self.show_busy(False)

    def facts(self) -> dict[str, str]:
        """Return what is shown of the backup."""
        return {name: value.text() for name, value in self._values.items()}

    def show_busy(self, busy: bool) -> None:
        """Say that the backup is being put in place."""
        self.setEnabled(not busy)
        self.go.setText("Restoring…" if busy else "Restore this backup")
        self.go.repaint()  # nothing else is painted while files are copied

    def _table(self) -> QFrame:
        grid = QGridLayout()
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(label("Newest good backup", "strong"), 0, 0, 1, 2)
        for row, (name, value) in enumerate(self._values.items(), 1):
            grid.addWidget(label(name, "muted"), row, 0)
            grid.addWidget(value, row, 1)
        return card(grid)
