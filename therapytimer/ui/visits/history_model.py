"""The rows of history as a table that any view can show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from therapytimer.ui.visits.today_rows import VisitRow

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Day", "Patient", "Born", "Record number", "Codes", "Minutes", "State")
WIDTHS = (168, 240, 152, 128, 200, 80, 104)
_MINUTES = COLUMNS.index("Minutes")
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
            return _side(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None


def _cells(row: VisitRow) -> tuple[str, ...]:
    minutes = "" if row.minutes is None else str(row.minutes)
    codes = ", ".join(row.codes)
    return (day(row.on), row.name, day(row.born_on), row.record_number, codes, minutes, row.state)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _MINUTES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
