"""Grounds: what the tables say of a day's codes, by value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from billing.builders import ON, a_payer
from billing.grounds_samples import tables, used

from therapytimer.billing.edits import Edit, EditTable
from therapytimer.billing.grounds import Grounds, grounds_of, joined_grounds
from therapytimer.billing.mue import Mue, MueTable

CODES = ("97530", "97150", "97140", "97150")


def grounds(payer="Medicare Part B", codes=CODES, on=ON, discipline="PT", source=None):
    return grounds_of(codes, on, a_payer(payer), discipline, source or tables())


def test_the_built_in_tables_are_read():
    assert tables().edits["medicare"].name == "PTP 2024Q3 built in"
    assert tables().mue.name == "MUE 2026Q2 built in"
    assert (tables().schedule.year, tables().thresholds.pt_slp[2026]) == (2026, Decimal(2480))
    assert tables().fees == {}


def test_only_active_pairs_of_the_codes_are_kept():
    found = grounds()
    assert found.edits == {("97150", "97140"): 1, ("97150", "97530"): 1}
    assert found.edit_table == "PTP 2024Q3 built in"
    assert found.pairs.active(ON) == found.edits
    assert found.pairs.name == found.edit_table


def test_the_day_of_service_decides():
    # 97530/97116 was deleted at the end of 2019.
    codes = ("97530", "97116")
    assert grounds(codes=codes, on=date(2019, 12, 31)).edits == {("97530", "97116"): 1}
    assert grounds(codes=codes, on=date(2020, 1, 1)).edits == {}


def test_likely_units_and_prices_of_the_codes_are_kept():
    found = grounds(codes=("97110", "97150", "CUP1"))
    assert found.mue_table == "MUE 2026Q2 built in"
    assert found.mue == {code: tables().mue.values[code] for code in ("97110", "97150")}
    assert found.values == MueTable(found.mue_table, found.mue)
    assert set(found.prices) == {"97110", "97150"}
    assert str(found.prices["97110"].full) == "29.06"


@pytest.mark.parametrize(
    ("payer", "edit_table", "mue_table"),
    [
        ("Medicare Advantage", "PTP 2024Q3 built in", "MUE 2026Q2 built in"),
        ("Medicaid", "", ""),  # until its edits are imported
        ("Self-pay", "", ""),
    ],
)
def test_a_payer_without_a_table_is_billed_without_edits(payer, edit_table, mue_table):
    found = grounds(payer)
    assert (found.edit_table, found.mue_table) == (edit_table, mue_table)
    assert bool(found.edits) is bool(found.mue) is bool(edit_table)


def test_medicaid_has_its_own_edits_and_no_values_of_medicare():
    medicaid = EditTable("Medicaid PTP 2026Q4", [Edit("97530", "97140", None, None, 0)])
    found = grounds("Medicaid", source=replace(tables(), edits={"medicaid": medicaid}))
    assert (found.edit_table, found.edits) == ("Medicaid PTP 2026Q4", {("97530", "97140"): 0})
    assert found.mue == {}


def test_the_clinics_own_fees_are_those_of_the_payer():
    fees = {"Self-pay": {"97140": Decimal(50)}, "Medicaid": {"97140": Decimal(20)}}
    found = grounds("Self-pay", source=replace(tables(), fees=fees))
    assert found.prices["97140"].full == Decimal(50)


@pytest.mark.parametrize(
    ("payer", "discipline", "on", "amount"),
    [
        ("Medicare Part B", "PT", ON, "2480"),
        ("Medicare Part B", "OT", date(2025, 3, 1), "2410"),
        ("Medicare Part B", "DC", ON, None),
        ("Medicare Part B", "PT", date(2027, 1, 1), None),
        ("Medicare Advantage", "PT", ON, None),
    ],
)
def test_the_threshold_is_that_of_payer_discipline_and_year(payer, discipline, on, amount):
    threshold = grounds(payer, discipline=discipline, on=on).threshold
    assert (threshold and str(threshold.amount)) == amount


def test_the_grounds_of_a_day_are_those_of_all_its_visits():
    one, other = grounds(codes=("97530", "97140")), grounds(codes=("97150", "97140"))
    assert joined_grounds([one]) == one
    both = joined_grounds([one, replace(other, use=used("9"))])
    assert both.edits == {("97150", "97140"): 1}
    assert set(both.prices) == set(both.mue) == {"97530", "97140", "97150"}
    assert (both.threshold, both.use) == (one.threshold, used("9"))
    assert (both.edit_table, both.mue_table) == (one.edit_table, one.mue_table)


def test_of_what_differs_the_first_stands():
    price = grounds().prices["97140"]
    pair, mue = ("97150", "97140"), Mue(1, 1)
    one = Grounds("A", {pair: 0}, "MUE A", {"97140": mue}, {"97140": price}, None, used("1"))
    other = replace(grounds(), use=used("2"), prices={"97140": replace(price, full=Decimal(1))})
    both = joined_grounds([one, other])
    assert (both.edit_table, both.edits[pair], both.mue_table) == ("A", 0, "MUE A")
    assert (both.mue["97140"], both.prices["97140"], both.use) == (mue, price, used("1"))
    assert both.threshold == other.threshold
    assert joined_grounds([Grounds(), other]) == other
