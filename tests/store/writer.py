"""Commits changes until it is killed, and says each once it is on disk."""

import sys
from pathlib import Path

sys.path[:0] = sys.argv[2:]

from store.samples import AT, PASSPHRASE, a_segment, started  # noqa: E402

from therapytimer.store.store import open_store  # noqa: E402


def main():
    """Switch from segment to segment for ever."""
    store = open_store(Path(sys.argv[1]), PASSPHRASE, at=AT)
    # Not by loading the visit, which has thousands of segments after a thousand kills.
    rows = store.ledger.select("SELECT id FROM segment WHERE stop IS NULL")
    running = [row["id"] for row in rows]
    while True:
        segment = a_segment()
        change = started(segment, running)
        store.visits.apply(change)
        running = [segment.id]
        sys.stdout.write(f"{change.action.id}\n")
        sys.stdout.flush()


main()
