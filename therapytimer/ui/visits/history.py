"""All visits ever, found by patient, record number, day, code or words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QWidget,
)

from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.page_frame import empty_state, page_layout
from therapytimer.ui.visits.history_model import COLUMNS, HistoryModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.visits.today_rows import VisitRow

SEARCH_AFTER_MS = 150
_NOTHING = (
    "Every word must begin a word of the visit: of the patient's name, the record number, the day "
    "(2026-11-20 or 11/20/2026), a billing code or the note."
)


class HistoryPage(QWidget):
    """A search field over a table of visits.

    Signals: `search_requested` (text) a moment after typing; `visit_requested`,
    `patient_requested`, `preview_requested` and `export_requested` (visit id).
    """

    search_requested = Signal(str)
    visit_requested = Signal(str)
    patient_requested = Signal(str)
    preview_requested = Signal(str)
    export_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Name, record number, day, code or words of the note")
        self.field.setAccessibleName("Search all visits")
        # Qt's own button inside a field is cut off by the field's rounded edge.
        self.clear = IconButton("", "close", "quiet")
        self.clear.setAccessibleName("Clear the search")
        self.clear.setToolTip("Clear the search")
        self.clear.setEnabled(False)
        self.model = HistoryModel(self)
        self.table = _table(self.model)
        self.open = IconButton("Open", "note", "primary")
        self.patient = IconButton("Patient", "person")
        self.patient.setToolTip("Patient and plan (P)")
        self.preview = IconButton("Preview", "note")
        self.export = IconButton("Export PDF", "export")
        self.back = IconButton("Back", "back", "quiet")
        self.count = label("", "muted", wraps=True)
        self._body = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self.setFocusProxy(self.field)
        self._lay_out()
        self._connect()

    def show_found(self, rows: Sequence[VisitRow], *, more: bool = False) -> None:
        """Show what was found; `more` says that there is more than is shown."""
        self.model.set_rows(rows)
        self._body.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(0)
        visits = "1 visit" if len(rows) == 1 else f"{len(rows)} visits"
        self.count.setText(f"The latest {visits}; type more to find others" if more else visits)
        self._allow(bool(rows))

    def show_exported(self, sentence: str) -> None:
        """Say where a note was put, until something else is found."""
        if self.isVisible():
            self.count.setText(sentence)
            announce(self, sentence)

    def begin(self) -> None:
        """Put the cursor into the search field and ask again for what stands there."""
        self.field.setFocus()
        self.field.selectAll()
        self._search()

    def _enable_clear(self, text: str) -> None:
        self.clear.setEnabled(bool(text))

    def _connect(self) -> None:
        self._timer.timeout.connect(self._search)
        self.field.textChanged.connect(self._timer.start)
        self.field.textChanged.connect(self._enable_clear)
        self.clear.clicked.connect(self._clear)
        self.field.returnPressed.connect(self._search_now)
        self.table.activated.connect(self._open)
        self.open.clicked.connect(self._open)
        self.patient.clicked.connect(self._show_patient)
        key = QShortcut(QKeySequence(Qt.Key.Key_P), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)  # in the field P is a letter
        key.activated.connect(self._show_patient)
        self.preview.clicked.connect(self._preview)
        self.export.clicked.connect(self._export)
        self.back.clicked.connect(self.back_requested)

    def _search(self) -> None:
        self._timer.stop()
        self.search_requested.emit(self.field.text())

    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def _search_now(self) -> None:
        """Enter searches at once, and the arrows then walk through what was found."""
        self._search()
        if self.model.rowCount():
            self.table.setFocus()

    def _open(self) -> None:
        visit_id = self._chosen()
        if visit_id is not None:
            self.visit_requested.emit(visit_id)

    def _show_patient(self) -> None:
        visit_id = self._chosen()
        if visit_id is not None:
            self.patient_requested.emit(visit_id)

    def _preview(self) -> None:
        visit_id = self._chosen()
        if visit_id is not None:
            self.preview_requested.emit(visit_id)

    def _export(self) -> None:
        visit_id = self._chosen()
        if visit_id is not None:
            self.export_requested.emit(visit_id)

    def _chosen(self) -> str | None:
        index = self.table.currentIndex()
        return self.model.row(index).visit_id if index.isValid() else None

    def _allow(self, found: bool) -> None:
        for one in (self.open, self.patient, self.preview, self.export):
            one.setEnabled(found)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("History", "title"), 1)
        search = QHBoxLayout()
        search.setSpacing(8)
        search.addWidget(self.field, 1)
        search.addWidget(self.clear)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.count, 1)
        below.addWidget(self.patient)
        below.addWidget(self.preview)
        below.addWidget(self.export)
        below.addWidget(self.open)
        self._body.addWidget(self.table)
        self._body.addWidget(empty_state("search", "Nothing found", _NOTHING))
        layout = page_layout(self)
        layout.addLayout(head)
        layout.addLayout(search)
        layout.addWidget(self._body, 1)
        layout.addLayout(below)


def _table(model: HistoryModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Visits found")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    tall_rows(table)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    # In a narrow window the codes give way, never a name.
    header.setSectionResizeMode(COLUMNS.index("Codes"), QHeaderView.ResizeMode.Stretch)
    return table
