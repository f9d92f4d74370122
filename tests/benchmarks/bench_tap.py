"""From a click to the tile painted anew, committed in between: 1,000 clicks in the real window.

    python tests/benchmarks/bench_tap.py [VISITS IN THE FILE]

Each click goes through the window system's queue as a mouse's would. Every 20 clicks the visit
ends and another begins, since no visit has a thousand.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from benchmarks.clinic import make_clinic  # noqa: E402
from benchmarks.screen import load, open_screen, spread  # noqa: E402
from builders import PATIENT, PAYERS  # noqa: E402
from PySide6.QtCore import QPoint, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from therapytimer.app.window import Program  # noqa: E402
from therapytimer.ui.tiles.tile import StopwatchTile  # noqa: E402
from therapytimer.ui.visits.new_visit import NewVisit  # noqa: E402

CLICKS, WARM_UP, CLICKS_A_VISIT = 1_000, 20, 20
PATIENCE = 5.0
PAINTED = {}  # when a tile was last painted, and in which state, by code


def note_paints():
    """Note the end of every paint of a tile."""
    paint = StopwatchTile.paintEvent

    def painted(tile, event):
        paint(tile, event)
        PAINTED[tile.face.code] = (tile.face.is_running, time.perf_counter())

    StopwatchTile.paintEvent = painted  # type: ignore[method-assign, assignment]


def click(app, window, tile):
    """Click a tile; return the milliseconds until it was painted in its other state."""
    code, wanted = tile.face.code, not tile.face.is_running
    place = tile.mapTo(window, tile.rect().center())
    began = time.perf_counter()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    while not (PAINTED[code][0] is wanted and PAINTED[code][1] > began):
        app.processEvents()
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError(code)
    return (PAINTED[code][1] - began) * 1000


def begin_visit(office, app):
    """End the visit before, if there is one, and open another."""
    if office.treatment.visit_id is not None:
        office.desk.end(office.treatment.visit_id)
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    QTest.qWait(100)
    app.processEvents()


def measure(app, office):
    """Click through the tiles, one after the other."""
    took = []
    for number in range(WARM_UP + CLICKS):
        if number % CLICKS_A_VISIT == 0:
            begin_visit(office, app)
        tiles = office.board.grid.tiles[:6]
        took.append(click(app, office.window, tiles[number % len(tiles)]))
    return took[WARM_UP:]


def main(visits):
    """Measure with that many visits in the file."""
    open_screen()
    note_paints()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, Path(folder))
        program.open_office(make_clinic(Path(folder) / "clinic", visits))
        program.window.show()
        QTest.qWaitForWindowExposed(program.window)
        office = program.office
        assert office is not None
        print(f"tap to painted, {CLICKS} clicks, {visits} visits in the file: ", end="")
        print(f"{spread(measure(app, office))} ({load()})")
        office.desk.stop_everything()
        program.window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
