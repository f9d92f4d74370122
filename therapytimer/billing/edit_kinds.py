"""The kinds of table that the clinic imports, each superseding the one of its kind."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from therapytimer.billing.mue import MueTable
from therapytimer.billing.wording import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

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


_MOST_NAMED = 8


def lacking_words(codes: Sequence[str]) -> str:
    """Say that a table has no rows of codes added since it was imported; nothing without any."""
    if not codes:
        return ""
    more = len(codes) - _MOST_NAMED
    named = (*codes[:_MOST_NAMED], f"{more} more") if more > 0 else codes
    return f"It has no rows of {joined(named)}, added since: import it again."


def kind_of(table: EditTable | MueTable) -> TableKind:
    """Tell the kind of a table that `table_of` joined, by its class and name."""
    if isinstance(table, MueTable):
        return TableKind.MUE
    return TableKind.MEDICAID if table.name.startswith("Medicaid") else TableKind.MEDICARE
