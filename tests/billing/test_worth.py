"""A bill stands in its year only where its worth, the threshold and what was used are known."""

from dataclasses import replace

from billing.grounds_samples import a_grounded_day

from therapytimer.billing.bill import bill_of
from therapytimer.billing.worth import kx_of


def test_all_of_them_must_be_known():
    day = a_grounded_day("97110 9:00-9:20")
    worth = bill_of(day).estimate
    assert worth is not None
    assert day.grounds is not None
    assert kx_of(worth, day) is not None
    assert kx_of(None, day) is None
    assert kx_of(worth, replace(day, grounds=None)) is None
    for unknown in ({"threshold": None}, {"use": None}):
        assert kx_of(worth, replace(day, grounds=replace(day.grounds, **unknown))) is None
