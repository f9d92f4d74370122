"""A clock that stands still until a test moves it: the only fake that the program needs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from therapytimer.visit.reading import Reading

FIRST = Reading(datetime(2026, 11, 20, 14, tzinfo=UTC), 1_000_000, 1_000_000, "boot one", "UTC")


class SetClock:
    """Gives the reading it stands at; each method moves it as the world would."""

    def __init__(self, reading=FIRST):
        self.reading = reading

    def read(self):
        return self.reading

    def work(self, seconds):
        """Time passes while the program watches once a second."""
        self._move(seconds, awake=seconds, continuous=seconds)

    def sleep(self, seconds):
        """The machine sleeps."""
        self._move(seconds, awake=0, continuous=seconds)

    def set_wall(self, seconds):
        """Somebody sets the clock."""
        self._move(seconds, awake=0, continuous=0)

    def move_to(self, zone):
        """The laptop crosses a border."""
        self.reading = replace(self.reading, zone=zone)

    def restart(self, seconds, boot="boot two"):
        """The machine is off for a while and starts anew."""
        wall = self.reading.wall + timedelta(seconds=seconds)
        self.reading = Reading(wall, 5_000, 5_000, boot, self.reading.zone)

    def _move(self, wall, *, awake, continuous):
        self.reading = replace(
            self.reading,
            wall=self.reading.wall + timedelta(seconds=wall),
            awake_ms=self.reading.awake_ms + round(awake * 1000),
            continuous_ms=self.reading.continuous_ms + round(continuous * 1000),
        )
