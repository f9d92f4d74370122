"""Milliseconds for one note: its PDF alone, and as the window exports it, on the disk.

python tests/benchmarks/bench_notes.py [NOTES]
"""

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
os.environ["QT_QPA_PLATFORM"] = "offscreen"  # lines that need Qt's shaping are painted by Qt

from benchmarks.clinic import make_clinic  # noqa: E402
from benchmarks.screen import load, spread  # noqa: E402
from builders import CATALOGUE, THERAPIST  # noqa: E402
from pdf.papers import a_paper, a_usual_visit  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from therapytimer.clock import Clock  # noqa: E402
from therapytimer.pdf.note import note_pdf  # noqa: E402
from therapytimer.ui.desk.desk import Desk  # noqa: E402
from therapytimer.ui.note.export import Way, export_note  # noqa: E402


def timed(do):
    """Return the milliseconds that something takes."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def export_all(notes, folder):
    """Export one visit again and again, each time into a folder of its own."""
    store = make_clinic(folder / "clinic")
    visit = a_usual_visit()
    store.exchange.import_visits([visit], THERAPIST.id, Clock().read().wall)
    desk = Desk(store, Clock(), CATALOGUE)
    places = [folder / str(number) for number in range(notes)]
    for place in places:
        place.mkdir()
    took = [
        timed(partial(export_note, desk.casebook, visit.id, desk.now(), Way(one))) for one in places
    ]
    store.close()
    return took


def main(notes):
    """Measure that many notes of four codes and a pause."""
    QApplication([])
    paper = a_paper()
    print(f"the first note, with all that it loads: {timed(lambda: note_pdf(paper)):.0f} ms")
    drawn = [timed(lambda: note_pdf(paper)) for _ in range(notes)]
    print(f"a note's PDF, {notes} times: {spread(drawn)} ({load()})")
    with tempfile.TemporaryDirectory() as folder:
        print(f"a note exported, {notes} times: {spread(export_all(notes, Path(folder)))}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
