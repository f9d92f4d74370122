"""The gatekeeper: from nothing to an open clinic: first start, sample clinic, unlocking.

A page, and what opens a clinic, is loaded when it is needed: none of it before the first paint
but the page that is painted.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from therapytimer.store.errors import DamagedFileError, StoreError
from therapytimer.store.folder import BACKUPS, exists, folder_warning

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from therapytimer.store.store import Store
    from therapytimer.ui.desk.timekeeper import Reader
    from therapytimer.ui.gate.forms import SetupForm
    from therapytimer.ui.gate.recovery import RecoveryPage
    from therapytimer.ui.gate.setup import SetupPage
    from therapytimer.ui.gate.unlock import UnlockPage
    from therapytimer.ui.gate.welcome import WelcomePage
    from therapytimer.ui.main_window import MainWindow

_LOOK_AFTER_MS = 200  # the page is painted by then


class Gatekeeper(QObject):
    """Shows the page that the data folder asks for and opens the clinic.

    `make_sample` makes a throw-away clinic of a discipline. Signal: `opened` (Store).
    """

    opened = Signal(object)

    def __init__(
        self, window: MainWindow, folder: Path, clock: Reader, make_sample: Callable[[str], Store]
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._clock = window, folder, clock
        self._make_sample = make_sample
        self._new: Store | None = None

    @cached_property
    def welcome(self) -> WelcomePage:
        """What a first start shows."""
        from therapytimer.ui.gate.welcome import WelcomePage

        page = WelcomePage()
        page.setup_requested.connect(self.show_setup)
        page.sample_requested.connect(self.open_sample)
        return page

    @cached_property
    def setup(self) -> SetupPage:
        """Where a clinic is set up."""
        from therapytimer.ui.gate.setup import SetupPage

        page = SetupPage()
        page.setup_wished.connect(self.set_up)
        page.back_requested.connect(self.show_first)
        return page

    @cached_property
    def recovery(self) -> RecoveryPage:
        """Where the recovery code of a new clinic is shown."""
        from therapytimer.ui.gate.recovery import RecoveryPage

        page = RecoveryPage()
        page.done.connect(self.enter)
        return page

    @cached_property
    def unlock(self) -> UnlockPage:
        """Where a clinic is unlocked."""
        from therapytimer.ui.gate.unlock import UnlockPage

        page = UnlockPage()
        page.unlock_requested.connect(self.open)
        page.recovery_wished.connect(self.recover)
        page.restore_requested.connect(self.restore)
        return page

    def show_first(self) -> None:
        """Show the page to begin with: welcome, or unlocking where there is a clinic."""
        if not exists(self._folder):
            self._window.show_page(self.welcome)
            return
        from therapytimer.store.keyfile import names

        self._window.show_page(self.unlock)
        try:
            self.unlock.begin(names(self._folder))
        except StoreError as problem:
            self.unlock.begin([])
            self.unlock.show_problem(str(problem))
        else:
            QTimer.singleShot(_LOOK_AFTER_MS, self, self._say_if_open)

    def _say_if_open(self) -> None:
        """Say that the clinic is open elsewhere before a passphrase is typed for nothing."""
        from therapytimer.store.lock import held_elsewhere

        if self._window.page() is self.unlock:
            held = held_elsewhere(self._folder)
            if held is not None:
                self.unlock.show_problem(held)

    def show_setup(self) -> None:
        """Ask what a first start needs; warn of a folder that is synced or on a network."""
        self._window.show_page(self.setup)
        self.setup.begin()
        warning = folder_warning(self._folder)
        if warning is not None:
            self.setup.show_warning(warning)

    def set_up(self, form: SetupForm) -> None:
        """Make the clinic and show its recovery code."""
        from therapytimer.store.settings import SECOND_PLACE
        from therapytimer.store.store import create_store
        from therapytimer.visit.identity import new_id
        from therapytimer.visit.people import Clinician

        clinician = Clinician(new_id(), form.name, form.credentials, assistant=form.assistant)
        copies = None if form.copies_folder is None else str(form.copies_folder)
        settings = {"discipline": form.discipline, SECOND_PLACE: copies}
        at = self._clock.read().wall
        try:
            self._new, code = create_store(
                self._folder, form.passphrase, clinician, at=at, settings=settings
            )
        except StoreError as problem:
            self.setup.show_problem(str(problem))
            return
        self._window.show_page(self.recovery)
        self.recovery.show_code(code)

    def enter(self) -> None:
        """Go on into the clinic that was just made."""
        if self._new is not None:
            store, self._new = self._new, None
            self.opened.emit(store)

    def open_sample(self, discipline: str) -> None:
        """Open a throw-away clinic with made-up patients."""
        self.opened.emit(self._make_sample(discipline))

    def open(self, name: str, passphrase: str) -> None:
        """Open the clinic for a clinician."""
        from therapytimer.store.store import open_store

        at = self._clock.read().wall
        try:
            store = open_store(self._folder, passphrase, name or None, at=at)
        except DamagedFileError as problem:
            self._offer_backup(str(problem))
        except StoreError as problem:
            self.unlock.show_problem(str(problem))
        else:
            self.opened.emit(store)

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the clinic's file, which is kept beside it."""
        from therapytimer.store.restore import restore

        try:
            kept = restore(backup, self._folder, self._clock.read().wall)
        except StoreError as problem:
            self.unlock.show_problem(str(problem))
            return
        self.show_first()
        if kept is not None:
            self.unlock.show_problem(f"The backup is in place. What it replaced is in {kept}.")

    def _offer_backup(self, sentence: str) -> None:
        from therapytimer.store.restore import newest_good
        from therapytimer.ui.gate.backup_words import backup_facts

        found = newest_good(self._folder / BACKUPS)
        self.unlock.show_damaged(sentence, None if found is None else backup_facts(found))

    def recover(self, code: str, passphrase: str) -> None:
        """Open the clinic by the recovery code and set a new passphrase."""
        from therapytimer.store.store import open_with_recovery

        at = self._clock.read().wall
        try:
            store = open_with_recovery(self._folder, code, self.unlock.name() or None, at=at)
        except StoreError as problem:
            self.unlock.show_problem(str(problem))
            return
        store.clinicians.change_passphrase(store.clinician.id, passphrase)
        self.opened.emit(store)
