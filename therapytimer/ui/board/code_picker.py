"""The code picker: any code that is not on the board, in two actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from therapytimer.billing.codes import Code

_NUMBER = Qt.ItemDataRole.UserRole


class CodePicker(QFrame):
    """A list of codes with a search field; `picked` carries the number."""

    picked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("More codes")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Number or name")
        self.search.setAccessibleName("Search a code by number or name")
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._pick_current)
        self._list = QListWidget()
        self._list.setAccessibleName("Codes")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._pick)
        self._list.itemClicked.connect(self._pick)
        self._lay_out()
        self.hide()

    def offer(self, codes: Iterable[Code]) -> None:
        """Show these codes, the search field ready to be typed into."""
        self._list.clear()
        for code in codes:
            item = QListWidgetItem(f"{code.number}   {code.name}")
            item.setData(_NUMBER, code.number)
            self._list.addItem(item)
        self.search.clear()
        self._narrow("")
        self.show()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; arrows in the field walk through the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._list.setFocus()
        # All other keys end here: a digit typed while picking starts no stopwatch.

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        first: QListWidgetItem | None = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits)
            first = first or (item if fits else None)
        if first is not None:
            self._list.setCurrentItem(first)

    def _pick_current(self) -> None:
        item = self._list.currentItem()
        if self._list.currentRow() >= 0 and not item.isHidden():
            self._pick(item)

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(_NUMBER))

    def _lay_out(self) -> None:
        close = button("Close", "quiet")
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(label("More codes", "heading"), 1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.search)
        layout.addWidget(self._list, 1)
