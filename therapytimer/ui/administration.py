"""Administration: clinicians and the clinic's settings, kept in step with the store."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.audit import Stamp
from therapytimer.store.backup import back_up_to_places
from therapytimer.store.errors import StoreError
from therapytimer.store.folder import BACKUPS
from therapytimer.store.restore import backups_in
from therapytimer.store.settings import SECOND_PLACE
from therapytimer.ui.clinic.page import ClinicPage
from therapytimer.ui.gate.backup_words import copy_words
from therapytimer.ui.people.page import PeoplePage, PersonRow
from therapytimer.visit.clinic_settings import (
    COSIGN,
    NAMES_IN_FILES,
    cosign_in,
    heading_in,
    names_in_files,
    own_code_lines,
)
from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Clinician

if TYPE_CHECKING:
    from collections.abc import Callable

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.ui.people.page import PersonForm
    from therapytimer.visit.people import Clinic


class Administration(QObject):
    """Carries out what the people page and the clinic page wish.

    Signals: `switched` (clinician's name), `codes_changed`, `theme_changed` (name) and
    `text_percent_changed`.
    """

    switched = Signal(str)
    codes_changed = Signal()
    theme_changed = Signal(str)
    text_percent_changed = Signal(int)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.people = PeoplePage()
        self.clinic = ClinicPage(desk.casebook.codes)

    def show_people(self) -> None:
        """Show who works here."""
        store, user = self._desk.store, self._desk.user
        rows = [
            PersonRow(one, signed_in=one.id == user.id, has_pin=store.pins.has(one.id))
            for one in store.clinicians.all()
        ]
        rows += [PersonRow(one, retired=True) for one in store.clinicians.all(retired=True)]
        self.people.show_people(rows)
        self._window.show_page(self.people)

    def add_person(self, form: PersonForm) -> None:
        """Add a clinician with a passphrase of their own."""
        new = Clinician(
            new_id(),
            form.name,
            form.credentials,
            form.assistant,
            form.npi,
            form.licence,
            form.supervised_by,
        )
        desk = self._desk
        self._try(
            lambda: desk.store.clinicians.add(new, form.passphrase, desk.user.id, desk.now()),
            self.people.show_problem,
            self.show_people,
        )

    def revise_person(self, clinician: Clinician) -> None:
        """Keep what is known of a clinician now."""
        self._try(lambda: self._revise(clinician), self.people.show_problem, self.show_people)

    def _revise(self, clinician: Clinician) -> None:
        desk = self._desk
        desk.store.clinicians.revise(clinician, desk.user.id, desk.now())
        desk.user = desk.store.clinician

    def retire(self, clinician_id: str) -> None:
        """Retire a clinician; what they treated stays."""
        desk = self._desk
        self._try(
            lambda: desk.store.clinicians.retire(clinician_id, desk.user.id, desk.now()),
            self.people.show_problem,
            self.show_people,
        )

    def keep_pin(self, clinician_id: str, passphrase: str, pin: str) -> None:
        """Keep a PIN for a clinician whose passphrase proves who they are."""
        desk = self._desk
        stamp = Stamp(desk.user.id, desk.now())
        self._try(
            lambda: desk.store.pins.set(clinician_id, passphrase, pin, stamp),
            self.people.show_problem,
            self.show_people,
        )

    def remove_pin(self, clinician_id: str) -> None:
        """Take a clinician's PIN away; the passphrase lifts the lock."""
        desk = self._desk
        stamp = Stamp(desk.user.id, desk.now())
        self._try(
            lambda: desk.store.pins.drop(clinician_id, stamp),
            self.people.show_problem,
            self.show_people,
        )

    def switch(self, clinician_id: str, passphrase: str) -> None:
        """Let another clinician sign in; no visit closes."""
        self._try(
            lambda: self._desk.switch_user(clinician_id, passphrase),
            self.people.show_problem,
            lambda: self.switched.emit(self._desk.user.name),
        )

    def show_clinic(self) -> None:
        """Show the clinic's settings."""
        settings = self._desk.store.settings.all()
        self.clinic.show_clinic(heading_in(settings))
        self.clinic.show_discipline(str(settings.get("discipline", "PT")))
        self.clinic.show_own_codes(own_code_lines(settings))
        self.clinic.notes.show_notes(
            cosign=cosign_in(settings), names_in_files=names_in_files(settings)
        )
        copies = settings.get(SECOND_PLACE)
        made = backups_in(self._desk.store.folder / BACKUPS)
        latest = copy_words(made[0]) if made else "No copy has been made yet."
        self.clinic.show_copies(Path(str(copies)) if copies else None, latest)
        self._window.show_page(self.clinic)

    def keep_clinic(self, clinic: Clinic) -> None:
        """Keep the heading of the notes."""
        self._set("clinic", asdict(clinic), "The heading is kept; visits opened from now bear it.")

    def keep_discipline(self, discipline: str) -> None:
        """Keep whose board is shown first."""
        self._set("discipline", discipline, "The discipline is kept.")

    def keep_cosign(self, wanted: bool) -> None:
        """Keep whether assistants' notes need a co-signature."""
        needed = "a" if wanted else "no"
        self._set(COSIGN, wanted, f"Assistants' notes need {needed} co-signature from now on.")

    def keep_names_in_files(self, wanted: bool) -> None:
        """Keep whether notes leave under the patient's name."""
        kept = "the patient's name" if wanted else "the record number"
        self._set(NAMES_IN_FILES, wanted, f"Exported notes are named by day and {kept}.")

    def keep_own_codes(self, lines: str) -> None:
        """Keep the clinic's own codes, one line each."""
        kept = [line for line in lines.splitlines() if line.strip()]
        self._set("own_codes", kept, "The clinic's codes are kept; the next start shows them.")
        self.codes_changed.emit()

    def keep_copies_folder(self, folder: Path | None) -> None:
        """Keep the second place for copies."""
        place = None if folder is None else str(folder)
        self._set(SECOND_PLACE, place, "The second place for copies is kept.")

    def make_copy(self) -> None:
        """Make a verified copy now, in every place there is."""
        desk = self._desk
        made = back_up_to_places(desk.store, desk.now())
        if made.troubles:
            self.clinic.show_problem(" ".join(made.troubles))
        else:
            self.clinic.show_saved(f"A verified copy is in {made.made[-1]}.")

    def _set(self, name: str, value: object, kept: str) -> None:
        desk = self._desk
        self._try(
            lambda: desk.store.settings.set(name, value, desk.user.id, desk.now()),
            self.clinic.show_problem,
            lambda: self.clinic.show_saved(kept),
        )

    @staticmethod
    def _try(
        do: Callable[[], object], say: Callable[[str], object], after: Callable[[], object]
    ) -> None:
        try:
            do()
        except StoreError as problem:
            say(str(problem))
        else:
            after()
