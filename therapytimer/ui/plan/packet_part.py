"""The packet: everything of one patient and a period in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.typed_day import UnclearError, parse_day
from therapytimer.ui.patient.entries import DAY_EXAMPLE, LineEntry
from therapytimer.ui.patient.grid import grid_of

if TYPE_CHECKING:
    from datetime import date

_EXPLAINED = (
    "For an auditor or the patient: plan, certifications, reports and notes of a period in one "
    "PDF with a contents page. Its name holds no patient's name."
)


class PacketPart(Section):
    """Signals: `packet_wished` (first and last day, None where open) and `cancel_requested`."""

    packet_wished = Signal(object, object)
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Packet", _EXPLAINED)
        self.first = LineEntry("From", "Empty: from the beginning.", DAY_EXAMPLE)
        self.last = LineEntry("To", "Empty: to today.", DAY_EXAMPLE)
        self.make, self.cancel = IconButton("Make packet", "export"), IconButton("Cancel", "close")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Progress of the packet")
        self.words = label("", "muted", wraps=True)
        self.inside.addLayout(grid_of((((self.first, 1), (self.last, 1), (QWidget(), 2)),)))
        self.inside.addWidget(self.words)
        self.inside.addWidget(self.progress)
        buttons = FlowLayout(spacing=16)
        for one in (self.make, self.cancel):
            buttons.addWidget(one)
        self.inside.addLayout(buttons)
        self.make.clicked.connect(self._wish)
        self.cancel.clicked.connect(self.cancel_requested)
        self.show_idle()

    def show_idle(self) -> None:
        """Show that nothing is being made."""
        self._show(running=False)
        self.words.hide()

    def show_progress(self, done: int, of: int) -> None:
        """Show how many documents are in the packet already."""
        self._show(running=True)
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.words.setText(f"{done} of {of} documents")
        self.words.show()

    def _show(self, *, running: bool) -> None:
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.make.setEnabled(not running)

    def _wish(self) -> None:
        days = [_read(entry) for entry in (self.first, self.last)]
        if any(entry.problem() for entry in (self.first, self.last)):
            return
        first, last = days
        if first and last and last < first:
            self.last.show_problem(f"The period would end on {last}, before it begins on {first}.")
            return
        self.packet_wished.emit(first, last)


def _read(entry: LineEntry) -> date | None:
    """Read a day, or say at its field what is wrong with it."""
    entry.show_problem("")
    try:
        return parse_day(entry.text()) if entry.text() else None
    except UnclearError as problem:
        entry.show_problem(str(problem))
        return None
