"""The clock: read on this machine, and on the others through their system functions."""

import ctypes
import sys
import time  # noqa: TID251 - the answers of the system to compare with
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzlocal

from therapytimer.clock import (
    Clock,
    Sources,
    Zone,
    linux_sources,
    local_zone,
    macos_sources,
    sources_of,
    windows_sources,
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads the clocks of Linux")
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Functions:
    """What a system library would answer: clocks by number or name, and sysctl."""

    def __init__(self, boot_session=b"", **ticks):
        self._boot_session = boot_session
        self._ticks = ticks

    def clock_ns(self, number):
        return {1: 1_999_999, 7: 7_000_000, 8: 8_999_999, 4: 44_000_000}[number]

    def sysctlbyname(self, name, text, size, new, new_size):
        assert (name, new, new_size) == (b"kern.bootsessionuuid", None, 0)
        assert _at(size, ctypes.c_size_t).contents.value == ctypes.sizeof(text)
        text.value = self._boot_session
        return 0 if self._boot_session else -1

    def QueryUnbiasedInterruptTime(self, ticks):  # noqa: N802 - named by Windows
        _at(ticks, ctypes.c_ulonglong).contents.value = self._ticks["unbiased"]
        return 1

    def QueryInterruptTime(self, ticks):  # noqa: N802 - named by Windows
        _at(ticks, ctypes.c_ulonglong).contents.value = self._ticks["interrupt"]


def _at(reference, kind):
    return ctypes.cast(reference, ctypes.POINTER(kind))


def fixed(wall_ms=0, awake_ms=0, continuous_ms=0, boot: str | None = "b"):
    return Sources(lambda: wall_ms, lambda: awake_ms, lambda: continuous_ms, boot)


@on_linux
def test_a_reading_names_all_clocks_of_this_machine():
    before = time.time()
    reading = Clock().read()
    assert before - 0.001 < reading.wall.timestamp() <= time.time()
    assert abs(reading.awake_ms - time.clock_gettime(time.CLOCK_MONOTONIC) * 1000) < 1000
    assert abs(reading.continuous_ms - time.clock_gettime(time.CLOCK_BOOTTIME) * 1000) < 1000
    assert reading.boot == BOOT_ID.read_text("ascii").strip()
    assert reading.zone == local_zone()


@on_linux
def test_later_readings_never_show_less_awake_or_continuous_time():
    clock = Clock()
    readings = [clock.read() for _ in range(1000)]
    assert [one.awake_ms for one in readings] == sorted(one.awake_ms for one in readings)
    assert [one.continuous_ms for one in readings] == sorted(one.continuous_ms for one in readings)
    assert {one.boot for one in readings} == {readings[0].boot}


def test_the_wall_time_of_a_reading_is_utc_in_whole_milliseconds():
    reading = Clock(fixed(wall_ms=1_772_953_199_999)).read()
    assert reading.wall == datetime(2026, 3, 8, 6, 59, 59, 999_000, tzinfo=UTC)
    assert reading.wall.tzinfo is UTC


@on_linux
def test_parts_of_a_millisecond_are_cut_from_the_wall_time(monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 1_999_999)
    assert Clock().read().wall.microsecond == 1_000


def test_linux_names_its_awake_and_its_continuous_clock(tmp_path):
    (tmp_path / "boot_id").write_text("abc\n", "ascii")
    sources = linux_sources(Functions().clock_ns, tmp_path / "boot_id")
    assert (sources.awake_ms(), sources.continuous_ms(), sources.boot) == (1, 7, "abc")


def test_without_a_boot_identity_the_moment_of_the_boot_serves(tmp_path):
    sources = linux_sources(Functions().clock_ns, tmp_path / "missing")
    assert sources.boot is None
    assert (
        Clock(fixed(wall_ms=5_000, continuous_ms=2_000, boot=None)).read().boot == "computed:3000"
    )


def test_macos_names_its_awake_and_its_continuous_clock_and_the_boot_session():
    functions = Functions(boot_session=b"2B4F-11")
    sources = macos_sources(functions.clock_ns, functions)
    assert (sources.awake_ms(), sources.continuous_ms(), sources.boot) == (8, 44, "2B4F-11")


def test_macos_that_keeps_its_boot_session_to_itself_names_no_boot():
    functions = Functions()
    assert macos_sources(functions.clock_ns, functions).boot is None


def test_windows_counts_interrupt_time_in_ticks_of_100_ns_and_names_no_boot():
    sources = windows_sources(Functions(unbiased=129_999, interrupt=340_000))
    assert (sources.awake_ms(), sources.continuous_ms(), sources.boot) == (12, 34, None)


def test_interrupt_time_of_centuries_fits():
    sources = windows_sources(Functions(unbiased=0, interrupt=2**63))
    assert sources.continuous_ms() == 2**63 // 10_000


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_each_system_brings_its_own_library(platform, monkeypatch):
    loaded = []
    functions = Functions(boot_session=b"session", unbiased=10_000, interrupt=20_000)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: loaded.append(name) or functions)
    sources = sources_of(platform)
    assert loaded == [{"win32": "kernelbase", "darwin": None}[platform]]
    assert sources.boot == {"win32": None, "darwin": "session"}[platform]


