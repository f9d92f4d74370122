"""Times as they are printed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from therapytimer.pdf.times import clock, clock_minutes, day, instant, length, local


@pytest.mark.parametrize(
    ("hour", "printed"),
    [(0, "12:05:09 AM"), (1, "1:05:09 AM"), (12, "12:05:09 PM"), (23, "11:05:09 PM")],
)
def test_the_clock_has_two_halves(hour, printed):
    assert clock(datetime(2026, 11, 20, hour, 5, 9, tzinfo=UTC)) == printed


def test_instants_stand_on_the_clinics_clock():
    at = local(datetime(2026, 11, 20, 20, 5, tzinfo=UTC), "America/New_York")
    assert instant(at) == "November 20, 2026, 3:05 PM EST"
    assert clock_minutes(at) == "3:05 PM"


def test_a_length_is_cut_to_the_second():
    assert length(timedelta(minutes=24, seconds=30, milliseconds=999)) == "24:30"
    assert length(timedelta(hours=2)) == "120:00"


def test_a_day_cannot_be_misread():
    assert day(date(1950, 2, 3)) == "February 3, 1950"
