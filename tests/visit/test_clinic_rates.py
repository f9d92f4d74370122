"""The clinic's own fees and thresholds as settings."""

from datetime import date
from decimal import Decimal

import pytest

from therapytimer.billing.thresholds import Thresholds, threshold_for
from therapytimer.visit.clinic_rates import (
    FEES,
    THRESHOLDS,
    ThresholdYear,
    fees_in,
    threshold_years,
    thresholds_in,
    with_fee,
    with_threshold,
    without_threshold,
)

SHIPPED = Thresholds({2026: Decimal(2480)}, {2026: Decimal(2480)}, {2026: Decimal(3000)})
NEXT = ThresholdYear(2027, 2550, 2560, 3000)
NEXT_FIELDS = {"year": 2027, "pt_slp": 2550, "ot": 2560, "targeted_review": 3000}


def test_a_clinic_without_fees_has_none():
    assert fees_in({}) == {}


def test_a_fee_is_of_a_payer_and_a_code():
    fees = with_fee({}, "Aetna", "97110", "$41")
    fees = with_fee({FEES: fees}, "Aetna", "97140", "38.5")
    fees = with_fee({FEES: fees}, "Cigna", "97110", "40.00")
    assert fees == {"Aetna": {"97110": "41.00", "97140": "38.50"}, "Cigna": {"97110": "40.00"}}
    assert fees_in({FEES: fees})["Aetna"]["97140"] == Decimal("38.50")


def test_an_empty_fee_takes_the_clinics_own_away():
    settings = {FEES: {"Aetna": {"97110": "41.00"}}}
    assert with_fee(settings, "Aetna", "97110", " ") == {}
    assert with_fee(settings, "Aetna", "97140", "") == settings[FEES]
    assert with_fee(settings, "Cigna", "97140", "") == settings[FEES]


def test_what_is_no_fee_is_shown():
    with pytest.raises(ValueError, match="not 'forty'"):
        with_fee({}, "Aetna", "97110", "forty")


def test_a_year_is_added_to_those_that_ship():
    settings = {THRESHOLDS: with_threshold({}, NEXT)}
    assert settings == {THRESHOLDS: [NEXT_FIELDS]}
    known = thresholds_in(settings, SHIPPED)
    for on, discipline, amount in (
        (date(2026, 5, 1), "PT", 2480),
        (date(2027, 5, 1), "SLP", 2550),
        (date(2027, 5, 1), "OT", 2560),
    ):
        found = threshold_for(known, on, discipline)
        assert found is not None
        assert (found.amount, found.review) == (amount, 3000)


def test_a_year_may_get_other_amounts_and_be_taken_away():
    settings = {THRESHOLDS: with_threshold({}, NEXT)}
    earlier = ThresholdYear(2026, 2490, 2490, 3000)
    changed = with_threshold(settings, ThresholdYear(2027, 2600, 2600, 3100))
    settings = {THRESHOLDS: with_threshold({THRESHOLDS: changed}, earlier)}
    assert [each.year for each in threshold_years(settings)] == [2026, 2027]
    assert thresholds_in(settings, SHIPPED).pt_slp == {2026: 2490, 2027: 2600}
    left = {THRESHOLDS: without_threshold(settings, 2026)}
    assert thresholds_in(left, SHIPPED).pt_slp == {2026: 2480, 2027: 2600}
    assert threshold_years({}) == ()
    assert thresholds_in({}, SHIPPED) == SHIPPED


@pytest.mark.parametrize(
    ("year", "named"),
    [
        (ThresholdYear(1999, 2550, 2550, 3000), "2000 to 2199, not 1999"),
        (ThresholdYear(27, 2550, 2550, 3000), "not 27"),
        (ThresholdYear(2200, 2550, 2550, 3000), "not 2200"),
        (ThresholdYear(2027, 0, 2550, 3000), "above 0"),
        (ThresholdYear(2027, 2550, -1, 3000), "above 0"),
        (ThresholdYear(2027, 2550, 3001, 3000), "review begins, 3000"),
    ],
)
def test_amounts_that_cannot_be_right_are_refused(year, named):
    with pytest.raises(ValueError, match=named):
        with_threshold({}, year)


@pytest.mark.parametrize(
    "year",
    [
        ThresholdYear(2000, 1, 1, 1),
        ThresholdYear(2199, 2550, 3000, 3000),
    ],
)
def test_amounts_at_the_edge_are_taken(year):
    assert threshold_years({THRESHOLDS: with_threshold({}, year)}) == (year,)
