"""From the start of the process to the first paint, against a bare window of PySide6.

    python tests/benchmarks/bench_first_paint.py [RUNS]

The bare window, the program on its first start (the welcome page) and the program before a
clinic of 5,000 visits (the unlock page) take turns, so that a busy machine is busy for all.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from benchmarks.clinic import make_clinic  # noqa: E402
from benchmarks.screen import load, open_screen  # noqa: E402

STARTED = Path(__file__).with_name("first_paint.py")
VISITS = 5_000


def first_paint(*arguments):
    """Start one window; return the milliseconds until it was painted, and those of work."""
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, STARTED, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    painted, worked = (int(figure) for figure in done.stdout.split())
    return (painted - began) / 1e6, worked / 1e6


def main(runs):
    """Let the windows take turns."""
    open_screen()
    with tempfile.TemporaryDirectory() as folder:
        make_clinic(Path(folder) / "full", VISITS).close()
        turns = {
            "bare": ("bare",),
            "welcome": ("program", f"{folder}/none"),
            f"unlock, {VISITS} visits": ("program", f"{folder}/full"),
        }
        took = {name: [] for name in turns}
        for _ in range(runs):
            for name, arguments in turns.items():
                took[name].append(first_paint(*arguments))
    middles = {
        name: [statistics.median(one) for one in zip(*took[name], strict=True)] for name in took
    }
    for name, (middle, worked) in middles.items():
        times, works = (
            figure / bare for figure, bare in zip(middles[name], middles["bare"], strict=True)
        )
        print(f"first paint, {name}: median {middle:.0f} ms, {times:.2f} x bare; ", end="")
        print(f"of it {worked:.0f} ms of work, {works:.2f} x bare; {runs} runs ({load()})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
