"""Wrong answers: five PINs, and a longer wait after each wrong passphrase, wherever it is asked."""

from __future__ import annotations

import math
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from therapytimer.billing.wording import counted
from therapytimer.store.errors import WrongPassphraseError

if TYPE_CHECKING:
    from collections.abc import Callable

PINS = 5
WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 4, 8, 16))
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_Opened = TypeVar("_Opened")


class Attempts:
    """Counts by clinician for as long as the clinic is open; a lock and its lifting change nothing.

    Cover, signatures, reports and a change of users ask here, so that none is a way round another.
    Whoever is right begins anew. Time is handed in.
    """

    def __init__(self) -> None:
        self._pins: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()
        self._again_at: dict[str, datetime] = {}

    def takes_pin(self, clinician_id: str) -> bool:
        """Tell whether a clinician's PIN may still be tried."""
        return self._pins[clinician_id] < PINS

    def wrong_pin(self, clinician_id: str) -> int:
        """Count a wrong PIN and return how many more may be tried."""
        self._pins[clinician_id] += 1
        return PINS - self._pins[clinician_id]

    def tried(self, clinician_id: str, at: datetime, open_by: Callable[[], _Opened]) -> _Opened:
        """Try a clinician's passphrase by what it opens, and give that.

        WrongPassphraseError also says how long the next one waits; one that is too early is not
        even looked at.
        """
        wait = self._again_at.get(clinician_id, _LONG_AGO) - at
        if wait > timedelta():
            raise WrongPassphraseError(_again(wait))
        try:
            opened = open_by()
        except WrongPassphraseError as wrong:
            wait = self._count(clinician_id, at)
            raise WrongPassphraseError(f"{wrong} {_again(wait)}") from None
        self.right(clinician_id)
        return opened

    def right(self, clinician_id: str) -> None:
        """Begin anew after a right answer."""
        for counts in (self._pins, self._wrong, self._again_at):
            counts.pop(clinician_id, None)

    def _count(self, clinician_id: str, at: datetime) -> timedelta:
        wait = WAITS[min(self._wrong[clinician_id], len(WAITS) - 1)]
        self._wrong[clinician_id] += 1
        self._again_at[clinician_id] = at + wait
        return wait


def _again(wait: timedelta) -> str:
    return f"Try again in {counted(math.ceil(wait.total_seconds()), 'second')}."
