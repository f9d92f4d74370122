"""The fees: national amounts, and the clinic's own for each payer and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView

from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.section import Section
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.steady import ChoiceBox
from therapytimer.ui.rates.fee_model import CODE, NAME, NATIONAL, OWN, FeeModel
from therapytimer.ui.rates.frame import RatesFrame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from therapytimer.ui.rates.fee_model import FeeRow

_WIDTH = 1000
_EXPLAINED = (
    "Dollars for one unit. The national amounts are Medicare's, not of any place or contract; a "
    "fee of your own, typed in the last column, takes its place for this payer. Every sum that the "
    "program shows is an estimate."
)


class FeesPage(RatesFrame):
    """Shows the fees of one payer at a time.

    Signals: `payer_chosen` (its name), `fee_wished` (payer's name, code, Decimal or None),
    `estimates_wished` (whether sums of dollars are shown).
    """

    payer_chosen = Signal(str)
    estimates_wished = Signal(bool)
    fee_wished = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__("Fees", _WIDTH)
        self.payer, self.model, self.table = ChoiceBox(), FeeModel(), QTableView()
        tall_rows(self.payer)
        self.payer.setAccessibleName("Payer")
        self.sought = Field("Find a code", "A number, or a word of its name.")
        self.estimates = QCheckBox("Show what a bill is worth, on screen and paper")
        self.estimates.setMinimumHeight(TOUCH)
        self._rows: tuple[FeeRow, ...] = ()
        self._year = 0
        self._dress_table()
        payer = label("Payer", "strong")
        payer.setBuddy(self.payer)
        section = Section("What a unit is worth", _EXPLAINED)
        section.inside.addWidget(self.estimates)
        section.inside.addWidget(payer)
        section.inside.addWidget(self.payer)
        section.inside.addWidget(self.sought)
        section.inside.addWidget(self.table)
        self.content.addWidget(section)
        self.payer.textActivated.connect(self.payer_chosen)
        self.sought.changed.connect(self._filter)
        self.estimates.clicked.connect(self.estimates_wished)
        self.model.fee_wished.connect(self._wish)
        self.model.refused.connect(self.show_problem)

    def show_payers(self, names: Sequence[str], chosen: str) -> None:
        """Offer the payers, one of them chosen."""
        self.payer.clear()
        self.payer.addItems(list(names))
        self.payer.setCurrentText(chosen)

    def show_fees(self, rows: Sequence[FeeRow], year: int) -> None:
        """Show the fees of the payer chosen; the row in hand stays in hand."""
        self._rows, self._year = tuple(rows), year
        current = self.table.currentIndex()
        self._filter()
        self.table.setCurrentIndex(self.model.index(current.row(), current.column()))

    def show_estimates(self, *, shown: bool) -> None:
        """Show whether sums of dollars are shown."""
        self.estimates.setChecked(shown)

    def _filter(self) -> None:
        """Show the rows of which number or name has what is looked for; all while nothing is."""
        wanted = self.sought.text().casefold()
        rows = [row for row in self._rows if wanted in f"{row.code} {row.name}".casefold()]
        self.model.set_rows(rows, self._year)
        self._fit_rows()
        nothing = f"No code or name has “{self.sought.text()}”."
        self.sought.show_problem("" if rows else nothing)

    def _wish(self, code: str, fee: Decimal | None) -> None:
        self.fee_wished.emit(self.payer.currentText(), code, fee)

    def _fit_rows(self) -> None:
        """Be as high as all rows: the page scrolls, not the table in it."""
        rows = self.table.verticalHeader().length()
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 4)

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Fees of each code")
        tall_rows(self.table)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        header = self.table.horizontalHeader()
        for column in (CODE, NATIONAL, OWN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(120)
