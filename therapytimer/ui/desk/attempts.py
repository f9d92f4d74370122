"""Wrong answers at the cover: five PINs, and a longer wait after each wrong passphrase."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

PINS = 5
WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 4, 8, 16))


class Attempts:
    """Counts for as long as the clinic is open; a lock and its lifting change nothing.

    Whoever is right begins anew. Time is handed in.
    """

    def __init__(self) -> None:
        self._pins: Counter[str] = Counter()
        self._wrong = 0
        self._again_at = datetime.min.replace(tzinfo=UTC)

    def takes_pin(self, clinician_id: str) -> bool:
        """Tell whether a clinician's PIN may still be tried."""
        return self._pins[clinician_id] < PINS

    def wrong_pin(self, clinician_id: str) -> int:
        """Count a wrong PIN and return how many more may be tried."""
        self._pins[clinician_id] += 1
        return PINS - self._pins[clinician_id]

    def wrong_passphrase(self, at: datetime) -> timedelta:
        """Count a wrong passphrase and return how long the next one has to wait."""
        wait = WAITS[min(self._wrong, len(WAITS) - 1)]
        self._wrong += 1
        self._again_at = at + wait
        return wait

    def to_wait(self, at: datetime) -> timedelta:
        """Return how long a passphrase has to wait still; zero or less where it may be tried."""
        return self._again_at - at

    def right(self, clinician_id: str) -> None:
        """Begin anew after a right answer."""
        self._pins.pop(clinician_id, None)
        self._wrong = 0
        self._again_at = datetime.min.replace(tzinfo=UTC)
