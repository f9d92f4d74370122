"""All tables that the clinic's bills rest on: shipped, imported and set by the clinic itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.billing.edit_kinds import TableKind
from therapytimer.store.shipped import shipped_tables
from therapytimer.visit.clinic_rates import HIDE_ESTIMATES, fees_in, thresholds_in

if TYPE_CHECKING:
    from therapytimer.billing.edits import EditTable
    from therapytimer.billing.grounds import Tables
    from therapytimer.store.edit_tables import EditTables
    from therapytimer.store.store import Store


def clinic_tables(store: Store) -> Tables:
    """Give what holds now; asked for anew after an import or a change of the settings.

    Imported edits are those that the clinic's codes meet, which is quick to read.
    """
    shipped, settings = shipped_tables(), store.settings.all()
    return replace(
        shipped,
        edits=_edits(store.edit_tables),
        mue=store.edit_tables.mue(),
        fees=fees_in(settings),
        thresholds=thresholds_in(settings, shipped.thresholds),
        hides_estimates=bool(settings.get(HIDE_ESTIMATES)),
    )


def _edits(tables: EditTables) -> dict[str, EditTable]:
    """Give the table of each kind; Medicaid's only once it is imported."""
    kinds = [TableKind.MEDICARE]
    if tables.held(TableKind.MEDICAID).imported_at is not None:
        kinds.append(TableKind.MEDICAID)
    codes = tables.codes()
    return {kind.value: tables.edits(kind, codes) for kind in kinds}
