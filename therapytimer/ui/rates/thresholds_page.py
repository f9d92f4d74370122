"""The yearly thresholds: the years known, and adding one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import button, clear, label
from therapytimer.ui.rates.frame import RatesFrame
from therapytimer.visit.clinic_rates import ThresholdYear

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from decimal import Decimal

    from therapytimer.billing.thresholds import Thresholds

_WIDTH = 880
_EXPLAINED = (
    "Dollars of allowed amounts a patient and calendar year; above them each line bears KX. These "
    "are data: a year that is not here is added as Medicare announces it."
)
_ADDING = "A year that is listed already takes the amounts typed here."
_DIGITS = 6
_YEAR = re.compile(r"20[0-9]{2}")
_TITLES = ("Year", "PT and SLP together", "OT", "Targeted review from")


class ThresholdsPage(RatesFrame):
    """Shows the years. Signals: `year_wished` (ThresholdYear), `removal_wished` (a year)."""

    year_wished = Signal(object)
    removal_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__("Thresholds", _WIDTH)
        self.grid = QGridLayout()
        self.year = Field("Year")
        self.amounts = {name: Field(f"{name}, dollars") for name in _TITLES[1:]}
        self.keep = button("Keep the year", "primary")
        years = Section("Years", _EXPLAINED)
        years.inside.addLayout(self.grid)
        adding = Section("Add a year", _ADDING)
        adding.add_line(self.year, *self.amounts.values(), shares=(1, 2, 2, 2))
        adding.add_line(self.keep)
        self.content.addWidget(years)
        self.content.addWidget(adding)
        self.keep.clicked.connect(self._wish)
        for field in self._fields():
            field.edit.returnPressed.connect(self.keep.click)

    def show_years(self, thresholds: Thresholds, own: Collection[int] = ()) -> None:
        """Show the years known, the latest first; those of the clinic's `own` can be taken away."""
        clear(self.grid)
        for column, title in enumerate(_TITLES):
            self.grid.addWidget(label(title, "small"), 0, column, _side(column))
            self.grid.setColumnStretch(column, 1)
        by_column = (thresholds.pt_slp, thresholds.ot, thresholds.review)
        years = sorted({year for amounts in by_column for year in amounts}, reverse=True)
        for row, year in enumerate(years, 1):
            self.grid.addWidget(label(str(year), "strong"), row, 0)
            for column, amounts in enumerate(by_column, 1):
                self.grid.addWidget(label(_dollars(amounts, year)), row, column, _side(column))
            if year in own:
                self.grid.addWidget(self._removal(year), row, len(_TITLES))

    def _removal(self, year: int) -> QPushButton:
        remove = button("Take away", "quiet")
        remove.setAccessibleName(f"Take away what is typed of {year}")
        remove.clicked.connect(lambda: self.removal_wished.emit(year))
        return remove

    def begin(self) -> None:
        """Forget what was typed."""
        for field in self._fields():
            field.set_text("")

    def _fields(self) -> tuple[Field, ...]:
        return (self.year, *self.amounts.values())

    def _wish(self) -> None:
        year = self.year.text()
        self.year.show_problem("" if _YEAR.fullmatch(year) else "Type a year such as 2027.")
        amounts = [_amount(field) for field in self.amounts.values()]
        if not any(field.problem() for field in self._fields()):
            self.year_wished.emit(ThresholdYear(int(year), *amounts))


def _amount(field: Field) -> int:
    """Read whole dollars; what is wrong with them is said beneath."""
    typed = field.text().removeprefix("$").replace(",", "")
    sound = typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS
    field.show_problem("" if sound else "Type whole dollars such as 2480.")
    return int(typed) if sound else 0


def _dollars(amounts: Mapping[int, Decimal], year: int) -> str:
    return f"${amounts[year]:,.0f}" if year in amounts else "not known"


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
