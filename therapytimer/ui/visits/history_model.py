"""The rows of history as a table that any view can show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from therapytimer.pdf.times import day_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from therapytimer.ui.visits.today_rows import VisitRow

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Day", "Patient", "Born", "Record number", "Codes", "State")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Visits, one a row; all rows are replaced at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VisitRow, ...] = ()

    def set_rows(self, rows: Sequence[VisitRow]) -> None:
        """Show these visits instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> VisitRow:
        """Return the visit of a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _cells(self.row(index))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None


def _cells(row: VisitRow) -> tuple[str, ...]:
    on, born = day_short(row.on), day_short(row.born_on)
    state = f"{row.state}, a correction" if row.is_correction else row.state
    return (on, row.name, born, row.record_number, ", ".join(row.codes), state)
