"""A computer for tests: its clocks, its sleeps, stalls, crashes and reboots, and the true story."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from visit.engine import BEGIN

from therapytimer.visit.facts import GapKind
from therapytimer.visit.gaps import gap_change, note_clock
from therapytimer.visit.reading import Reading
from therapytimer.visit.timeline import anchor_for, clock_move, clock_words, gap_between, same_boot


def ms(milliseconds):
    return timedelta(milliseconds=milliseconds)


@dataclass
class Computer:
    """Clocks in milliseconds; `dead` holds the spans in which no program watched."""

    passed: int = 0  # in truth, since the beginning
    asleep: int = 0
    clock_set: int = 0
    boots: int = 0
    booted_at: int = 0
    dead: list[tuple[datetime, datetime]] = field(default_factory=list)

    def __post_init__(self):
        self.before = self.alive = self.reading()
        self.anchor = anchor_for(self.before, None, None, visit_open=False)

    def reading(self):
        up = self.passed - self.booted_at
        wall = BEGIN + ms(self.passed + self.clock_set)
        return Reading(wall, up - self.asleep, up, f"boot {self.boots}", "America/New_York")

    def now(self):
        return self.anchor.instant(self.reading())

    def tick(self, milliseconds):
        """Let time pass while the program watches."""
        self.passed += milliseconds
        self.before = self.reading()

    def sign(self):
        """Keep the sign of life."""
        self.alive = self.before

    def sleep(self, milliseconds):
        self.passed += milliseconds
        self.asleep += milliseconds

    def look(self, stopwatch):
        """Compare the clocks with the reading before; return the changes that follow."""
        before, self.before = self.before, self.reading()
        kind = gap_between(before, self.before)
        since, at = self.anchor.instant(before), self.now()
        moved = clock_move(before, self.before)
        if moved is not None:
            yield note_clock(stopwatch, at, clock_words(moved))
        if kind is not None:
            self.dead.append((since, at))
            yield gap_change(stopwatch, kind, (since, at), restarted=False)

    def crash(self, milliseconds, last, *, reboot):
        """Lose the program for a while; return the gap's span and whether the machine restarted."""
        died_at, alive = self.now(), self.alive
        since = self.anchor.instant(alive)
        last = max(last, since)
        self.passed += milliseconds
        if reboot:
            self.boots, self.booted_at, self.asleep = self.boots + 1, self.passed, 0
        self.before = self.alive = self.reading()
        self.anchor = anchor_for(self.before, self.anchor, last, visit_open=True)
        # What lies after now left nothing on disk: the time line begins there again.
        self.dead = [span for span in self.dead if span[1] <= self.now()]
        self.dead.append((died_at, self.now()))
        return (since, self.now()), not same_boot(alive.boot, self.before.boot)


CRASH = GapKind.CRASH
