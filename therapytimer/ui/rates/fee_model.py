"""The fees of one payer as a table: what a unit of each code is worth, ours beside the national."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from therapytimer.billing.fees import parse_fee

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

CODE, NAME, NATIONAL, OWN = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A code with its national amount and the clinic's own fee; None where there is none."""

    code: str
    name: str
    national: Decimal | None
    own: Decimal | None

    def cells(self) -> tuple[str, str, str, str]:
        """Write the row as it is shown."""
        return (self.code, self.name, _dollars(self.national, "none"), _dollars(self.own, "none"))

    @property
    def typed(self) -> str:
        """The own fee as it is typed."""
        return _dollars(self.own, "")


class FeeModel(QAbstractTableModel):
    """Rows of fees; the last column is typed into.

    Signals: `fee_wished` (code, Decimal or None for no own fee), `refused` (a sentence).
    """

    fee_wished = Signal(str, object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FeeRow, ...] = ()
        self._titles = ["Code", "Service", "National", "Own fee"]

    def set_rows(self, rows: Sequence[FeeRow], year: int) -> None:
        """Show these rows, with the national amounts of a year."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._titles[NATIONAL] = f"National {year}"
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        shown = row.cells()[column]
        by_role: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: shown,
            Qt.ItemDataRole.EditRole: row.typed,
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if column >= NATIONAL else _LEFT,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.code}, {self._titles[column]}: {shown}",
        }
        return by_role.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section >= NATIONAL else _LEFT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == OWN else Qt.ItemFlag(0)
        return super().flags(index) | editable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for what was typed; the row changes once it is kept."""
        row, text = self._rows[index.row()], str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == row.typed:
            return False
        try:
            fee = parse_fee(text) if text else None
        except ValueError as problem:
            self.refused.emit(str(problem))
            return False
        self.fee_wished.emit(row.code, fee)
        return True


def _dollars(amount: Decimal | None, nothing: str) -> str:
    return nothing if amount is None else f"${amount:,.2f}"
