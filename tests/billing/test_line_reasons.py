"""The reason on each line says in whole sentences how its units were counted."""

import pytest
from billing.builders import a_day

from therapytimer.billing.bill import bill_of

UNCOVERED = "CUP1 cupping; timed; one_on_one; PT; covered by no payer"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("evaluation 9:00-9:20", "0 units: choose the level of the evaluation."),
        ("97161 9:00-9:20", "Untimed: 1 a day whatever the minutes."),
        ("CUP1 9:00-9:20", "Alone: one unit for each 15 minutes, the last from 8 minutes on."),
    ],
)
def test_a_reason_is_a_sentence(text, reason):
    (line,) = bill_of(a_day(text, own=[UNCOVERED])).lines
    assert reason in line.reasons


@pytest.mark.parametrize(
    ("text", "least", "further"),
    [
        ("97545 9:00-11:00", "61", "each further 60 minutes from 31."),
        ("97550 9:00-9:30", "16", "each further 15 minutes from 8."),
        ("96125 9:00-9:40", "31", "each further 60 minutes from 31."),
    ],
)
def test_outside_the_pool_the_parts_are_told(text, least, further):
    (line,) = bill_of(a_day(text)).lines
    assert line.reasons[0].startswith("Outside the pool: the first unit counts ")
    assert f" {least} " in line.reasons[0]
    assert line.reasons[0].endswith(further)
