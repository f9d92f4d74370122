"""Started by bench_first_paint: opens a window, tells when it was painted, and ends.

python tests/benchmarks/first_paint.py bare
python tests/benchmarks/first_paint.py program FOLDER
"""

import os
import sys
import time
from importlib import import_module

if sys.argv[1] == "program":  # its command reads the arguments before it needs Qt
    import_module("therapytimer.cli")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Tells the time once the loop is idle after the first paint of anything."""

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        """Note the first paint; the rest of it, up to the screen, comes before the timer."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, tell)
        return False


def tell():
    """Tell the time, which is the same in every process, and the work done so far; then end."""
    os.write(1, f"{time.monotonic_ns()} {time.process_time_ns()}\n".encode())
    os._exit(0)


def bare(app):
    """Open the least that PySide6 can open."""
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    app.exec()


def program(folder):
    """Open the program as its command does."""
    from therapytimer.cli import main  # noqa: PLC0415 - the bare window does without

    main(["--data", folder])


if __name__ == "__main__":
    application = QApplication(["therapytimer"])
    first = FirstPaint()
    application.installEventFilter(first)
    bare(application) if sys.argv[1] == "bare" else program(sys.argv[2])
