"""Seconds to bill every visit of a clinic anew from its file: `bench_rebill.py [VISITS]`.

Each bill with its edits, prices and the year's amount before it.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from benchmarks.clinic import make_clinic  # noqa: E402
from benchmarks.screen import load  # noqa: E402
from builders import CATALOGUE  # noqa: E402

from therapytimer.store.bill_days import BilledDays  # noqa: E402


def rebill(store):
    """Bill all visits; return how many bills there are."""
    ids = [row["visit_id"] for row in store.ledger.select("SELECT DISTINCT visit_id FROM visit")]
    days = BilledDays(store, CATALOGUE, ids)
    return len({day.key for day in map(days.day, ids) if day is not None})


def main(visits):
    """Make a clinic and bill it three times."""
    with tempfile.TemporaryDirectory() as folder:
        store = make_clinic(Path(folder) / "clinic", visits)
        for _ in range(3):
            began = time.perf_counter()
            bills = rebill(store)
            took = time.perf_counter() - began
            print(f"{visits} visits in {bills} bills: {took:.2f} s ({load()})")
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
