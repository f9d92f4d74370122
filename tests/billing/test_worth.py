"""A bill stands in its year only where its worth, the threshold and what was used are known."""

from dataclasses import replace
from decimal import Decimal

import pytest
from billing.builders import a_payer
from billing.grounds_samples import a_grounded_day

from therapytimer.billing.bill import bill_of
from therapytimer.billing.findings import Level
from therapytimer.billing.mppr import Highest
from therapytimer.billing.worth import YEAR_UNKNOWN, kx_of


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


SECOND = {"payer": "Self-pay", "second": a_payer("Medicare Part B")}
UNKNOWN = "The threshold of 2026 is not known: add the year to the thresholds."


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ({}, UNKNOWN),
        ({"discipline": "DC"}, None),
        ({"payer": "Self-pay"}, None),
        (SECOND, f"Medicare Part B as second payer: {UNKNOWN}"),
    ],
)
def test_a_year_that_nobody_has_typed_is_told(decided, said):
    day = a_grounded_day("97110 9:00-9:20", **decided)
    assert day.grounds is not None
    unknown = replace(day, grounds=replace(day.grounds, threshold=None, use=None))
    found = [one.message for one in bill_of(unknown).findings if one.check == YEAR_UNKNOWN]
    assert found == ([] if said is None else [said])
    assert bill_of(replace(day, grounds=None)).findings == ()


def test_a_known_year_without_what_was_used_is_not_told_as_unknown():
    day = a_grounded_day("97110 9:00-9:20")
    assert day.grounds is not None
    assert bill_of(replace(day, grounds=replace(day.grounds, use=None))).findings == ()


def advice(bill):
    """Level and place of all that is said of a year and its threshold."""
    return {(one.level, one.where) for one in bill.findings}


@pytest.mark.parametrize("use", ["2240", "2300", "2470", "2900", "3100"])
@pytest.mark.parametrize(
    "decided", [{}, {"payer": "Self-pay", "second": a_payer("Medicare Part B")}]
)
def test_what_is_said_of_the_year_advises_and_is_about_the_bill(use, decided):
    day = a_grounded_day("97110 9:00-9:20", use=use, **decided)
    assert day.grounds is not None
    seconds = replace(day.grounds, second_prices=day.grounds.prices)
    assert advice(bill_of(replace(day, grounds=seconds))) <= {(Level.ADVISES, "bill")}
    unknown = replace(day, grounds=replace(day.grounds, threshold=None, use=None))
    assert advice(bill_of(unknown)) == {(Level.ADVISES, "bill")}


def test_a_bill_knows_that_the_days_full_unit_stands_on_another_one():
    day = a_grounded_day("97110 9:00-9:20")
    assert day.grounds is not None
    other = replace(day.grounds, elsewhere=Highest(Decimal(9), before=True))
    alone, beside = bill_of(day).estimate, bill_of(replace(day, grounds=other)).estimate
    assert alone is not None
    assert beside is not None
    assert not alone.full_elsewhere
    assert beside.full_elsewhere
    assert beside.allowed < alone.allowed
