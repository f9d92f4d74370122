"""The second payer: only its threshold counts, at its own amounts, never on the first's lines."""

from dataclasses import replace
from decimal import Decimal

import pytest
from billing.builders import a_day, a_payer, modified
from billing.grounds_samples import tables, used, worth

from therapytimer.billing.bill import bill_of
from therapytimer.billing.findings import Level
from therapytimer.billing.grounds import grounds_of, joined_grounds
from therapytimer.billing.mppr import Highest
from therapytimer.billing.payers import same_payer, twice_words
from therapytimer.billing.second import counting_second, with_second
from therapytimer.billing.services import claimed_as

MEDICARE = a_payer("Medicare Part B")
COMMERCIAL = "Commercial (midpoint)"
TWO = "97530 9:00-9:15, 97110 9:15-9:30"


def counted(text=TWO, use="2400", own=(), fees=None, **decided):
    """Make the bill of a commercial payer with Medicare second, as much of its year used."""
    decided.setdefault("second", MEDICARE)
    day = a_day(text, payer=COMMERCIAL, own=own, **decided)
    known = replace(tables(), fees=fees or {})
    codes = {span.code for visit in day.visits for span in visit.spans}
    grounds = grounds_of(codes, day.on, day.payer, "PT", known)
    claimed = {claimed_as(code, MEDICARE) for code in codes}
    both = with_second(grounds, grounds_of(claimed, day.on, MEDICARE, "PT", known))
    return bill_of(replace(day, grounds=replace(both, use=used(use))))


def kx(bill):
    assert bill.kx is not None
    return bill.kx


def amounts(bill):
    assert bill.counted is not None
    return [str(line.allowed) for line in bill.counted.lines]


def said(bill, check):
    return [one.message for one in bill.findings if one.check == check]


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (COMMERCIAL, "Medicare Part B", True),
        (COMMERCIAL, "Medicaid", False),
        (COMMERCIAL, None, False),
        ("Medicare Part B", COMMERCIAL, False),
    ],
)
def test_a_second_payer_counts_where_it_alone_has_a_threshold(first, second, counts):
    behind = a_payer(second) if second else None
    assert (counting_second(a_payer(first), behind) is not None) == counts


def test_of_two_payers_with_a_threshold_the_first_counts():
    assert counting_second(MEDICARE, replace(MEDICARE, name="Another")) is None


def test_the_first_payer_decides_rule_and_modifiers():
    bill = counted()
    assert (bill.payer, bill.second) == (COMMERCIAL, "Medicare Part B")
    assert modified(bill) == "97530 15=1, 97110 15=1"
    assert bill_of(a_day(TWO, payer=COMMERCIAL)).second == ""


def test_the_threshold_passed_is_said_of_the_second_payer_and_stands_on_no_line():
    bill = counted(use="2440", attested_by="Dana Kay")
    assert (kx(bill).second, kx(bill).lines) == ("Medicare Part B", (1,))
    assert "KX" not in modified(bill)
    (words,) = said(bill, "kx-second")
    assert words == (
        "Medicare Part B as second payer: Estimate: 2,497.28 dollars with this bill pass the 2026 "
        "threshold of 2,480.00 for PT and SLP; used before 2,440.00 (2,440.00 typed on 2026-11-03, "
        "0.00 here). Its claim needs KX on 97110; Dana Kay attests medical necessity. The lines of "
        "the first payer's bill bear no KX for the second. Its threshold counts what it would "
        "allow as the only payer."
    )


def test_an_open_attestation_is_asked_for():
    (words,) = said(counted(use="2480"), "kx-second")
    assert "Its claim needs KX on 97530, 97110. The lines of the first" in words
    (asked,) = said(counted(use="2480"), "kx-attestation")
    assert asked.startswith("Medicare Part B as second payer: KX says")
    attested = counted(use="2480", attested_by="Dana Kay")
    assert [one.check for one in attested.findings] == ["kx-second"]


def test_what_the_second_claim_needs_advises_and_is_about_the_bill():
    found = counted(use="2480").findings
    assert {one.check for one in found} >= {"kx-second", "kx-attestation"}
    assert {(one.level, one.where) for one in found} == {(Level.ADVISES, "bill")}


