"""The office: everything that exists while one clinic is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from therapytimer.store.folder import BACKUPS
from therapytimer.store.verify import verify_recent
from therapytimer.ui.administration import Administration
from therapytimer.ui.board.banner_watch import Reminders
from therapytimer.ui.board.group import Groups
from therapytimer.ui.board.page import Board
from therapytimer.ui.board.steps import Steps
from therapytimer.ui.board.treatment import Treatment
from therapytimer.ui.copies import Copies
from therapytimer.ui.day_end.ending import Ending
from therapytimer.ui.desk.desk import Desk
from therapytimer.ui.guard.guard import Guard
from therapytimer.ui.keys.key_book import KeyBook
from therapytimer.ui.keys.keyboard import Keyboard
from therapytimer.ui.leaving import Leaving, ask_to_leave
from therapytimer.ui.note.documentation import Documentation
from therapytimer.ui.patient.particulars import Particulars
from therapytimer.ui.plan.planning import Planning
from therapytimer.ui.preview.preview import Preview
from therapytimer.ui.rates.edit_desk import EditDesk
from therapytimer.ui.rates.rates import Rates
from therapytimer.ui.signing.amending import Amending
from therapytimer.ui.signing.signing import NoteSigning
from therapytimer.ui.strip.mini_strip import MiniStrip
from therapytimer.ui.tabs.open_visits import OpenVisits
from therapytimer.ui.timeline.repairing import Repairing
from therapytimer.ui.timeline.timeline import Timeline
from therapytimer.ui.visits.reception import Reception
from therapytimer.ui.ways_back import WaysBack
from therapytimer.visit.clinic_settings import codes_in, payers_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.billing.codes import Catalogue
    from therapytimer.billing.payers import Payer
    from therapytimer.store.backup import Backups
    from therapytimer.store.store import Store
    from therapytimer.ui.desk.timekeeper import Reader
    from therapytimer.ui.main_window import MainWindow

SEGMENTS = "segments"  # what is mended on the timeline
REPORT = "report"  # what is written on the page of plan and reports
TABLE = frozenset({"gaps"})  # what is mended at the table


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the program brings: the catalogue, the payers, and each discipline's usual codes."""

    codes: Catalogue
    payers: Sequence[Payer]
    boards: Mapping[str, Sequence[str]]


