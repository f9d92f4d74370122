"""Refused values are quoted on one line and cut short."""

import pytest

from therapytimer.billing.fields import count, shown


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        (7, "7"),
        ("a\nb", r"'a\nb'"),
        ("x" * 58, f"'{'x' * 58}'"),
        ("x" * 59, f"'{'x' * 59}…"),
    ],
)
def test_sixty_letters_are_shown_and_no_more(value, quoted):
    assert shown(value) == quoted


def test_nothing_is_a_whole_number_too():
    assert count("Minutes", 0) == 0
