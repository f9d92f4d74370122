"""Amounts used before this laptop knew: typed for a patient, a year and a therapy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from store.samples import ANN, AT, PASSPHRASE, USED, minute

from therapytimer.store.errors import StoreError
from therapytimer.store.store import open_store
from therapytimer.store.verify import verify

OT = replace(USED, therapy="OT", amount=Decimal(0))
LAST_YEAR = replace(USED, year=2025, known_on=date(2025, 12, 31))


@pytest.fixture
def used(store):
    store.patients.add(ANN, "c1", AT)
    return store.used_amounts


def test_nothing_is_known_until_it_is_typed(used):
    assert used.get("p1", 2026, "PT and SLP") is None
    assert used.of("p1") == ()


def test_each_year_and_therapy_has_its_own_amount_after_a_restart_too(used, store, folder):
    for each in (LAST_YEAR, USED, OT):
        used.set(each, "c1", AT)
    store.close()
    with open_store(folder, PASSPHRASE, at=AT) as again:
        assert again.used_amounts.of("p1") == (OT, USED, LAST_YEAR)
        assert again.used_amounts.get("p1", 2026, "OT") == OT
        assert again.used_amounts.get("p1", 2025, "OT") is None


def test_all_patients_opening_values_are_given_for_their_years(used):
    for each in (USED, LAST_YEAR, OT):
        used.set(each, "c1", AT)
    used.take_back(LAST_YEAR, "c1", AT)
    assert used.typed() == {
        ("p1", 2026, "PT and SLP"): (USED.known_on, USED.amount),
        ("p1", 2026, "OT"): (OT.known_on, OT.amount),
    }


def test_a_change_is_a_new_row_and_the_same_again_is_none(used, store):
    for amount in ("1520.25", "1520.25", "1600"):
        used.set(replace(USED, amount=Decimal(amount)), "c1", AT)
    assert used.of("p1") == (replace(USED, amount=Decimal("1600.00")),)
    rows = [row["cents"] for row in store.ledger.select("SELECT cents FROM used_amount")]
    assert rows == [152025, 160000]
    assert verify(store) == []


def test_what_was_typed_by_mistake_is_taken_back_and_may_be_typed_again(used):
    used.set(USED, "c1", AT)
    used.take_back(USED, "c1", minute(1))
    assert used.of("p1") == ()
    used.set(USED, "c1", minute(2))
    assert used.of("p1") == (USED,)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"amount": Decimal(-1)}, "0 dollars or more, not -1"),
        ({"known_on": date(2025, 11, 3)}, "The amount of 2026 must be of a day in it"),
    ],
)
def test_what_cannot_be_is_refused(used, changes, named):
    with pytest.raises(ValueError, match=named):
        used.set(replace(USED, **changes), "c1", AT)
    assert used.of("p1") == ()


def test_a_patient_who_is_not_here_has_no_amount(used):
    with pytest.raises(StoreError, match="no such patient"):
        used.set(replace(USED, patient_id="p9"), "c1", AT)
