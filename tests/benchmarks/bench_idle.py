"""Work and memory of the shown window while all stopwatches run that can run at once.

    python tests/benchmarks/bench_idle.py [SECONDS]

One code with the therapist and all supervised ones; nobody touches anything.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from benchmarks.clinic import make_clinic  # noqa: E402
from benchmarks.screen import load, open_screen  # noqa: E402
from builders import CATALOGUE, PATIENT, PAYERS  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from therapytimer.app.window import Program  # noqa: E402
from therapytimer.billing.codes import Contact  # noqa: E402
from therapytimer.ui.visits.new_visit import NewVisit  # noqa: E402

SETTLE_SECONDS, LOOKS = 5, 6


def start_all(office):
    """Start all that may run in one visit at once; return the codes."""
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    codes = CATALOGUE.for_discipline("PT")
    chosen = [one.number for one in codes if one.contact is Contact.SUPERVISED]
    for code in (*chosen, "97112"):
        office.treatment.tap(code)
    return [one.code for one in office.desk.stopwatch.running()]


def memory():
    """Return the resident memory in MB."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmRSS")) / 1024


def rest(seconds):
    """Let the loop run as it does for a user; waiting of tests would wake it every 10 ms."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def measure(seconds):
    """Let time pass; return the share of a core in percent, and the memory now and then."""
    rest(SETTLE_SECONDS)
    held = [memory()]
    began, worked = time.monotonic(), time.process_time()
    for _ in range(LOOKS):
        rest(seconds / LOOKS)
        held.append(memory())
    return (time.process_time() - worked) / (time.monotonic() - began) * 100, held


def main(seconds):
    """Measure for that many seconds."""
    open_screen()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, Path(folder))
        program.open_office(make_clinic(Path(folder) / "clinic"))
        program.window.show()
        office = program.office
        assert office is not None
        running = start_all(office)
        share, held = measure(seconds)
        print(f"idle, {len(running)} stopwatches run ({', '.join(running)}), {seconds} s: ", end="")
        print(f"{share:.2f} % of a core, memory {held[0]:.1f} to {held[-1]:.1f} MB", end="")
        print(f", by turns {', '.join(f'{one:.1f}' for one in held)} ({load()})")
        office.desk.stop_everything()
        program.window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
