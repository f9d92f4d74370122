"""The reduction for further procedures of a day, worked to the cent."""

from decimal import Decimal

import pytest
from billing.builders import national
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.fees import Price, price_of
from therapytimer.billing.mppr import Charge, Estimate, Highest, estimate, highest_in


def charges(text, own=None):
    """Read "97530 1, 97110 2 CQ, 97140 1 GY"."""
    each = (line.split() for line in text.split(","))
    return [
        Charge(
            code,
            int(units),
            price_of(code, national(), own or {}),
            assistant="CQ" in marks,
            covered="GY" not in marks,
        )
        for code, units, *marks in each
    ]


def allowed(text, **how):
    return [str(line.allowed) for line in estimate(charges(text), **how).lines]


def test_the_worked_example():
    day = estimate(charges("97530 1, 97110 2, 97140 1"))
    assert (day.allowed, day.full, day.expected) == (
        Decimal("100.70"),
        Decimal("120.91"),
        Decimal("100.70"),
    )
    assert [str(line.allowed) for line in day.lines] == ["35.07", "44.42", "21.21"]
    assert day.sentence == "Estimate: 100.70 dollars (120.91 without reductions)."


def test_without_reduction_every_unit_is_paid_in_full():
    assert estimate(charges("97530 1, 97110 2, 97140 1"), mppr=False).allowed == Decimal("120.91")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("97110 1", ["29.06"]),
        ("97110 2", ["51.27"]),  # one unit in full, the other cut
        ("97140 1, 97530 2", ["21.21", "60.12"]),
        ("97110 1, 97116 1", ["29.06", "22.21"]),  # equal: the first in full
        ("97116 1, 97110 1", ["29.06", "22.21"]),
        ("97530 0, 97110 1", ["0.00", "29.06"]),
        ("97530 1 GY, 97110 1", ["35.07", "29.06"]),  # not covered: neither cut nor counted
        ("90912 1, 97110 1", ["82.17", "29.06"]),  # sometimes therapy: neither cut nor counted
        ("97110 1, 90912 1, 97140 1", ["29.06", "82.17", "21.21"]),
        ("97039 1, 97110 1", ["None", "29.06"]),
    ],
)
def test_the_unit_with_most_practice_expense_is_paid_in_full(text, amounts):
    assert allowed(text) == amounts


def test_the_assistants_share_comes_after_the_reduction():
    day = estimate(charges("97530 1, 97110 2 CQ"))
    assert [line.allowed for line in day.lines] == [Decimal("35.07"), Decimal("44.42")]
    assert [line.expected for line in day.lines] == [Decimal("35.07"), Decimal("37.76")]
    assert day.expected == Decimal("72.83")
    assert day.sentence == "Estimate: 72.83 dollars (93.19 without reductions)."


def test_a_code_without_price_makes_the_sum_a_least():
    day = estimate(charges("97110 1, 97039 1, 97139 1, 97039 1"))
    assert day.unpriced == ("97039", "97139")
    assert day.sentence == (
        "Estimate: at least 29.06 dollars (29.06 without reductions). No price for 97039, 97139."
    )


def test_a_line_without_units_needs_no_price():
    day = estimate(charges("97039 0, 97110 1"))
    assert (day.unpriced, day.allowed) == ((), Decimal("29.06"))
    line = day.lines[0]
    assert (line.full, line.allowed, line.expected) == (0, 0, 0)


def test_a_line_without_price_is_worth_nobody_knows_what():
    (line,) = estimate(charges("97039 1")).lines
    assert (line.full, line.allowed, line.expected) == (None, None, None)


def test_each_amount_stands_with_its_charge():
    billed = charges("97530 1, 97039 1")
    assert [line.charge for line in estimate(billed).lines] == billed


def test_the_clinics_own_fee_is_cut_by_the_national_share():
    own = {"97110": Decimal("40.00")}
    day = estimate(charges("97530 1, 97110 1", own))
    assert [str(line.allowed) for line in day.lines] == ["35.07", "30.57"]


def test_thousands_are_set_apart():
    price = Price(
        Decimal("600.00"), Decimal("600.00"), Decimal(0), always_therapy=False, source="x"
    )
    assert estimate([Charge("20560", 2, price)]).sentence == (
        "Estimate: 1,200.00 dollars (1,200.00 without reductions)."
    )


def test_nothing_billed_is_worth_nothing():
    nothing = estimate([])
    assert nothing.sentence == "Estimate: 0.00 dollars (0.00 without reductions)."
    assert isinstance(nothing.allowed, Decimal)


CODES = sorted(national().values)
DAYS = st.lists(
    st.builds(
        lambda code, units, assistant: Charge(
            code, units, price_of(code, national(), {}), assistant=assistant
        ),
        st.sampled_from(CODES),
        st.integers(0, 6),
        st.booleans(),
    ),
    max_size=6,
)


@given(DAYS)
def test_exactly_one_always_therapy_unit_is_paid_in_full(day):
    units = [(charge.price, charge.units) for charge in day if charge.price.always_therapy]
    billed = [price for price, count in units for _ in range(count)]
    rest = sum((c.price.full * c.units for c in day if not c.price.always_therapy), Decimal())
    best = max(billed, key=lambda price: price.practice_expense, default=None)
    cut = sum((price.reduced for price in billed), Decimal())
    won = best.full - best.reduced if best is not None else Decimal()
    assert estimate(day).allowed == rest + cut + won


@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_sum(day, chance):
    mixed = list(day)
    chance.shuffle(mixed)
    assert estimate(mixed).allowed == estimate(day).allowed


@given(DAYS)
def test_amounts_only_fall(day):
    result = estimate(day)
    assert result.expected <= result.allowed <= result.full
    for line in result.lines:
        alone = Estimate((line,))
        assert alone.expected <= alone.allowed <= alone.full


def of_two_bills(one, other):
    """Price two bills of a day, each knowing what the other keeps of the unit paid in full."""
    best, later = highest_in(one), highest_in(other)
    before = None if best is None else Highest(best, before=True)
    after = None if later is None else Highest(later, before=False)
    return estimate(one, elsewhere=after), estimate(other, elsewhere=before)


@given(DAYS, DAYS)
def test_two_bills_of_a_day_come_to_the_sum_of_one(one, other):
    pooled = estimate([*one, *other])
    first, second = of_two_bills(one, other)
    assert first.allowed + second.allowed == pooled.allowed
    assert first.expected + second.expected == pooled.expected
    assert (*first.lines, *second.lines) == pooled.lines


def test_of_two_disciplines_one_unit_is_paid_in_full():
    physical, occupational = charges("97140 2"), charges("97530 1, 97110 1")
    first, second = of_two_bills(physical, occupational)
    assert [str(first.allowed), str(second.allowed)] == ["42.42", "57.28"]
    assert first.full_elsewhere
    assert not second.full_elsewhere
    assert first.sentence == (
        "Estimate: 42.42 dollars (55.44 without reductions). "
        "The day's unit that is paid in full stands on another bill."
    )
    assert "another bill" not in second.sentence


def test_of_equal_units_the_first_of_the_day_is_paid_in_full():
    first, second = of_two_bills(charges("97110 1"), charges("97110 1"))
    assert (first.full_elsewhere, second.full_elsewhere) == (False, True)
    assert first.allowed > second.allowed


def test_what_is_not_cut_is_not_compared():
    assert highest_in(charges("97110 0, 97110 1 GY, 97039 1")) is None
    untouched = estimate(charges("97039 1"), elsewhere=Highest(Decimal(9), before=True))
    assert untouched.full_elsewhere is False
