"""One time line for all visits: anchored once a boot, immune to clock changes.

Every instant is the anchor's wall time plus continuous time since, so that a change of the
clock moves none, none runs backwards, and `stop - start` is the credited time itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from therapytimer.visit.facts import GapKind

if TYPE_CHECKING:
    from therapytimer.visit.reading import Reading

SLEEP_OVER_MS = 2_000
STALL_OVER_MS = 5_000
CLOCK_MOVED_OVER_MS = 2_000
_COMPUTED_BOOT = "computed:"  # where the system names no boot: wall - continuous, in ms


@dataclass(frozen=True, slots=True)
class Anchor:
    """The pair of readings that the time line hangs on; kept on disk."""

    wall: datetime
    continuous_ms: int
    boot: str

    def instant(self, reading: Reading) -> datetime:
        """Return the instant of a reading of the same boot (aware, UTC, whole milliseconds)."""
        return self.wall + timedelta(milliseconds=reading.continuous_ms - self.continuous_ms)


def computed_boot(wall_ms: int, continuous_ms: int) -> str:
    """Make a boot identity for systems that have none: when the machine must have started."""
    return f"{_COMPUTED_BOOT}{wall_ms - continuous_ms}"


def same_boot(one: str, other: str) -> bool:
    """Tell whether two boot identities mean the same boot; computed ones may differ by 2 s."""
    if one.startswith(_COMPUTED_BOOT) and other.startswith(_COMPUTED_BOOT):
        begun = [int(boot.removeprefix(_COMPUTED_BOOT)) for boot in (one, other)]
        return abs(begun[0] - begun[1]) <= CLOCK_MOVED_OVER_MS
    return one == other


def anchor_for(
    reading: Reading, kept: Anchor | None, last: datetime | None, *, visit_open: bool
) -> Anchor:
    """Return the anchor to use from this reading on.

    Within one boot it is renewed only while no visit is open; another boot always takes a new
    one. A wall time before `last`, the last instant on disk, gives way to it: instants never
    run backwards.
    """
    if kept is not None and same_boot(kept.boot, reading.boot) and visit_open:
        return kept
    wall = reading.wall if last is None else max(reading.wall, last)
    return Anchor(wall, reading.continuous_ms, reading.boot)


def gap_between(before: Reading, after: Reading) -> GapKind | None:
    """Name what kept the program from reading its clocks between two readings, if anything did."""
    if not same_boot(before.boot, after.boot):
        return GapKind.CRASH
    passed = after.continuous_ms - before.continuous_ms
    if passed - (after.awake_ms - before.awake_ms) > SLEEP_OVER_MS:
        return GapKind.SLEEP
    return GapKind.STALL if passed > STALL_OVER_MS else None


def clock_move(before: Reading, after: Reading) -> timedelta | None:
    """Tell how far the wall clock was set between two readings of one boot; None up to 2 s."""
    passed = timedelta(milliseconds=after.continuous_ms - before.continuous_ms)
    moved = after.wall - before.wall - passed
    return moved if abs(moved) > timedelta(milliseconds=CLOCK_MOVED_OVER_MS) else None


def clock_words(moved: timedelta) -> str:
    """Put a clock change in words, as it stands in the log and on the note."""
    seconds = round(abs(moved).total_seconds())
    direction = "forward" if moved > timedelta() else "back"
    minutes, rest = divmod(seconds, 60)
    length = f"{minutes} min {rest} s" if minutes else f"{rest} s"
    return f"clock set {direction} by {length}"
