"""The only reader of time: wall, awake and continuous time, the boot and the zone at one moment."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
import time
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import tzlocal

from therapytimer.visit.reading import Reading
from therapytimer.visit.timeline import computed_boot

if TYPE_CHECKING:
    from collections.abc import Callable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NS_PER_MS = 1_000_000
_TICKS_PER_MS = 10_000  # interrupt time of Windows counts 100 ns

# Numbers of the clocks in the systems' headers. Python names them only on the system itself.
_LINUX_AWAKE, _LINUX_CONTINUOUS = 1, 7  # CLOCK_MONOTONIC, CLOCK_BOOTTIME
_MACOS_AWAKE, _MACOS_CONTINUOUS = 8, 4  # CLOCK_UPTIME_RAW, CLOCK_MONOTONIC_RAW

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_TORN_OVER_MS = 100
_ZONE_STALE_MS = 10_000

# It would complain at every look, and into a log of ours that has no room for such sentences.
logging.getLogger("tzlocal").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Sources:
    """The clocks of one system, in whole milliseconds, and the name of its boot if it has one."""

    wall_ms: Callable[[], int]
    awake_ms: Callable[[], int]
    continuous_ms: Callable[[], int]
    boot: str | None


class Zone:
    """The name of the local time zone: looked up again when TZ changes, else every 10 s."""

    def __init__(self, look_up: Callable[[], str] | None = None) -> None:
        self._look_up = look_up or local_zone
        self._tz: str | None = None
        self._stale_at_ms = 0
        self._name = ""

    def name(self, now_ms: int) -> str:
        """Return the name at a moment of continuous time; the same string costs no look-up."""
        tz = os.environ.get("TZ")
        if not self._name or tz != self._tz or now_ms >= self._stale_at_ms:
            self._name = self._look_up()
            self._tz, self._stale_at_ms = tz, now_ms + _ZONE_STALE_MS
        return self._name


class Clock:
    """Reads all clocks of this machine at one moment."""

    def __init__(self, sources: Sources | None = None, zone: Zone | None = None) -> None:
        self._sources = sources or sources_of(sys.platform)
        self._zone = zone or Zone()
        # Taken once: where it is computed, a change of the wall clock must not look like a reboot.
        self._boot = self._sources.boot or computed_boot(
            self._sources.wall_ms(), self._sources.continuous_ms()
        )

    def read(self) -> Reading:
        """Return a reading of now."""
        while True:
            begun_ms = self._sources.continuous_ms()
            awake_ms = self._sources.awake_ms()
            wall_ms = self._sources.wall_ms()
            continuous_ms = self._sources.continuous_ms()
            # A sleep between two clocks would look like a clock change: read them again.
            if continuous_ms - begun_ms <= _TORN_OVER_MS:
                break
        return Reading(
            _EPOCH + timedelta(milliseconds=wall_ms),
            awake_ms,
            continuous_ms,
            self._boot,
            self._zone.name(continuous_ms),
        )


def local_zone() -> str:
    """Return the name of the local time zone as it is set now; "UTC" where nobody can tell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # A zone without a name in the database could not be looked up by a reader either.
            return ZoneInfo(tzlocal.reload_localzone().key).key
        except (LookupError, OSError, ValueError):
            return "UTC"


def sources_of(platform: str) -> Sources:
    """Return the clocks of a system, named as `sys.platform` names it."""
    if platform == "win32":
        return windows_sources(ctypes.CDLL("kernelbase"))
    if platform == "darwin":
        return macos_sources(time.clock_gettime_ns, ctypes.CDLL(None))
    return linux_sources(time.clock_gettime_ns, _BOOT_ID)


def linux_sources(clock_ns: Callable[[int], int], boot_id: Path) -> Sources:
    """Return the clocks of Linux."""
    try:
        boot = boot_id.read_text("ascii").strip()
    except OSError:
        boot = None
    return Sources(
        _wall_ms,
        lambda: clock_ns(_LINUX_AWAKE) // _NS_PER_MS,
        lambda: clock_ns(_LINUX_CONTINUOUS) // _NS_PER_MS,
        boot,
    )


def macos_sources(clock_ns: Callable[[int], int], libc: Any) -> Sources:  # noqa: ANN401 - a library
    """Return the clocks of macOS."""
    return Sources(
        _wall_ms,
        lambda: clock_ns(_MACOS_AWAKE) // _NS_PER_MS,
        lambda: clock_ns(_MACOS_CONTINUOUS) // _NS_PER_MS,
        _boot_session(libc),
    )


def windows_sources(kernelbase: Any) -> Sources:  # noqa: ANN401 - a library
    """Return the clocks of Windows, which names no boot."""
    return Sources(
        _wall_ms,
        lambda: _interrupt_ms(kernelbase.QueryUnbiasedInterruptTime),
        lambda: _interrupt_ms(kernelbase.QueryInterruptTime),
        None,
    )


def _wall_ms() -> int:
    return time.time_ns() // _NS_PER_MS


def _boot_session(libc: Any) -> str | None:  # noqa: ANN401 - a library
    text = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(text))
    failed = libc.sysctlbyname(b"kern.bootsessionuuid", text, ctypes.byref(size), None, 0)
    return None if failed else text.value.decode("ascii")


def _interrupt_ms(query: Callable[[object], object]) -> int:
    ticks = ctypes.c_ulonglong()
    query(ctypes.byref(ticks))
    return ticks.value // _TICKS_PER_MS
