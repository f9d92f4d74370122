"""Times of day typed over what is known: the right day, to the second, never moved unasked."""

from datetime import UTC, datetime, time

import pytest

from therapytimer.ui.timeline.typed_instant import instant_typed, time_typed

ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:05:30", time(14, 5, 30)),
        ("2:05:30 pm", time(14, 5, 30)),
        ("14:05", time(14, 5)),
        ("2:05 pm", time(14, 5)),
        ("14:05:60", None),
        ("25:05:30", None),
        ("soon", None),
    ],
)
def test_times_are_read_with_or_without_seconds(typed, read):
    assert time_typed(typed) == read


def test_what_was_shown_is_the_instant_itself():
    near = datetime(2026, 11, 20, 14, 5, 30, 250_000, UTC)
    assert instant_typed("09:05:30", near, ZONE) == near
    assert instant_typed("09:05:31", near, ZONE) == near.replace(second=31, microsecond=0)
    assert instant_typed("soon", near, ZONE) is None


def test_around_midnight_the_nearest_day_is_meant():
    near = datetime(2026, 11, 21, 5, 2, tzinfo=UTC)  # two minutes past midnight
    assert instant_typed("23:58", near, ZONE) == datetime(2026, 11, 21, 4, 58, tzinfo=UTC)


def test_where_the_clock_is_set_back_the_nearest_of_two_is_meant():
    first = datetime(2026, 11, 1, 5, 40, tzinfo=UTC)  # 1:40 before the change
    second = datetime(2026, 11, 1, 6, 40, tzinfo=UTC)  # 1:40 after it
    assert instant_typed("1:45", first, ZONE) == datetime(2026, 11, 1, 5, 45, tzinfo=UTC)
    assert instant_typed("1:45", second, ZONE) == datetime(2026, 11, 1, 6, 45, tzinfo=UTC)
