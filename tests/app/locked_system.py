"""Stand in for logind on a bus of its own, and print what the program hears of it.

Run with the address of the bus in DBUS_SYSTEM_BUS_ADDRESS.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from therapytimer.app.system_events import SystemEvents

ROOT = "/org/freedesktop/login1"
SESSION = f"{ROOT}/session/_32"
MANAGER, ONE = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SIGNALS = (
    ("waking", ROOT, MANAGER, "PrepareForSleep", [False]),
    ("sleeping", ROOT, MANAGER, "PrepareForSleep", [True]),
    ("another session", f"{ROOT}/session/_33", ONE, "Lock", []),
    ("locking", SESSION, ONE, "Lock", []),
    ("unlocked", SESSION, PROPERTIES, "PropertiesChanged", [ONE, {"LockedHint": False}, [""]]),
    ("locked", SESSION, PROPERTIES, "PropertiesChanged", [ONE, {"LockedHint": True}, [""]]),
)


def main() -> None:
    os.environ["XDG_SESSION_ID"] = "2"
    app = QCoreApplication([])
    logind = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
    logind.registerService("org.freedesktop.login1")
    events, said = SystemEvents(), [""]
    events.leaving.connect(lambda: sys.stdout.write(f"{said[0]}\n"))
    events.listen()

    def say(number: int = 0) -> None:
        if number == len(SIGNALS):
            app.quit()
            return
        name, *where, arguments = SIGNALS[number]
        said[0] = name
        signal = QDBusMessage.createSignal(*where)
        signal.setArguments(arguments)
        logind.send(signal)
        QTimer.singleShot(200, lambda: say(number + 1))

    QTimer.singleShot(200, say)
    app.exec()


if __name__ == "__main__":
    main()
