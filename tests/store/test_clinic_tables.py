"""What bills rest on: shipped, imported, set by the clinic."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from store.samples import AN_IMPORT, AT, EDITS, a_visit, opened

from therapytimer.billing.edit_kinds import TableKind
from therapytimer.billing.edits import EditTable
from therapytimer.billing.thresholds import threshold_for
from therapytimer.store.clinic_tables import clinic_tables
from therapytimer.store.edit_packing import compressed
from therapytimer.store.edit_source import EditImport
from therapytimer.visit.clinic_rates import ThresholdYear, with_fee, with_threshold


def test_a_new_clinic_has_what_ships(store):
    tables = clinic_tables(store)
    assert {kind: table.name for kind, table in tables.edits.items()} == {
        "medicare": "PTP 2024Q3 built in"
    }
    assert tables.mue.name == "MUE 2026Q2 built in"
    assert tables.fees == {}
    assert tables.schedule.year == 2026


def test_imported_tables_take_the_place_of_those_that_ship(store):
    store.edit_tables.keep(AN_IMPORT, "c1", AT)
    medicaid = EditTable("Medicaid PTP 2026Q4", EDITS.edits)
    others = compressed(EditTable("", ()))
    store.edit_tables.keep(
        EditImport(medicaid, others, 1, 1, frozenset(store.edit_tables.codes())), "c1", AT
    )
    names = {kind: table.name for kind, table in clinic_tables(store).edits.items()}
    assert names == {"medicare": "PTP 2026Q4", "medicaid": "Medicaid PTP 2026Q4"}


def test_an_imported_table_without_a_pair_of_the_clinics_is_in_use_too(store):
    none = EditImport(EditTable("PTP 2027Q1", ()), compressed(EditTable("", ())), 0, 9, frozenset())
    store.edit_tables.keep(none, "c1", AT)
    assert clinic_tables(store).edits["medicare"].name == "PTP 2027Q1"
    assert store.edit_tables.held(TableKind.MEDICARE).imported_at == AT


def test_fees_and_thresholds_of_the_clinic_count(store):
    changed = {
        "fees": with_fee({}, "Aetna", "97110", "41"),
        "thresholds": with_threshold({}, ThresholdYear(2027, 2550, 2560, 3000)),
    }
    store.settings.set_all(changed, "c1", AT)
    tables = clinic_tables(store)
    assert tables.fees == {"Aetna": {"97110": Decimal("41.00")}}
    found = threshold_for(tables.thresholds, date(2027, 3, 1), "PT")
    assert found is not None
    assert found.amount == 2550


def test_settings_are_changed_together_or_not_at_all(store):
    before = store.settings.all()
    with pytest.raises(TypeError):
        store.settings.set_all({"fees": {}, "thresholds": object()}, "c1", AT)
    assert store.settings.all() == before


def test_visits_of_a_payer_are_counted(store):
    opened(store, a_visit())
    assert store.listing.count_of_payer("Medicare Part B") == 1
    assert store.listing.count_of_payer("Aetna") == 0
