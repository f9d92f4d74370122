"""Hands for the demonstration: they move the clock, press, type, and take pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from therapytimer.ui.main_window import USUAL
from therapytimer.visit.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from therapytimer.app.window import Program
    from therapytimer.ui.look.theme import ThemeName
    from therapytimer.ui.office import Office

_LOOK_EVERY = 4  # seconds between two looks at the clock; from 5 on it would count as a stall
_SETTLED_MS = 50
_THEMES: tuple[ThemeName, ...] = ("dark", "light")  # the last one stays
_BEGIN = Reading(datetime(2026, 11, 20, 14, 2, tzinfo=UTC), 0, 0, "demo", "America/New_York")


class HandClock:
    """A clock that stands still until it is moved, so that an hour takes a moment."""

    def __init__(self) -> None:
        self._reading = _BEGIN

    def read(self) -> Reading:
        """Return the reading at which the clock stands."""
        return self._reading

    def move(self, seconds: int, *, asleep: bool = False) -> None:
        """Let time pass, with the computer awake or asleep."""
        was, passed = self._reading, seconds * 1000
        self._reading = replace(
            was,
            wall=was.wall + timedelta(seconds=seconds),
            awake_ms=was.awake_ms + (0 if asleep else passed),
            continuous_ms=was.continuous_ms + passed,
        )


class Hands:
    """Does in the window what a therapist does, by mouse and keys; `folder` takes the pictures."""

    def __init__(self, program: Program, clock: HandClock, folder: Path) -> None:
        self.program, self.folder = program, folder
        self._clock = clock
        self._pictures = 0

    @property
    def office(self) -> Office:
        """The open clinic."""
        if self.program.office is None:
            raise RuntimeError("No clinic is open.")
        return self.program.office

    def open_window(self) -> None:
        """Show the window, as large as on a small laptop; only an active one passes focus on."""
        window = self.program.window
        window.resize(USUAL)
        window.show()
        window.activateWindow()
        if not QTest.qWaitForWindowActive(window):
            raise RuntimeError("The window does not become active.")

    def press(self, text: str) -> None:
        """Click the one button of the window that says this, or bears it as its name."""
        QApplication.processEvents()  # Qt shows what is new in a layout a moment later
        found = [
            one
            for one in self.program.window.findChildren(QPushButton)
            if one.isVisible() and text in {one.text().strip(), one.accessibleName()}
        ]
        if len(found) != 1:
            raise RuntimeError(f"{len(found)} buttons say {text!r}.")
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def tap(self, code: str) -> None:
        """Tap the tile of a code."""
        (tile,) = (one for one in self.office.board.grid.tiles if one.face.code == code)
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type_into(self, field: QWidget, text: str) -> None:
        """Type into a field."""
        QTest.keyClicks(field, text)

    def key(self, target: QWidget, key: Qt.Key) -> None:
        """Press one key."""
        QTest.keyClick(target, key)
        QApplication.processEvents()

    def wait(self, minutes: int, seconds: int = 0) -> None:
        """Let time pass while the program watches."""
        left = minutes * 60 + seconds
        while left:
            step = min(left, _LOOK_EVERY)
            self._clock.move(step)
            # Somebody is at the table: a key that means nothing keeps the window from locking.
            QTest.keyClick(self.program.window.windowHandle(), Qt.Key.Key_Shift)
            self.office.desk.tick()
            left -= step

    def sleep(self, minutes: int) -> None:
        """Let the computer sleep and wake."""
        self._clock.move(minutes * 60, asleep=True)
        self.office.desk.tick()

    def picture(self, name: str) -> None:
        """Take a picture of the window, dark and light."""
        self._picture_of(self.program.window, name)

    def look_away(self, name: str) -> None:
        """Look at another program for a second: a picture of the strip that stays on top."""
        window, strip = self.program.window, self.office.mini_strip.strip
        window.showMinimized()
        self._clock.move(1)
        self.office.desk.tick()
        if not strip.isVisible():
            raise RuntimeError("The strip does not show.")
        self._picture_of(strip, name)
        window.showNormal()
        self.open_window()
        self.office.desk.tick()

    def _picture_of(self, widget: QWidget, name: str) -> None:
        self._pictures += 1
        for theme in _THEMES:
            self.program.set_theme(theme)
            QTest.qWait(_SETTLED_MS)  # lines that wrap ask for room more than once
            path = self.folder / f"{self._pictures:02}-{name}-{theme}.png"
            if not widget.grab().save(str(path)):
                raise OSError(f"{path} could not be written.")
