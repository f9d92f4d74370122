"""The tables in use: imported ones, each one row, and until then those built in.

A newer import supersedes the table of its kind; the older one stays in the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from therapytimer.billing.edit_changes import EditChanges, changes
from therapytimer.billing.edit_kinds import TableKind
from therapytimer.billing.edits import EditTable, parse_edits
from therapytimer.billing.mue import MueTable
from therapytimer.billing.mue_changes import MueChanges, mue_changes
from therapytimer.store.audit import Stamp
from therapytimer.store.edit_packing import decompressed, mue_of, written
from therapytimer.store.instants import instant
from therapytimer.store.shipped import shipped_tables
from therapytimer.visit.clinic_settings import codes_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.edit_source import EditImport
    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.store.settings import Settings

_LIVE = """SELECT name, row_count, codes, among, at FROM edit_table
    WHERE kind = ? AND superseded_by IS NULL"""
_OTHERS = "SELECT others FROM edit_table WHERE kind = ? AND superseded_by IS NULL"


@dataclass(frozen=True, slots=True)
class HeldTable:
    """A table in use: its pairs or values that the clinic's bills meet, and where it is from.

    `codes` are those whose rows it has; `rows` counts all of them. `imported_at` is None where it
    is built in.
    """

    kind: TableKind
    table: EditTable | MueTable
    rows: int
    codes: frozenset[str]
    imported_at: datetime | None = None


class EditTables:
    """What bills are checked with; each table is read once while the clinic is open."""

    def __init__(self, ledger: Ledger, settings: Settings, catalogue: Catalogue) -> None:
        self._ledger = ledger
        self._settings = settings
        self._catalogue = catalogue
        self._held: dict[TableKind, HeldTable] = {}
        self._whole: dict[TableKind, EditTable] = {}

    def codes(self) -> frozenset[str]:
        """Give the codes whose pairs matter: the catalogue's and the clinic's own."""
        return frozenset(codes_in(self._settings.all(), self._catalogue))

    def held(self, kind: TableKind) -> HeldTable:
        """Return the table in use; for Medicaid one without edits until it is imported."""
        if kind not in self._held:
            row = next(self._ledger.select(_LIVE, kind.value), None)
            self._held[kind] = self._built_in(kind) if row is None else _held(kind, row)
        return self._held[kind]

    def edits(self, kind: TableKind, codes: Collection[str]) -> EditTable:
        """Return the Medicare or Medicaid table with at least all pairs among some codes."""
        held = self.held(kind)
        if held.imported_at is None or held.codes.issuperset(codes):
            return cast("EditTable", held.table)
        if kind not in self._whole:
            content = next(self._ledger.select(_OTHERS, kind.value))["others"]
            others = decompressed(held.table.name, content)
            self._whole[kind] = EditTable(
                others.name, (*cast("EditTable", held.table).edits, *others.edits)
            )
        return self._whole[kind]

    def mue(self) -> MueTable:
        """Return the MUE values in use."""
        return cast("MueTable", self.held(TableKind.MUE).table)

    def not_covered(self, kind: TableKind) -> tuple[str, ...]:
        """Name the clinic's codes of which the table in use has no rows: added after the import."""
        return tuple(sorted(self.codes() - self.held(kind).codes))

    def changes(self, found: EditImport, on: date) -> EditChanges | MueChanges:
        """Tell what keeping an import would change for dates of service from a day on."""
        if isinstance(found.table, MueTable):
            return mue_changes(self.mue(), found.table)
        change = changes(self.edits(found.kind, found.codes), found.table, on, found.codes)
        held = self.held(found.kind)
        return replace(change, rows_before=held.rows, rows_after=found.kept)

    def keep(self, found: EditImport, by: str, at: datetime) -> bool:
        """Put an import in use, all of it in one transaction; false where it is so already."""
        row = {
            "kind": found.kind.value,
            "name": found.table.name,
            "row_count": found.kept,
            "codes": json.dumps(sorted(found.codes)),
            "among": written(found.table),
            "others": found.others,
        }
        if self._ledger.live("edit_table", row) is not None:
            return False
        with self._ledger.atomic():
            self._ledger.revise("edit_table", ("kind",), row, Stamp(by, at))
        self._held.pop(found.kind, None)
        self._whole.pop(found.kind, None)
        return True

    def _built_in(self, kind: TableKind) -> HeldTable:
        shipped, codes = shipped_tables(), frozenset(self._catalogue)
        if kind is TableKind.MUE:
            return HeldTable(kind, shipped.mue, len(shipped.mue.values), codes)
        table = shipped.edits.get(kind.value) or EditTable("Medicaid PTP, not imported", ())
        return HeldTable(kind, table, len(table.edits), codes)


def _held(kind: TableKind, row: Row) -> HeldTable:
    name, among = row["name"], row["among"]
    table = mue_of(name, among) if kind is TableKind.MUE else parse_edits(name, among.splitlines())
    codes = frozenset(json.loads(row["codes"]))
    return HeldTable(kind, table, row["row_count"], codes, instant(row["at"]))
