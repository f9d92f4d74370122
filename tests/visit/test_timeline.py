"""The one time line: anchors, boots, gaps, clock changes; dates on which clocks lie."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from visit.engine import Table

from therapytimer.visit.facts import GapKind
from therapytimer.visit.reading import Reading
from therapytimer.visit.timeline import (
    Anchor,
    anchor_for,
    clock_move,
    clock_words,
    computed_boot,
    gap_between,
    same_boot,
)

WALL = datetime(2026, 11, 20, 14, tzinfo=UTC)
FIRST = Reading(WALL, 1_000, 5_000, "boot", "America/New_York")


def after(before, seconds, *, asleep=0, clock_set=0, **fields):
    """Return the reading that follows after some time, part of it asleep, the clock set."""
    ms = round(seconds * 1000)
    return replace(
        before,
        wall=before.wall + timedelta(milliseconds=ms + round(clock_set * 1000)),
        awake_ms=before.awake_ms + ms - round(asleep * 1000),
        continuous_ms=before.continuous_ms + ms,
        **fields,
    )


# Anchors.


def test_an_instant_is_the_anchors_wall_time_plus_continuous_time_since():
    anchor = Anchor(WALL, 5_000, "boot")
    assert anchor.instant(FIRST) == WALL
    assert anchor.instant(after(FIRST, 1.234)) == WALL + timedelta(milliseconds=1234)


@pytest.mark.parametrize("clock_set", [-3600, 3600, -86400, 0.5])
def test_a_change_of_the_clock_moves_no_instant(clock_set):
    anchor = Anchor(WALL, 5_000, "boot")
    assert anchor.instant(after(FIRST, 60, clock_set=clock_set)) == WALL + timedelta(minutes=1)


def test_sleep_counts_on_the_time_line():
    anchor = Anchor(WALL, 5_000, "boot")
    assert anchor.instant(after(FIRST, 600, asleep=480)) == WALL + timedelta(minutes=10)


def test_the_first_reading_ever_is_the_anchor():
    assert anchor_for(FIRST, None, None, visit_open=False) == Anchor(WALL, 5_000, "boot")


def test_while_a_visit_is_open_the_anchor_of_the_boot_is_kept():
    kept = Anchor(WALL - timedelta(hours=1), 0, "boot")
    assert anchor_for(FIRST, kept, WALL, visit_open=True) == kept


def test_while_no_visit_is_open_the_anchor_is_renewed():
    kept = Anchor(WALL - timedelta(hours=1), 0, "boot")
    assert anchor_for(FIRST, kept, None, visit_open=False) == Anchor(WALL, 5_000, "boot")


@pytest.mark.parametrize("visit_open", [False, True])
def test_another_boot_always_takes_a_new_anchor(visit_open):
    kept = Anchor(WALL - timedelta(hours=1), 0, "boot before")
    last = WALL - timedelta(minutes=1)
    assert anchor_for(FIRST, kept, last, visit_open=visit_open) == Anchor(WALL, 5_000, "boot")


@pytest.mark.parametrize("visit_open", [False, True])
def test_a_wall_time_before_the_last_instant_on_disk_gives_way_to_it(visit_open):
    kept = Anchor(WALL - timedelta(hours=1), 0, "boot before")
    last = WALL + timedelta(days=1)
    assert anchor_for(FIRST, kept, last, visit_open=visit_open) == Anchor(last, 5_000, "boot")


def test_a_renewed_anchor_does_not_run_backwards_either():
    last = WALL + timedelta(seconds=1)
    kept = Anchor(last, 5_000, "boot")
    assert anchor_for(FIRST, kept, last, visit_open=False).wall == last


# Boots.


def test_boots_are_told_apart_by_name():
    assert same_boot("one", "one")
    assert not same_boot("one", "other")


@pytest.mark.parametrize(
    ("moved_ms", "same"), [(0, True), (2_000, True), (-2_000, True), (2_001, False)]
)
def test_a_computed_boot_may_be_off_by_two_seconds(moved_ms, same):
    assert (
        same_boot(computed_boot(9_000_000, 1_000), computed_boot(9_000_000 + moved_ms, 1_000))
        is same
    )


def test_a_computed_boot_is_no_named_one():
    assert not same_boot(computed_boot(5, 5), "0")
    assert not same_boot("0", computed_boot(5, 5))


def test_a_computed_boot_does_not_depend_on_when_it_is_computed():
    assert computed_boot(9_000, 1_000) == computed_boot(99_000, 91_000)


# Gaps and clocks.


@pytest.mark.parametrize(
    ("seconds", "asleep", "kind"),
    [
        (0.1, 0, None),
        (5, 0, None),
        (5.001, 0, GapKind.STALL),
        (2.1, 2, None),
        (2.1, 2.001, GapKind.SLEEP),
        (480, 479.9, GapKind.SLEEP),
        (480, 2, GapKind.STALL),
    ],
)
def test_what_kept_the_program_from_watching(seconds, asleep, kind):
    assert gap_between(FIRST, after(FIRST, seconds, asleep=asleep)) is kind


def test_another_boot_means_a_crash():
    assert gap_between(FIRST, after(FIRST, 0.1, boot="other")) is GapKind.CRASH


@pytest.mark.parametrize("clock_set", [2.001, -2.001, 3600, -3600])
def test_a_clock_set_by_more_than_two_seconds_is_told(clock_set):
    moved = clock_move(FIRST, after(FIRST, 1, clock_set=clock_set))
    assert moved == timedelta(seconds=clock_set)


@pytest.mark.parametrize("clock_set", [0, 2, -2])
def test_a_clock_set_by_up_to_two_seconds_is_not_told(clock_set):
    assert clock_move(FIRST, after(FIRST, 1, clock_set=clock_set)) is None


def test_sleep_is_no_clock_change():
    assert clock_move(FIRST, after(FIRST, 480, asleep=479)) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-3600, "clock set back by 60 min 0 s"),
        (3, "clock set forward by 3 s"),
        (59.6, "clock set forward by 1 min 0 s"),
        (-61, "clock set back by 1 min 1 s"),
    ],
)
def test_a_clock_change_in_words(seconds, words):
    assert clock_words(timedelta(seconds=seconds)) == words


# Dates on which local clocks jump.


@pytest.mark.parametrize(
    "begin",
    [
        datetime(2026, 3, 8, 6, 50, tzinfo=UTC),  # New York goes from 2 to 3 o'clock
        datetime(2026, 11, 1, 5, 50, tzinfo=UTC),  # and from 2 to 1
        datetime(2026, 11, 20, 4, 50, tzinfo=UTC),  # midnight there
        datetime(2028, 2, 28, 23, 50, tzinfo=UTC),
        datetime(2028, 2, 29, 23, 50, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 50, tzinfo=UTC),
        datetime(2027, 1, 1, 4, 50, tzinfo=UTC),
    ],
)
def test_twenty_minutes_over_midnight_or_a_change_of_clocks_are_twenty_minutes(begin):
    table = Table(begin=begin)
    table.start(0, "97110")
    table.start(600, "97112")
    table.stop(1200, "97112")
    lengths = [one.length() for one in table.stopwatch.history("A").segments()]
    assert lengths == [timedelta(minutes=10), timedelta(minutes=10)]


def test_the_hour_that_comes_twice_is_an_hour():
    table = Table(begin=datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    table.start(0, "97110")
    table.stop(3600, "97110")
    zone = ZoneInfo("America/New_York")
    begin, end = (table.at(seconds).astimezone(zone) for seconds in (0, 3600))
    assert f"{begin:%H:%M}" == f"{end:%H:%M}" == "01:30"
    assert table.segment().length() == timedelta(hours=1)
