"""Milliseconds for finding notes in history, by patient, date, code and words.

python tests/benchmarks/bench_history.py [VISITS IN THE FILE]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from benchmarks.clinic import OF_OLD, make_clinic  # noqa: E402
from benchmarks.screen import load, spread  # noqa: E402

VISITS, ROUNDS = 40_000, 30
# One of 200 patients, half a name, all visits by name, a day, a code of all, words of all, a word
# of many old notes and no new ones, nobody, the latest.
OF_MANY = ("sample", "2026-10-0", "97112", "ankle foam", OF_OLD)
WANTED = ("SC-0042", "patient 17", *OF_MANY, "zebra", "")


def main(visits=VISITS):
    """Search for each again and again."""
    with tempfile.TemporaryDirectory() as folder, make_clinic(Path(folder) / "c", visits) as store:
        everything = []
        for text in WANTED:
            taken, found = [], []
            for _ in range(ROUNDS):
                began = time.perf_counter()
                found = store.listing.find(text)
                taken.append((time.perf_counter() - began) * 1000)
            print(f"{text!r}: {len(found)} shown, {spread(taken)}", flush=True)
            everything += taken
        print(f"all, {visits} visits: {spread(everything)}, {load()}")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
