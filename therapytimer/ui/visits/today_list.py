"""The list of visits on the first page: headings and rows in one list, so that arrows walk all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView

from therapytimer.ui.visits.today_paint import ITEM, LATE, WHEN, RowDelegate
from therapytimer.ui.visits.today_rows import VisitRow, age

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
Item = VisitRow | str  # a string is a heading

_Role = Qt.ItemDataRole
_PRESSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select, Qt.Key.Key_Space}


class VisitListModel(QAbstractListModel):
    """Headings and visits in the order shown; replaced as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._on: date | None = None

    def set_items(self, items: Sequence[Item], on: date) -> None:
        """Show these items on the day `on`."""
        self.beginResetModel()
        self._items, self._on = tuple(items), on
        self.endResetModel()

    def item(self, index: Index) -> Item:
        """Return the heading or visit at an index."""
        return self._items[index.row()]

    def row_of(self, visit_id: str) -> int | None:
        """Where a visit stands, or None."""
        ids = [one.visit_id if isinstance(one, VisitRow) else "" for one in self._items]
        return ids.index(visit_id) if visit_id in ids else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ITEM:
            return item
        if isinstance(item, str):
            return item if role in {_Role.DisplayRole, _Role.AccessibleTextRole} else None
        when = self._when(item)
        texts = {
            int(_Role.DisplayRole): item.name,
            int(_Role.AccessibleTextRole): item.spoken(when),
            WHEN: when,
            LATE: item.on != self._on,
        }
        return texts.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.item(index), str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _when(self, row: VisitRow) -> str:
        """Give the time of a visit of today, the age of an earlier one."""
        on = self._on or row.on
        return (row.on == on and row.time) or age(row.on, on)


class VisitList(QListView):
    """Visits under their headings; a tap or Enter opens one, a tap on what is due or P its plan."""

    visit_requested = Signal(str)
    plan_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = VisitListModel(self)
        self.setModel(self._model)
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self._on_due = False  # where the last press was
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The rows are cards on the page and show the focus themselves.
        self.setStyleSheet("QListView, QListView:focus { border: 0; background: transparent; }")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Visits")
        self.clicked.connect(self._tap)

    def show_items(self, items: Sequence[Item], on: date) -> None:
        """Replace what is shown; the visit that was current stays so."""
        before = self._current_id()
        self._model.set_items(items, on)
        found = self._model.row_of(before) if before else None
        visits = (row for row, one in enumerate(items) if isinstance(one, VisitRow))
        row = found if found is not None else next(visits, None)
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        index = self.indexAt(place.toPoint())
        due = self._delegate.due_place(self.visualRect(index), index)
        self._on_due = due is not None and due.contains(place)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_P and not event.isAutoRepeat():
            self._go_to_plan(self.currentIndex())
        elif event.key() in _PRESSING and not event.isAutoRepeat():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _current_id(self) -> str:
        index = self.currentIndex()
        item = self._model.item(index) if index.isValid() else ""
        return item.visit_id if isinstance(item, VisitRow) else ""

    def _tap(self, index: QModelIndex) -> None:
        (self._go_to_plan if self._on_due else self._open)(index)

    def _go_to_plan(self, index: QModelIndex) -> None:
        item = self._model.item(index) if index.isValid() else ""
        if isinstance(item, VisitRow):
            self.plan_requested.emit(item.visit_id)

    def _open(self, index: QModelIndex) -> None:
        item = self._model.item(index) if index.isValid() else ""
        if isinstance(item, VisitRow):
            self.visit_requested.emit(item.visit_id)
