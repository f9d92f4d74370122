"""Thresholds of each year, and years that the clinic adds."""

from datetime import date
from decimal import Decimal

import pytest
from billing.builders import ON, RESOURCES

from therapytimer.billing.thresholds import (
    Threshold,
    Thresholds,
    parse_thresholds,
    therapy_of,
    threshold_for,
    year_unknown,
)


def shipped():
    return parse_thresholds((RESOURCES / "thresholds.json").read_text("utf-8"))


def known(years, on, discipline) -> Threshold:
    threshold = threshold_for(years, on, discipline)
    assert threshold is not None
    return threshold


@pytest.mark.parametrize(
    ("year", "dollars"),
    [
        (2018, 2010),
        (2019, 2040),
        (2020, 2080),
        (2021, 2110),
        (2022, 2150),
        (2023, 2230),
        (2024, 2330),
        (2025, 2410),
        (2026, 2480),
    ],
)
def test_years_are_shipped(year, dollars):
    for discipline in ("PT", "SLP", "OT"):
        threshold = known(shipped(), date(year, 12, 31), discipline)
        assert (threshold.year, threshold.amount, threshold.review) == (year, dollars, 3000)


@pytest.mark.parametrize(
    ("discipline", "therapy"), [("PT", "PT and SLP"), ("SLP", "PT and SLP"), ("OT", "OT")]
)
def test_pt_and_slp_share_one_threshold(discipline, therapy):
    assert known(shipped(), ON, discipline).therapy == therapy


def test_pt_and_ot_may_differ():
    years = Thresholds({2026: Decimal(1)}, {2026: Decimal(2)}, {})
    assert threshold_for(years, ON, "SLP") == Threshold(2026, "PT and SLP", Decimal(1), None)
    assert threshold_for(years, ON, "OT") == Threshold(2026, "OT", Decimal(2), None)


@pytest.mark.parametrize("on", [date(2017, 12, 31), date(2027, 1, 1)])
def test_an_unknown_year_is_told(on):
    assert threshold_for(shipped(), on, "PT") is None
    assert threshold_for(shipped(), on, "OT") is None
    assert year_unknown(on) == (
        f"The threshold of {on.year} is not known: add the year to the thresholds."
    )


def test_chiropractors_have_none():
    assert threshold_for(shipped(), ON, "DC") is None
    assert therapy_of("DC") is None


def test_the_clinic_adds_a_year():
    years = shipped().with_year(2027, Decimal(2550), Decimal(2560), Decimal(3100))
    on = date(2027, 1, 1)
    assert threshold_for(years, on, "PT") == Threshold(
        2027, "PT and SLP", Decimal(2550), Decimal(3100)
    )
    assert known(years, on, "OT").amount == 2560
    assert known(years, ON, "PT").amount == 2480
    changed = years.with_year(2026, Decimal(1), Decimal(1), Decimal(1))
    assert known(changed, ON, "PT").amount == 1


def test_review_reaches_through_2027():
    assert set(shipped().review) == set(range(2018, 2028))
    assert 2027 not in shipped().pt_slp


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x", "The thresholds cannot be read as JSON"),
        ("{}", "The thresholds must be a list of objects"),
        ('[{"pt_slp": 1}]', "Threshold field 'year' is missing."),
        ('[{"year": 2026, "ot": "1"}]', "Threshold field 'ot' must be a whole number from 0, not"),
    ],
)
def test_spoiled_years_are_refused(text, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        parse_thresholds(text)