class Office(QObject):
    """Builds the desk and the pages for an open store and moves between them.

    Signals: `closed` once the store is closed; `restore_wished` (Path of a backup) too.
    """

    closed = Signal()
    restore_wished = Signal(object)

    def __init__(self, window: MainWindow, store: Store, clock: Reader, shipped: Shipped) -> None:
        super().__init__(window)
        settings = store.settings.all()
        codes, payers = codes_in(settings, shipped.codes), payers_in(settings, shipped.payers)
        self.window = window
        self.desk = Desk(store, clock, codes, self)
        self.board = Board()
        self.treatment = Treatment(self.desk, self.board, shipped.boards)
        self.open_visits = OpenVisits(self.desk, self.board.tabs)
        self.groups = Groups(self.desk, self.board.group)
        self.reminders = Reminders(self.desk, self.board.banner)
        self.steps = Steps(self.desk, self.treatment)
        self.reception = Reception(window, self.desk, payers)
        self.documentation = Documentation(window, self.desk)
        self.preview = Preview(window, self.desk)
        self.signing = NoteSigning(window, self.desk)
        self.ending = Ending(window, self.desk, self.signing, self.documentation)
        self.amending = Amending(window, self.desk, self.signing)
        self.particulars = Particulars(window, self.desk, payers)
        self.planning = Planning(window, self.desk)
        self.ways_back = WaysBack(window, self.reception.go_to)
        self.timeline = Timeline(window, self.desk, shipped.boards)
        self.repairing = Repairing(self.timeline, self.desk, shipped.payers)
        self.administration = Administration(window, self.desk)
        self.rates = Rates(window, self.desk, shipped.payers)
        self.edits = EditDesk(window, self.desk)
        self.copies = Copies(store, self.desk.now, self)
        self.guard = Guard(window, self.desk, self.treatment, self.board)
        self.mini_strip = MiniStrip(window, self.desk, lambda: self.guard.is_locked)

        self.keyboard = Keyboard(window, self.board, self.desk.now)
        self.key_book = KeyBook(window, self.keyboard, self.administration.clinic.pedals)

    def begin(self) -> None:
        """Go to what runs, else to today's visits, and let the time be watched."""
        running = self.desk.stopwatch.running()
        if running:
            self.reception.go_to(running[0].visit_id)
        else:
            self.reception.show_today()
        self.desk.begin()
        self.guard.auto.tell()
        self.copies.begin()
        self.documentation.tidy()
        self.check_file()

    def check_file(self) -> None:
        """Say if what was written since the last check was changed outside this program."""
        findings = verify_recent(self.desk.store, self.desk.now())
        if findings:
            self.window.tell(f"The data were changed outside this program. {' '.join(findings)}")

    def show_treatment(self, visit_id: str, earlier: Sequence[str] = ()) -> None:
        """Go to the table with a visit; a signed one is there no more."""
        self.write_typed()
        self.desk.follow(visit_id)
        if visit_id not in self.desk.stopwatch.visit_ids():
            self.reception.show_today()
            return
        self.treatment.show_visit(visit_id, earlier)
        self.window.show_page(self.board)

    def show_note(self, visit_id: str) -> None:
        """Go to the documentation of a visit."""
        self.documentation.show_visit(visit_id)

    def show_note_of_board(self) -> None:
        """Go to the documentation of the visit on the board."""
        if self.treatment.visit_id is not None:
            self.show_note(self.treatment.visit_id)

    def show_elsewhere(self, visit_id: str, where: str) -> None:
        """Go where a finding can be mended that no field of the note mends."""
        if where == SEGMENTS:
            self.show_timeline(visit_id)
        elif where in TABLE:
            self.show_treatment(visit_id)
        elif where == REPORT:
            self.write_typed()
            self.planning.show_of_note(visit_id)
        else:
            self.show_patient(visit_id, where)

    def show_timeline(self, visit_id: str) -> None:
        """Go to the timeline of a visit."""
        self.write_typed()
        self.ways_back.remember(self.timeline.page)
        self.timeline.show_timeline(visit_id)

    def show_timeline_of_board(self) -> None:
        """Go to the timeline of the visit on the board."""
        if self.treatment.visit_id is not None:
            self.show_timeline(self.treatment.visit_id)

    def show_patient(self, visit_id: str, where: str = "") -> None:
        """Go to patient and plan of a visit, at the field that a finding is about."""
        self.write_typed()
        self.ways_back.remember(self.particulars.page)
        self.particulars.show_visit(visit_id, where)

    def show_patient_of_board(self) -> None:
        """Go to patient and plan of the visit on the board."""
        if self.treatment.visit_id is not None:
            self.show_patient(self.treatment.visit_id)

    def write_typed(self) -> None:
        """Write what is typed but not written, before another page shows."""
        self.documentation.leave()
        self.particulars.leave()
        self.planning.reporting.leave()

    def begin_visit(self) -> None:
        """Ask whom a new visit is for, unless that is being asked."""
        if self.window.page() is not self.reception.new_visit:
            self.write_typed()
            self.reception.begin_visit()

    def show_today(self) -> None:
        """Go to today's visits."""
        self.write_typed()
        self.reception.show_today()

    def show_waiting(self, waiting: int) -> None:
        """Say above every page how many facts are not on disk yet, and why; or that all are."""
        if waiting:
            problem = self.desk.log.problem
            self.window.tell(f"{waiting} not saved yet; it is tried again all the time. {problem}")
        else:
            self.window.tell("Everything is saved again.")

    def show_copied(self, backups: Backups) -> None:
        """Say which copy could not be made."""
        if backups.troubles:
            self.window.tell(" ".join(backups.troubles))

    def ask_restore(self) -> None:
        """Restore a copy that the user chooses: the clinic closes first."""
        start = str(self.desk.store.folder / BACKUPS)
        chosen = QFileDialog.getExistingDirectory(self.window, "Folder of the copy", start)
        if chosen and self.desk.stopwatch.running():
            self.administration.clinic.show_problem("Stop what runs first, then restore.")
        elif chosen:
            self.leave()
            self.restore_wished.emit(Path(chosen))

    def close(self) -> None:
        """Leave the clinic if its clinician wants to: ask about what runs, copy, let go."""
        self.write_typed()
        if self.desk.stopwatch.running() and not self._asked_to_leave():
            return
        self.leave()
        self.closed.emit()

    def leave(self) -> None:
        """Leave the clinic: a copy in every place, and the file closed."""
        self.desk.rest()
        self.mini_strip.end()
        self.edits.reader.wait()
        self.planning.packing.wait()
        self.ending.exporting.wait()
        self.copies.end()
        self.desk.store.close()

    def _asked_to_leave(self) -> bool:
        """Ask about a running stopwatch; tell whether the window may close."""
        chosen = ask_to_leave(self.window, (one.code for one in self.desk.stopwatch.running()))
        if chosen is Leaving.STOP:
            self.desk.stop_everything()
        return chosen is not Leaving.STAY
