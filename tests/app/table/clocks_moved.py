"""The clocks of a program in another process, moved while it runs."""

import mmap
import struct
import subprocess
import time  # noqa: TID251 - of the hands, not of the program
from datetime import UTC, datetime, timedelta
from pathlib import Path

SOURCE = Path(__file__).parent / "skew.c"
LAYOUT = struct.Struct("4d")  # wall, awake, continuous; how often continuous time was read
STEP = 3.0  # seconds; the program takes more than five between two looks for a stall
SEEN = 4  # looks that make one whole reading after a move: the first two may straddle it
PATIENCE = 20.0


class Skew:
    """The clocks of every program that is started with `variables`."""

    def __init__(self, folder):
        library, file = folder / "skew.so", folder / "skew"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, SOURCE], check=True)
        file.write_bytes(LAYOUT.pack(0, 0, 0, 0))
        with file.open("r+b") as opened:
            self._map = mmap.mmap(opened.fileno(), LAYOUT.size)
        self.variables = {"LD_PRELOAD": str(library), "SKEW_FILE": str(file)}

    def set_wall(self, instant):
        """Let the wall clock show an instant; only before a program looks at it."""
        ahead = (instant - datetime.now(UTC)).total_seconds()  # noqa: TID251
        self._move(ahead, 0, 0)

    def pass_watched(self, until):
        """Let time pass while the program watches, fast: each step is seen before the next."""
        while (left := until - self.now()) > 0:
            step = min(STEP, left)
            self._move(step, step, step)
            self._wait_for(self._read()[3] + SEEN)

    def pass_asleep(self, seconds):
        """Let time pass while the computer sleeps."""
        self._move(seconds, 0, seconds)

    def pass_unwatched(self, seconds):
        """Let time pass while no program runs."""
        self._move(seconds, seconds, seconds)

    def now(self):
        """Return continuous time as the program sees it, in seconds."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) + self._read()[2]

    def wall(self):
        """Return the wall clock as the program sees it."""
        return datetime.now(UTC) + timedelta(seconds=self._read()[0])  # noqa: TID251

    def _read(self):
        return LAYOUT.unpack(self._map[:])

    def _move(self, *seconds):
        # Each on its own: the count beside them is the program's to write.
        for place, (was, more) in enumerate(zip(self._read(), seconds, strict=False)):
            struct.pack_into("d", self._map, place * 8, was + more)

    def _wait_for(self, count):
        until = time.monotonic() + PATIENCE
        while self._read()[3] < count:
            if time.monotonic() > until:
                raise AssertionError("The program does not look at its clocks.")
            time.sleep(0.005)
