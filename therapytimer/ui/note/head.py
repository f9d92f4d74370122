"""The head of the document page: whose note it is, and the totals that it will print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import text_scale
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton, show_words
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from therapytimer.ui.note.sheet import Sheet


_NAMES, _SHORT_NAMES = ("Timed code minutes", "Total treatment time"), ("Timed", "In all")
_WORDS = 0.45  # of the width for the ways on, so that patient and totals have theirs
_WIDE = 1200  # pixels for the whole names, with text at 100 %
_ROOMY = 1450  # pixels for the words of a way that is seldom taken


class DocumentHead(QFrame):
    """Shows patient and totals; the ways on are the board, the paper and the signature."""

    board_requested = Signal()
    patient_requested = Signal()
    preview_requested = Signal()
    export_requested = Signal()
    sign_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self._name, self._identity = ElidedLabel("heading"), ElidedLabel("muted")
        self._timed, self._total, self._units = (label("0", "heading") for _ in range(3))
        self._units_name = label("Units", "small")
        self._timed_name, self._total_name = label("", "small"), label("", "small")
        self._totals = QWidget()
        self.board = IconButton("Board", "back", "quiet")
        self.patient = IconButton("Patient", "person", "quiet")
        self.patient.setToolTip("Patient and plan")
        self.preview = IconButton("Preview", "note")
        self.export = IconButton("Export PDF", "export")
        self.sign = IconButton("Sign…", "pen", "primary")
        self.ways_on = (self.patient, self.preview, self.export, self.sign)
        self.sign.clicked.connect(self.sign_requested)
        self.preview.clicked.connect(self.preview_requested)
        self.patient.clicked.connect(self.patient_requested)
        self.board.clicked.connect(self.board_requested)
        self.export.clicked.connect(self.export_requested)
        self._lay_out()
        self._fit()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show patient and totals of a visit; a void one has no totals."""
        self._totals.setVisible(not sheet.void)
        self.sign.setVisible(sheet.takes_signature)
        self.board.show_face("Today" if sheet.visit.signatures else "Board", "back")
        bill = sheet.bill
        self._name.setText(sheet.visit.patient.name)
        self._identity.setText(sheet.identity)
        self._timed.setText(f"{bill.timed_code_minutes} min")
        self._total.setText(f"{bill.total_treatment_minutes} min")
        self._units.setText(str(bill.units))
        self._units_name.setText("Units of the day" if len(bill.visit_ids) > 1 else "Units")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the name its room where the window is narrow."""
        show_words((self.board, self.preview, self.export), round(self.width() * _WORDS))
        scale = text_scale(self.font())
        self.patient.show_words(wanted=self.width() >= _ROOMY * scale)
        names = _NAMES if self.width() >= _WIDE * scale else _SHORT_NAMES
        self._timed_name.setText(names[0])
        self._total_name.setText(names[1])

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._identity)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 24, 10)
        layout.setSpacing(16)
        layout.addWidget(self.board)
        layout.addLayout(who, 1)
        totals = QHBoxLayout(self._totals)
        totals.setContentsMargins(0, 0, 0, 0)
        totals.setSpacing(16)
        totals.addLayout(_total(self._timed_name, self._timed))
        totals.addLayout(_total(self._total_name, self._total))
        totals.addLayout(_total(self._units_name, self._units))
        layout.addWidget(self._totals)
        layout.addSpacing(8)
        for one in self.ways_on:
            layout.addWidget(one)


def _total(name: QLabel, figure: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(figure, 0, Qt.AlignmentFlag.AlignRight)
    column.addWidget(name, 0, Qt.AlignmentFlag.AlignRight)
    column.addStretch(1)
    return column
