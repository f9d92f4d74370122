"""What the system tells of itself: that its screen is locked, or that it goes to sleep.

Linux tells it over D-Bus (logind). Where nobody tells it, a sleep is seen afterwards by the gap
that it leaves in the readings.
"""

from __future__ import annotations

import os
import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SERVICE = "org.freedesktop.login1"
_ROOT = "/org/freedesktop/login1"
_SESSION = f"{_SERVICE}.Session"


class SystemEvents(QObject):
    """Signal `leaving`: the user's session is being locked, or the machine is going to sleep."""

    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listens = False

    def listen(self) -> None:
        """Listen from now on; where there is nothing to listen to, nothing happens."""
        if self._listens or not sys.platform.startswith("linux"):
            return
        self._listens = True
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a system without the library of D-Bus
            return
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        session = session_path(os.environ.get("XDG_SESSION_ID", ""))
        changed = "org.freedesktop.DBus.Properties", "PropertiesChanged"
        slot = _slot("note_properties(QString,QVariantMap,QStringList)")
        bus.connect(
            _SERVICE, _ROOT, f"{_SERVICE}.Manager", "PrepareForSleep", self, _slot("sleep(bool)")
        )
        if session:
            bus.connect(_SERVICE, session, _SESSION, "Lock", self, _slot("lock()"))
            bus.connect(_SERVICE, session, *changed, self, slot)

    @Slot(bool)
    def sleep(self, begins: bool) -> None:  # noqa: FBT001 - as D-Bus calls it
        """Hear that the machine goes to sleep, or that it woke."""
        if begins:
            self.leaving.emit()

    @Slot()
    def lock(self) -> None:
        """Hear that the session shall be locked."""
        self.leaving.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def note_properties(self, interface: str, changed: dict[str, object], _: list[str]) -> None:
        """Hear that the desktop has locked the session by itself."""
        if interface == _SESSION and changed.get("LockedHint") is True:
            self.leaving.emit()


def session_path(session_id: str) -> str:
    """Return where logind keeps a session; empty where there is none.

    D-Bus takes letters and digits, and no digit first; all else is written as its hex number.

    >>> session_path("2"), session_path("c2")
    ('/org/freedesktop/login1/session/_32', '/org/freedesktop/login1/session/c2')
    """
    if not session_id:
        return ""
    escaped = "".join(
        sign if sign.isascii() and sign.isalnum() and (place or sign.isalpha()) else _hex(sign)
        for place, sign in enumerate(session_id)
    )
    return f"{_ROOT}/session/{escaped}"


def _hex(sign: str) -> str:
    return "".join(f"_{byte:02x}" for byte in sign.encode())


def _slot(signature: str) -> bytes:
    """Name a slot as D-Bus is told of it: as text, though the type stubs say bytes."""
    return cast("bytes", SLOT(signature))
