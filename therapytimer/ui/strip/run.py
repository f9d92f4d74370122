"""What runs now, or would go on, as one line tells it: no patient is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.ui.parts.treating import treated_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.facts import Segment


@dataclass(frozen=True, slots=True)
class Run:
    """One code of one visit: running, or paused and ready to go on.

    `beside` are the codes that run besides it; `attended` tells whether the code can be paused.
    """

    visit_id: str
    code: str
    seconds: int
    by: str
    runs: bool
    attended: bool = True
    beside: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The state in a few words."""
        if not self.runs:
            return "paused"
        return f"with {' and '.join(self.beside)}" if self.beside else "running"


class LatestRun:
    """Remembers which visit ran last, so that a pause can be gone on from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._visit_id: str | None = None

    def begin(self, now: datetime) -> None:
        """Remember what runs now and nothing from before."""
        self._visit_id = None
        self.at(now)

    def at(self, now: datetime) -> Run | None:
        """Tell what runs at an instant; else what is paused; else nothing."""
        found = self._running() or self._paused()
        if found is None:
            return None
        self._visit_id = found.visit_id
        visit, desk = self._desk.casebook.visit(found.visit_id), self._desk
        spent = sum(
            (one.length(now) for one in visit.segments if one.code == found.code), timedelta()
        )
        others = dict.fromkeys(one.code for one in desk.stopwatch.running() if one.id != found.id)
        return Run(
            visit_id=found.visit_id,
            code=found.code,
            seconds=spent // timedelta(seconds=1),
            by=treated_by(visit, found),
            runs=found.stop is None,
            attended=desk.stopwatch.attended(found),
            beside=tuple(others),
        )

    def _running(self) -> Segment | None:
        """Return what needs hands, else whatever runs, of the visit that ran before if it does."""
        running = self._desk.stopwatch.running()
        if not running:
            return None
        return min(running, key=lambda one: (not self._attended(one), not self._is_latest(one)))

    def _paused(self) -> Segment | None:
        if self._visit_id is None or self._visit_id not in self._desk.stopwatch.visit_ids():
            return None
        if self._desk.has_ended(self._visit_id):
            return None
        ran = self._desk.stopwatch.history(self._visit_id).segments()
        return _last([one for one in ran if self._attended(one)])

    def _attended(self, segment: Segment) -> bool:
        return self._desk.stopwatch.attended(segment)

    def _is_latest(self, segment: Segment) -> bool:
        return segment.visit_id == self._visit_id


def _last(segments: Sequence[Segment]) -> Segment | None:
    ended = [(one.stop, one.start, one) for one in segments if one.stop is not None]
    return max(ended, key=lambda each: each[:2])[2] if ended else None
