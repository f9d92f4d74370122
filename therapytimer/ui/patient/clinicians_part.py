"""The credentials of this visit's clinicians, where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import clear
from therapytimer.ui.patient.entries import LineEntry
from therapytimer.ui.patient.typed_clinicians import credentials_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from therapytimer.visit.people import Clinician

_EXPLAINED = "A note names whoever treated with their credentials."


class CliniciansPart(Section):
    """One line for each clinician; hidden while all have their credentials."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Clinicians", _EXPLAINED)
        self.lines: dict[str, LineEntry] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.inside.addLayout(self._column)
        self.hide()

    def show_clinicians(self, clinicians: Sequence[Clinician]) -> None:
        """Make the lines of a visit's clinicians."""
        if list(self.lines) != [one.id for one in clinicians]:
            clear(self._column)
            self.lines = {one.id: self._line(one.name) for one in clinicians}
        if any(not one.credentials.strip() for one in clinicians):
            self.show()

    def text(self) -> str:
        """Return the credentials by id, one a line."""
        return "\n".join(f"{name}\t{line.text()}" for name, line in self.lines.items())

    def set_text(self, text: str) -> None:
        """Show credentials."""
        for name, credentials in credentials_in(text).items():
            if name in self.lines:
                self.lines[name].set_text(credentials)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        for line in self.lines.values():
            line.set_read_only(read_only)

    def target(self) -> QWidget:
        """Return the first line that is empty."""
        lines = list(self.lines.values())
        return next((line for line in lines if not line.text()), lines[0]).edit

    def _line(self, name: str) -> LineEntry:
        line = LineEntry(f"Credentials of {name}", example="PT, DPT")
        line.changed.connect(self.changed)
        line.left.connect(self.left)
        self._column.addWidget(line)
        return line
