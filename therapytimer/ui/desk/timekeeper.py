"""The time line at run time: takes readings, compares each with the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from therapytimer.visit.facts import GapKind
from therapytimer.visit.timeline import (
    CLOCK_MOVED_OVER_MS,
    anchor_for,
    clock_move,
    clock_words,
    gap_between,
    same_boot,
)

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.visit.reading import Reading
    from therapytimer.visit.timeline import Anchor


class Reader(Protocol):
    """Whatever gives readings: the clock, or a test."""

    def read(self) -> Reading:
        """Return all clocks read at one moment."""
        ...


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading on the time line, and what happened since the one before.

    `gap` with `since` (the instant of the last reading before it) when nobody watched;
    `clock` and `zone` are words for the log when the wall clock or the zone was changed.
    """

    reading: Reading
    at: datetime
    gap: GapKind | None = None
    since: datetime | None = None
    restarted: bool = False
    clock: str | None = None
    zone: str | None = None


class Timekeeper:
    """Turns readings into instants of the one time line."""

    def __init__(
        self, clock: Reader, kept: Anchor | None, last: datetime | None, *, visit_open: bool
    ) -> None:
        self._clock = clock
        self._last = last
        reading = clock.read()
        self.anchor = anchor_for(reading, kept, last, visit_open=visit_open)
        self._before = reading

    @property
    def zone(self) -> str:
        """The local time zone as last read."""
        return self._before.zone

    def moment(self) -> Moment:
        """Take a reading and compare it with the one before."""
        before, reading = self._before, self._clock.read()
        self._before = reading
        at, kind = self.anchor.instant(reading), gap_between(before, reading)
        moved = clock_move(before, reading)
        return Moment(
            reading,
            at,
            kind,
            None if kind is None else self.anchor.instant(before),
            clock=None if moved is None else clock_words(moved),
            zone=None if before.zone == reading.zone else f"{before.zone} to {reading.zone}",
        )

    def first(self, alive: tuple[Reading, datetime] | None) -> Moment:
        """Compare the first reading of this run with the last one on disk: a crash between."""
        reading = self._before
        at = self.anchor.instant(reading)
        if alive is None:  # the very first use crashed before the first sign of life
            return Moment(reading, at, GapKind.CRASH, min(self._last or at, at))
        before, since = alive
        restarted = not same_boot(before.boot, reading.boot)
        # Within one boot the anchor knows of earlier changes; only what is new is told.
        moved = self._off(reading) if restarted else clock_move(before, reading)
        return Moment(
            reading,
            at,
            GapKind.CRASH,
            min(since, at),
            restarted,
            None if moved is None else clock_words(moved),
            None if before.zone == reading.zone else f"{before.zone} to {reading.zone}",
        )

    def _off(self, reading: Reading) -> timedelta | None:
        """Tell how far the wall clock is from the time line, if by more than 2 s."""
        off = reading.wall - self.anchor.instant(reading)
        return off if abs(off) > timedelta(milliseconds=CLOCK_MOVED_OVER_MS) else None

    def renew(self, last: datetime | None) -> bool:
        """Anchor anew while no visit is open; tell whether the anchor changed."""
        anchor = anchor_for(self._before, self.anchor, last, visit_open=False)
        changed = anchor != self.anchor
        self.anchor = anchor
        return changed
