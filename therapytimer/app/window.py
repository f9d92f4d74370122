"""The program with its window: builds the parts, shows the gate, opens the clinic."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import __version_info__ as qt_version
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from therapytimer.app.awake import Awake, system_hold
from therapytimer.app.looks import read_looks, write_looks
from therapytimer.app.system_events import SystemEvents
from therapytimer.app.trouble import Trouble
from therapytimer.app.versions import bad_pair
from therapytimer.clock import Clock
from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from therapytimer.app.looks import Looks
    from therapytimer.store.store import Store
    from therapytimer.ui.desk.timekeeper import Reader
    from therapytimer.ui.gate.gatekeeper import Gatekeeper
    from therapytimer.ui.look.theme import ThemeName
    from therapytimer.ui.office import Office, Shipped


class Program(QObject):
    """Owns the window and, once it is open, the clinic's office; time comes from `clock`."""

    def __init__(self, app: QApplication, folder: Path, clock: Reader | None = None) -> None:
        super().__init__(app)
        self._app, self._folder = app, folder
        self._clock: Reader = clock or Clock()
        self._awake = Awake(system_hold)
        self.looks: Looks = read_looks(folder)
        apply_theme(app, self.looks.theme, self.looks.text_percent)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self.window = self._new_window()
        if self.looks.place is not None:
            self.window.setGeometry(*self.looks.place)
        self.office: Office | None = None
        self.gate: Gatekeeper | None = None
        self.system = SystemEvents(self)
        self.system.leaving.connect(self._lock)

    def show_gate(self) -> None:
        """Show the page that the data folder asks for."""
        # Late: the store and its libraries would double the time to the first paint.
        from therapytimer.ui.gate.gatekeeper import Gatekeeper

        self.gate = Gatekeeper(self.window, self._folder, self._clock, self._sample)
        self.gate.opened.connect(self.open_office)
        self.gate.show_first()

    def open_office(self, store: Store) -> None:
        """Open the clinic's office."""
        from therapytimer.ui.office import Office
        from therapytimer.ui.wiring import wire

        self.office = Office(self.window, store, self._clock, shipped())
        wire(self.office)
        self.office.closed.connect(self._leave)
        self.office.desk.log_changed.connect(self._follow)
        self.office.administration.theme_changed.connect(self.set_theme)
        self.office.restore_wished.connect(self._restore)
        self.office.key_book.learnt_changed.connect(self.set_pedals)
        looks_part = self.office.administration.clinic.looks
        looks_part.next_unit_wished.connect(self.set_next_unit)
        self.office.administration.text_percent_changed.connect(self.set_text_percent)
        self._guard(self.office)
        self._show_looks()
        self.office.key_book.take(self.looks.pedals)
        self._follow()
        self.office.begin()

    def set_theme(self, theme: ThemeName) -> None:
        """Choose light, dark, high contrast or the system's own."""
        self._set_looks(replace(self.looks, theme=theme))

    def set_text_percent(self, percent: int) -> None:
        """Choose the size of text."""
        self._set_looks(replace(self.looks, text_percent=percent))

    def set_pedals(self, pedals: dict[str, str]) -> None:
        """Keep the keys that were learnt for pedals."""
        self.looks = replace(self.looks, pedals=pedals)
        write_looks(self._folder, self.looks)

    def set_next_unit(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        """Show on the board from how many minutes on there is one unit more, or no longer."""
        self.looks = replace(self.looks, next_unit=wanted)
        write_looks(self._folder, self.looks)
        self._show_looks()

    def tell(self, sentence: str) -> None:
        """Show one sentence about trouble in the window."""
        self.window.tell(sentence)

    def _set_looks(self, looks: Looks) -> None:
        self.looks = looks
        apply_theme(self._app, looks.theme, looks.text_percent)
        write_looks(self._folder, looks)
        self._show_looks()

    def _follow_system(self) -> None:
        """Dress anew when the system turns dark or light, or asks for more contrast."""
        if self.looks.theme == "system":
            apply_theme(self._app, self.looks.theme, self.looks.text_percent)

    def _follow(self) -> None:
        """Stay awake while something runs."""
        if self.office is not None:
            self._awake.follow(running=bool(self.office.desk.stopwatch.running()))

    def _show_looks(self) -> None:
        if self.office is not None:
            page = self.office.administration.clinic
            page.show_looks(self.looks.theme, self.looks.text_percent)
            page.looks.show_next_unit(wanted=self.looks.next_unit)
            self.office.treatment.bill.show_next(wanted=self.looks.next_unit)

    def _guard(self, office: Office) -> None:
        """Lock with the system, close the file after an hour locked, keep the strip's place."""
        self.system.listen()
        office.guard.keys_due.connect(self._drop_keys, Qt.ConnectionType.QueuedConnection)
        strip = office.mini_strip.strip
        strip.place_at(self.looks.strip_place)
        strip.placed.connect(self._keep_strip_place)

    def _lock(self) -> None:
        if self.office is not None:
            self.office.guard.lock_if_quiet()

    def _drop_keys(self) -> None:
        """Close the file, so that the data key leaves memory, and ask for the passphrase."""
        if self.office is not None:
            self.office.leave()
            self._begin_anew()
            self.show_gate()

    def _keep_strip_place(self, x: int, y: int) -> None:
        self.looks = replace(self.looks, strip_place=(x, y))
        write_looks(self._folder, self.looks)

    def _new_window(self) -> MainWindow:
        window = MainWindow()
        window.close_wished.connect(self._close_gate)
        return window

    def _begin_anew(self) -> None:
        """Put a new window in the place of the one whose pages show a clinic that is closed."""
        old, self.office = self.window, None
        self.window = self._new_window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.setVisible(old.isVisible())
        old.allow_close()
        old.close()
        old.deleteLater()

    def _restore(self, backup: Path) -> None:
        self._begin_anew()
        self.show_gate()
        if self.gate is not None:
            self.gate.restore(backup)

    def _sample(self, discipline: str) -> Store:
        from therapytimer.app.sample import open_sample

        return open_sample(discipline, self._clock.read())

    def _close_gate(self) -> None:
        if self.office is None:
            self._leave()

    def _leave(self) -> None:
        place = self.window.geometry()
        kept = (place.x(), place.y(), place.width(), place.height())
        write_looks(self._folder, replace(self.looks, place=kept))
        self.window.allow_close()
        self.window.close()


def shipped() -> Shipped:
    """Read what the program brings: catalogue, payers, usual codes."""
    from therapytimer.billing.codes import parse_catalogue
    from therapytimer.billing.payers import parse_payers
    from therapytimer.paths import resource
    from therapytimer.ui.office import Shipped

    texts = [
        resource(name).read_text(encoding="utf-8")
        for name in ("codes.json", "payers.json", "boards.json")
    ]
    return Shipped(parse_catalogue(texts[0]), parse_payers(texts[1]), json.loads(texts[2]))


def run_window(folder: Path, passphrase: str | None = None, clinician: str | None = None) -> int:
    """Open the window and run until it is closed; a passphrase opens the clinic at once.

    A pair of Python and Qt that would abort is refused in one sentence, exit code 2.

    Raises:
        StoreError: the passphrase given does not open the clinic.
    """
    refusal = bad_pair(sys.version_info[:2], (qt_version[0], qt_version[1]))
    if refusal is not None:
        sys.stderr.write(f"{refusal}\n")
        return 2
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):  # a test may have made one without windows
        return 1
    app.setApplicationName("therapytimer")
    program = Program(app, folder)
    Trouble(folder, program.tell).stand_in()
    if passphrase is None:
        program.window.present()
        program.show_gate()
    else:
        from therapytimer.store.store import open_store

        program.open_office(open_store(folder, passphrase, clinician, at=Clock().read().wall))
        program.window.present()
    return app.exec()
