"""The kinds of table that the clinic imports, each superseding the one of its kind."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from therapytimer.billing.mue import MueTable

if TYPE_CHECKING:
    from therapytimer.billing.edits import EditTable


class TableKind(StrEnum):
    """What a table is of; the first two are also what a payer's `edit_table` says."""

    MEDICARE = "medicare"
    MEDICAID = "medicaid"
    MUE = "mue"

    @property
    def label(self) -> str:
        """The kind as people call it."""
        return _LABELS[self]


_LABELS = {
    TableKind.MEDICARE: "Medicare edits",
    TableKind.MEDICAID: "Medicaid edits",
    TableKind.MUE: "MUE values",
}


def kind_of(table: EditTable | MueTable) -> TableKind:
    """Tell the kind of a table that `table_of` joined, by its class and name."""
    if isinstance(table, MueTable):
        return TableKind.MUE
    return TableKind.MEDICAID if table.name.startswith("Medicaid") else TableKind.MEDICARE
