"""Seconds until the end of a day shows, and until its notes and charge list are on the disk.

python tests/benchmarks/bench_day_end.py [NOTES] [VISITS BEFORE]
"""

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
os.environ["QT_QPA_PLATFORM"] = "offscreen"  # lines that need Qt's shaping are painted by Qt

from benchmarks.clinic import make_clinic  # noqa: E402
from benchmarks.screen import load, spread  # noqa: E402
from builders import CATALOGUE, PATIENT, THERAPIST, a_documented_visit, a_mark  # noqa: E402
from pdf.papers import WORDS  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from therapytimer.clock import Clock  # noqa: E402
from therapytimer.ui.day_end.day_visits import day_end  # noqa: E402
from therapytimer.ui.day_end.exporting import DayExport  # noqa: E402
from therapytimer.ui.day_end.page import DayEndPage  # noqa: E402
from therapytimer.ui.desk.desk import Desk  # noqa: E402
from therapytimer.ui.parts.times import local_day  # noqa: E402
from therapytimer.visit.facts import MarkKind  # noqa: E402


def timed(do):
    """Return what something gives, and the seconds that it takes."""
    began = time.perf_counter()
    given = do()
    return given, time.perf_counter() - began


def fill(store, notes, on):
    """Put that many usual visits of one day into a clinic, each of another patient."""
    visits = [_visit(number, on) for number in range(notes)]
    store.exchange.import_visits(visits, THERAPIST.id, Clock().read().wall)


def _visit(number, on):
    patient = replace(PATIENT, id=f"p{number}", record_number=f"D-{number:03}")
    visit_id = f"today-{number}"
    pause = a_mark(clock="14:40", visit_id=visit_id)
    ended = a_mark(MarkKind.ENDED, "15:05", "", visit_id)
    return a_documented_visit(
        _log(360 + 20 * number),
        id=visit_id,
        on=on,
        patient=patient,
        marks=(pause, ended),
        services=WORDS,
        plan_of_care=None,
    )


def _log(minute):
    """Write four codes of five minutes each, from a minute of the day on."""
    clock = [f"{at // 60:02}:{at % 60:02}" for at in range(minute, minute + 21, 5)]
    codes = ("97112", "97110", "97140", "97530")
    return ", ".join(
        f"{code} {start}-{stop} DK"
        for code, start, stop in zip(codes, clock[:-1], clock[1:], strict=True)
    )


def export(desk, ids, on, folder):
    """Export and wait; give the sentence, the seconds, and the times between ticks meanwhile."""
    exporting, loop = DayExport(desk, desk), QEventLoop()
    said: list[str] = []
    late: list[float] = []
    before = [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        late.append((now - before[0]) * 1000)
        before[0] = now

    ticking = QTimer(interval=10)
    ticking.timeout.connect(tick)
    exporting.made.connect(lambda sentence, _: (said.append(sentence), loop.quit()))
    exporting.failed.connect(lambda sentence: (said.append(sentence), loop.quit()))
    ticking.start()
    _, took = timed(lambda: (exporting.make(ids, on, folder), said or loop.exec()))
    ticking.stop()
    return said[0], took, late


def main(notes, before):
    """Measure a day of that many notes in a clinic with that many visits before."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = make_clinic(folder / "clinic", before)
        desk = Desk(store, Clock(), CATALOGUE)
        moment = desk.moment()
        on = local_day(moment.at, moment.reading.zone)
        fill(store, notes, on)
        page = DayEndPage()
        page.resize(1366, 768)
        page.show()
        day, looked = timed(lambda: day_end(desk, on))
        _, shown = timed(lambda: (page.show_day(day), app.processEvents(), page.grab()))
        print(
            f"{len(day.today)} visits of the day, {len(day.unsigned)} unsigned before: "
            f"looked through in {looked:.2f} s, painted in {shown:.2f} s ({load()})"
        )
        for count in (1, 2):
            place = folder / f"out-{count}"
            place.mkdir()
            ids = [one.visit_id for one in day.today]
            said, took, late = export(desk, ids, on, place)
            print(f"{took:.2f} s: {said} Between ticks of 10 ms: {spread(late)}")
        store.close()


if __name__ == "__main__":
    main(*(int(one) for one in (*sys.argv[1:], "40", "2000")[:2]))
