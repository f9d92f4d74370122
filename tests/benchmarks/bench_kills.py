"""Kills the running window at random moments and compares what it said with its file.

python tests/benchmarks/bench_kills.py [KILLS]
"""

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from app.kills import Killer  # noqa: E402
from benchmarks.screen import load, open_screen, spread  # noqa: E402
from PySide6.QtCore import QCoreApplication  # noqa: E402

SEED = 7


def main(kills):
    """Kill that often; the exit code is 1 if anything was lost."""
    open_screen()
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), SEED)
        for _ in range(kills):
            killer.kill_once()
    tally = killer.tally
    print(f"{tally.kills} kills, {tally.early} of them while it started ({load()})")
    print(f"told as committed: {tally.promised}; lost: {len(tally.lost)} {tally.lost or ''}")
    print(f"stopwatch ran: {tally.ran} times; restored: {tally.restored}")
    print(f"unknown time: {spread(tally.unknown, 's')}")
    print(f"opened again: {spread([one * 1000 for one in tally.opened_in])}")
    print(f"findings of verify: {len(tally.findings)} {tally.findings or ''}")
    del application
    return 1 if tally.lost or tally.findings or tally.restored < tally.ran else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