def test_a_computed_boot_outlives_a_change_of_the_wall_clock():
    walls = iter([5_000, 3_605_000])
    clock = Clock(Sources(lambda: next(walls), lambda: 0, lambda: 2_000, None))
    assert clock.read().boot == "computed:3000"


def test_a_sleep_between_two_clocks_is_read_again():
    continuous = iter([1_000, 9_000, 9_000, 9_001])
    walls = iter([1_000, 9_001])
    clock = Clock(Sources(lambda: next(walls), lambda: 500, lambda: next(continuous), "b"))
    reading = clock.read()
    assert reading.continuous_ms == 9_001
    assert reading.wall == datetime(1970, 1, 1, 0, 0, 9, 1_000, tzinfo=UTC)


def test_up_to_100_ms_between_the_clocks_are_no_sleep():
    continuous = iter([1_000, 1_100])
    assert Clock(Sources(lambda: 0, lambda: 0, lambda: next(continuous), "b")).read()


def test_the_zone_is_looked_up_again_after_ten_seconds():
    names = iter(["America/New_York", "America/Chicago"])
    zone = Zone(lambda: next(names))
    seen = [zone.name(at) for at in (50_000, 55_000, 59_999, 60_000, 60_001)]
    assert seen == ["America/New_York"] * 3 + ["America/Chicago"] * 2


def test_a_zone_set_in_the_environment_is_seen_at_once(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    zone = Zone()
    assert zone.name(0) == "America/New_York"
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert zone.name(1) == "Pacific/Auckland"
    monkeypatch.delenv("TZ")
    assert zone.name(2) == local_zone()


def test_a_reading_carries_the_zone(monkeypatch):
    monkeypatch.setenv("TZ", "America/Denver")
    assert Clock(fixed()).read().zone == "America/Denver"


@pytest.mark.parametrize("tz", ["PST8PDT,M3.2.0,M11.1.0", "Nowhere/Town", "../../etc/passwd"])
def test_a_zone_that_nobody_knows_is_utc(tz, monkeypatch):
    monkeypatch.setenv("TZ", tz)
    assert local_zone() == "UTC"


@pytest.mark.parametrize("error", [ZoneInfoNotFoundError("x"), OSError("x"), ValueError("x")])
def test_a_system_whose_zone_cannot_be_read_is_in_utc(error, monkeypatch):
    def fail():
        raise error

    monkeypatch.setattr(tzlocal, "reload_localzone", fail)
    assert local_zone() == "UTC"


def test_a_thousand_readings_look_the_zone_up_once():
    looked = []
    clock = Clock(fixed(), Zone(lambda: looked.append(1) or "UTC"))
    for _ in range(1000):
        clock.read()
    assert len(looked) == 1
