"""Ending the day: shows what is open, has notes signed together, and lets everything out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.errors import StoreError
from therapytimer.ui.day_end.day_visits import day_end
from therapytimer.ui.day_end.exporting import DayExport
from therapytimer.ui.day_end.page import DayEndPage
from therapytimer.ui.parts.times import local_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.day_end.day_visits import DayEnd
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.ui.note.documentation import Documentation
    from therapytimer.ui.signing.signing import NoteSigning


class Ending(QObject):
    """Keeps the page of the day's end in step with the store.

    Signals: `note_requested` (visit id), `field_requested` (where) right after it, and
    `today_requested`.
    """

    today_requested = Signal()
    note_requested = Signal(str)
    field_requested = Signal(str)

    def __init__(
        self, window: MainWindow, desk: Desk, signing: NoteSigning, documentation: Documentation
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._signing = window, desk, signing
        self._folder = documentation.folder
        self._from_today = False  # co-signing was asked for there
        self.page = DayEndPage()
        self.exporting = DayExport(desk, self)

    def show(self) -> None:
        """Show how the day stands."""
        self.page.export.begin()
        self.page.show_day(self.day())
        self._window.show_page(self.page)

    def sign_ready(self) -> None:
        """Ask for the signature of all notes that are ready."""
        self._from_today = False
        self._signing.ask(self.day().ready())

    def cosign(self) -> None:
        """Ask for the co-signature of whoever is signed in."""
        self._from_today = False
        self._signing.ask(self._to_cosign())

    def cosign_of_today(self) -> None:
        """Ask for the same, to go back to today's visits afterwards."""
        self._from_today = True
        self._signing.ask(self._to_cosign())

    def leave_signing(self, visit_ids: Sequence[str]) -> None:
        """Go back from signing: to the list it was asked for from, else to the note."""
        if not self._signing.asked_of_many:
            self.note_requested.emit(visit_ids[0])
        elif self._from_today:
            self.today_requested.emit()
        else:
            self.show()

    def go_to(self, visit_id: str, where: str) -> None:
        """Go where a finding can be mended."""
        self.note_requested.emit(visit_id)
        self.field_requested.emit(where)

    def export(self, with_unsigned: bool) -> None:
        """Write all notes and the charge list of the day into the folder of the notes."""
        folder = self._folder()
        if folder is None:
            return
        day = self.day()
        going = day.going_out(with_unsigned=with_unsigned)
        try:
            self.exporting.make(going, day.on, folder)
        except (StoreError, ValueError) as problem:
            self.page.export.show_problem(str(problem))

    def _to_cosign(self) -> list[str]:
        return [one.id for one in self._desk.store.listing.to_cosign(self._desk.user.id)]

    def day(self) -> DayEnd:
        """Look through the visits as they stand now."""
        moment = self._desk.moment()
        return day_end(self._desk, local_day(moment.at, moment.reading.zone))