def test_nearness_and_review_are_the_second_payers_too():
    assert said(counted(use="2400"), "kx-second") == []
    (near,) = said(counted(use="2400"), "threshold-near")
    assert near.startswith("Medicare Part B as second payer: Estimate: 22.72 dollars are left")
    (review,) = said(counted(use="3000"), "threshold-review")
    assert review == "Targeted review by Medicare Part B begins at 3,000.00."
    assert said(counted(use="0"), "threshold-near") == []


def test_the_second_payers_own_amounts_and_reduction_count():
    fees = {COMMERCIAL: {"97110": Decimal(80)}, "Medicare Part B": {"97530": Decimal(40)}}
    bill = counted(fees=fees)
    assert str(worth(bill).allowed) == "115.07"
    assert amounts(bill) == ["40.00", "22.21"]


def test_an_assistants_lines_count_in_full():
    bill = counted("97530 9:00-9:15")
    assert bill.counted is not None
    assert not any(line.charge.assistant for line in bill.counted.lines)


def test_stimulation_counts_under_the_second_payers_number_and_bundled_codes_count_nothing():
    bill = counted("97014 9:00-9:15, 97010 9:15-9:30")
    assert modified(bill) == "97014 15=1, 97010 15=1"
    assert bill.counted is not None
    found = [(line.charge.code, line.charge.units) for line in bill.counted.lines]
    assert found == [("G0283", 1), ("97010", 0)]
    assert amounts(bill)[0] != "None"


def test_what_the_second_payer_never_covers_does_not_count():
    own = ("CUP1 cupping; untimed; one_on_one; PT; covered by Commercial (midpoint)",)
    bill = counted("CUP1 9:00-9:15", own=own, fees={"Medicare Part B": {"CUP1": Decimal(99)}})
    assert bill.counted is not None
    assert bill.counted.lines[0].charge.covered is False
    assert kx(bill).after == Decimal(2400)


def test_another_bill_of_the_day_may_keep_the_unit_paid_in_full():
    day = a_day(TWO, payer=COMMERCIAL, second=MEDICARE)
    grounds = grounds_of(["97530", "97110"], day.on, MEDICARE, "PT", tables())
    both = replace(
        grounds, second_prices=grounds.prices, use=used("0"), elsewhere=Highest(Decimal(9), True)
    )
    assert amounts(bill_of(replace(day, grounds=both)))[0] != "35.07"
    assert bill_of(day).counted is None


def test_kx_typed_by_hand_stays_and_is_flagged():
    bill = counted(use="2480", typed_modifiers={"97110": (("KX",), "Dana Kay")})
    assert modified(bill) == "97530 15=1, 97110 15=1 KX"
    assert said(bill, "modifiers") == [
        "97110: KX is for the claim to Medicare Part B, not for that to the first payer."
    ]


def test_grounds_of_several_visits_keep_what_counts_of_the_second():
    one, other = (
        grounds_of([code], a_day().on, MEDICARE, "PT", tables()) for code in ("97110", "97530")
    )
    highest = Highest(Decimal(1), before=False)
    first = replace(one, second_prices=one.prices)
    later = replace(other, second_prices=other.prices, elsewhere=highest)
    joined = joined_grounds([first, later])
    assert set(joined.second_prices) == {"97110", "97530"}
    assert joined.elsewhere == highest
    changed = replace(later, second_prices={"97110": other.prices["97530"]})
    assert joined_grounds([first, changed]).second_prices == first.second_prices
    before = replace(first, elsewhere=Highest(Decimal(2), before=True))
    assert joined_grounds([before, later]).elsewhere == before.elsewhere


def test_one_payer_is_known_by_its_name_alone():
    assert same_payer(" Medicare part b", "Medicare Part B ")
    assert not same_payer("Medicare Part B", "Medicare")


def test_a_payer_chosen_twice_is_named():
    assert twice_words("Medicaid") == (
        "Medicaid is the first payer already: choose another second payer, or none."
    )


def test_a_second_payer_without_the_reduction_counts_every_unit_in_full():
    assert amounts(counted(second=replace(MEDICARE, mppr=False))) == ["35.07", "29.06"]
