"""Play a sample visit in the real window and keep its note and a picture of every page.

    python3 packaging/dev.py demo [OUT]

OUT is the folder for the PDF and the pictures; without it a new one is made in the system's
temporary place. Its name is the last thing said. Nothing else on this computer is touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.system import has_display

if not has_display():
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from demo_hands import HandClock, Hands
from demo_visit import play
from PySide6.QtWidgets import QApplication

from therapytimer.app.window import Program

if TYPE_CHECKING:
    from types import TracebackType


def main(arguments: list[str]) -> int:
    """Play the visit; the exit code is 1 if anything in the window went wrong."""
    if len(arguments) > 1 or any(one.startswith("-") for one in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    folder = (
        Path(arguments[0]) if arguments else Path(tempfile.mkdtemp(prefix="therapytimer-demo-"))
    )
    folder.mkdir(parents=True, exist_ok=True)
    troubles = _listen_for_troubles()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="therapytimer-demo-data-") as empty:
        clock = HandClock()
        program = Program(app, Path(empty), clock)
        play(Hands(program, clock, folder.resolve()))
    print(f"The note and {len(list(folder.glob('*.png')))} pictures are in:\n{folder.resolve()}")
    return 1 if troubles else 0


def _listen_for_troubles() -> list[BaseException]:
    """Collect what Qt would only print: a demonstration with an error is a failed one."""
    met: list[BaseException] = []

    def meet(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        met.append(error)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = meet
    return met


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
