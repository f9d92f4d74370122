"""The day's check: after each change the minutes it reaches are added up against the clock."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from therapytimer.ui.parts.times import clock_time
from therapytimer.visit.invariant import breaches, overbooked

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.visit.actions import History
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.stopwatch import Stopwatch

CODE = "DAY-1"


class DayCheck:
    """Finds what counts twice over all visits on the desk, and says each thing once.

    What fails here is logged by a code and the identities of its segments, never by names; the
    stopwatch goes on all the same.
    """

    def __init__(self, stopwatch: Stopwatch) -> None:
        self._stopwatch = stopwatch
        self._checked: dict[str, History] = {}
        self._told: set[object] = set()
        self._log = logging.getLogger("therapytimer")

    def news(self, now: datetime, zone: str) -> str:
        """Say what has come to count twice since it was last asked; nothing on a true day."""
        placed = self._stopwatch.placed(self._unchecked())
        said = {
            one.key: one.sentence(clock_time(one.late.segment.start, zone))
            for one in breaches(placed)
        }
        if not said:
            # The same from the other side, without the rules that the stopwatch goes by.
            said = {
                ("clinician", one): f"The minutes of one clinician exceed the time by {excess}."
                for one, excess in overbooked(placed, now).items()
            }
        new = {key: sentence for key, sentence in said.items() if key not in self._told}
        self._told |= new.keys()
        for key in new:
            self._log.error("%s %s", CODE, " ".join(key))
        if not new:
            return ""
        return f"{next(iter(new.values()))} (code {CODE}; the stopwatches go on)"

    def _unchecked(self) -> list[Segment]:
        """Return the segments of visits that changed since the last look, and all beside them.

        What was over before the first of those began overlaps with none of them.
        """
        watch = self._stopwatch
        standing = {one: watch.history(one) for one in watch.visit_ids()}
        changed = [one for key, one in standing.items() if one is not self._checked.get(key)]
        self._checked = standing
        begun = [one.segments()[0].start for one in changed if one.segments()]
        if not begun:
            return []
        first = min(begun)
        return [one for one in watch.segments() if one.stop is None or one.stop > first]
