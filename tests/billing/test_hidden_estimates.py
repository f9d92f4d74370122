"""Hidden estimates: the threshold counts all the same, and no sentence names a sum."""

from dataclasses import replace

import pytest
from billing.builders import modified
from billing.grounds_samples import a_grounded_day, tables, worth

from therapytimer.billing.bill import bill_of
from therapytimer.billing.grounds import Grounds, joined_grounds

WORKED = "97530 9:00-9:15, 97110 9:15-9:45, 97140 9:45-10:00"


def hidden(use, **decided):
    source = replace(tables(), hides_estimates=True)
    return bill_of(a_grounded_day(WORKED, use=use, source=source, **decided))


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("0", "The 2026 threshold for PT and SLP is not passed with this bill."),
        ("2131.29", "The 2026 threshold for PT and SLP is not passed with this bill."),
        ("2131.30", "The 2026 threshold for PT and SLP is near."),
        ("2379.30", "The 2026 threshold for PT and SLP is near."),
        ("2379.31", "The 2026 threshold for PT and SLP is passed with this bill."),
    ],
)
def test_where_the_bill_stands_is_said_without_dollars(use, said):
    bill = hidden(use)
    assert bill.hides_estimates
    assert bill.kx is not None
    assert bill.kx.sentence == said


def test_kx_is_asked_for_and_put_as_ever():
    (missing, attest) = hidden("2480").findings
    assert missing.message.startswith("KX is missing on 97530, 97110, 97140. The 2026 threshold")
    assert "dollars" not in missing.message + attest.message
    assert modified(hidden("2480", attested_by="Dana Kay")).count("KX") == 3
    assert str(worth(hidden("2480")).allowed) == "100.70"


def test_estimates_are_shown_unless_they_are_hidden():
    assert bill_of(a_grounded_day(WORKED)).hides_estimates is False
    assert bill_of(replace(a_grounded_day(WORKED), grounds=None)).hides_estimates is False


def test_one_visit_that_hides_them_hides_those_of_its_day():
    shown, hides = Grounds(), Grounds(hides_estimates=True)
    assert joined_grounds([shown, hides]).hides_estimates
    assert joined_grounds([hides, shown]).hides_estimates
    assert not joined_grounds([shown, shown]).hides_estimates
