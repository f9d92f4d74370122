"""How fast the store is: `PYTHONPATH=.:tests python tests/benchmarks/store_speed.py [VISITS]`."""

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from store.samples import ANN, AT, JO, PASSPHRASE, a_full_visit, a_segment, a_visit, opened, started

from therapytimer.store.backup import back_up
from therapytimer.store.store import create_store, open_store
from therapytimer.store.verify import verify, verify_recent

_WORDS = ("knee", "sore", "balance", "tandem", "stairs", "walker", "gait", "cue", "manual", "plan")
_BATCH = 500


def fill(store, visits):
    """Add visits over many days, the last 200 of them unsigned."""
    chance = Random(1)  # noqa: S311 - repeatable, nothing secret
    for begin in range(0, visits, _BATCH):
        with store.ledger.atomic():
            for number in range(begin, min(begin + _BATCH, visits)):
                patient = number % 5000
                visit = a_full_visit(
                    f"v{number}",
                    replace(
                        ANN,
                        id=f"p{patient}",
                        name=f"Name{patient % 700} Family{patient % 311}",
                        record_number=f"T-{patient}",
                    ),
                    on=AT.date() - timedelta(days=(visits - number) // 16),
                    note={"subjective": " ".join(chance.choices(_WORDS, k=80))},
                    signatures=({"by": "c1"},) if number < visits - 200 else (),
                )
                opened(store, visit)


def tell(line):
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def said(what, call):
    """Say how long a call took, in milliseconds."""
    begun = time.perf_counter()
    call()
    tell(f"{what:<34}{(time.perf_counter() - begun) * 1000:10.1f} ms")


def commits(store):
    """Say how long 1,000 switches of the stopwatch took, each its own commit."""
    opened(store, a_visit("now", replace(ANN, id="p7", born_on=date(1950, 2, 3))))
    running, took = [], []
    for number in range(1000):
        segment = a_segment(number, visit_id="now")
        change = started(segment, running, at=number)
        begun = time.perf_counter()
        store.visits.apply(change)
        took.append((time.perf_counter() - begun) * 1000)
        running = [segment.id]
    cuts = statistics.quantiles(took, n=100)
    tell(f"switch committed: median {cuts[49]:.2f} ms, p99 {cuts[98]:.2f} ms")


def main():
    """Make a clinic with full key costs, fill it, and measure."""
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "clinic"
        store, _ = create_store(folder, PASSPHRASE, JO, at=AT)
        said(f"{visits} visits written", lambda: fill(store, visits))
        store.close()
        tell(f"file {(folder / 'clinic.db').stat().st_size / 1e6:.0f} MB")
        said("unlocked, opened and closed", lambda: open_store(folder, PASSPHRASE, at=AT).close())
        store = open_store(folder, PASSPHRASE, at=AT)
        commits(store)
        said("open visits", store.visits.open_visits)
        said("list of a day", lambda: store.listing.on_day(AT.date() - timedelta(days=3)))
        said("unsigned visits", lambda: store.listing.unsigned_before(AT.date()))
        said("find a name", lambda: store.listing.find("name5 family"))
        said("find a word of every note", lambda: store.listing.find("kne"))
        said("find a patient", lambda: store.patients.find("fam"))
        said("load a visit", lambda: store.visits.load("v1"))
        said("quick verification, all new", lambda: verify_recent(store, AT))
        said("quick verification, nothing new", lambda: verify_recent(store, AT))
        said("full verification", lambda: verify(store))
        said("backup", lambda: back_up(store, folder / "backups", AT))
        store.close()


main()
