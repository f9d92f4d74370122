"""What the patient had used of the year's threshold before this laptop knew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapytimer.billing.fees import parse_fee
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.typed_day import UnclearError, parse_day
from therapytimer.ui.patient.entries import DAY_EXAMPLE, LineEntry
from therapytimer.ui.patient.grid import grid_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

_EXPLAINED = (
    "Allowed dollars of this calendar year across all providers, an estimate. What was used "
    "elsewhere, or before this program, is typed once with its day; bills made here add to it."
)
_HINT = "Empty: not known."


@dataclass(frozen=True, slots=True)
class UsedShown:
    """A year's threshold as the page shows it: the opening value with its day, and the words."""

    visit_id: str
    year: int
    therapy: str
    today: date
    amount: Decimal | None = None
    known_on: date | None = None
    words: str = ""


class UsedPart(Section):
    """Hidden where the payer has no threshold.

    Signal: `used_wished` (UsedShown as typed, its amount None where it is not known).
    """

    used_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__("Yearly threshold", _EXPLAINED)
        self._shown: UsedShown | None = None
        self.amount = LineEntry("Used so far, dollars", _HINT, "0 for none")
        self.known_on = LineEntry("As of", "Empty: today.", DAY_EXAMPLE)
        self.words = label("", "strong", wraps=True)
        self.inside.addLayout(grid_of((((self.amount, 1), (self.known_on, 1), (QWidget(), 2)),)))
        self.inside.addWidget(self.words)
        for entry in (self.amount, self.known_on):
            entry.left.connect(self.keep)
        self.hide()

    def show_used(self, shown: UsedShown | None, *, closed: bool) -> None:
        """Show what is known; text that is being typed stays while nothing else is known."""
        self.setVisible(shown is not None)
        for entry in (self.amount, self.known_on):
            entry.set_read_only(closed)
        if shown == self._shown:
            return
        self._shown = shown
        if shown is None:
            return
        self.amount.set_text("" if shown.amount is None else f"{shown.amount:,.2f}")
        self.known_on.set_text("" if shown.known_on is None else shown.known_on.isoformat())
        self.words.setText(
            f"Used of {shown.year} for {shown.therapy} before this visit, in dollars: "
            f"{shown.words}."
        )
        self.words.setVisible(bool(shown.words))
        for entry in (self.amount, self.known_on):
            entry.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why what was typed is not kept."""
        self.known_on.show_problem(sentence)

    def keep(self) -> None:
        """Wish for what is typed and clear; say of the rest why it is not kept."""
        if self._shown is None:
            return
        amount, amount_problem = _amount(self.amount.text())
        day, day_problem = _day(self.known_on.text())
        self.amount.show_problem(amount_problem)
        self.known_on.show_problem(day_problem)
        if amount_problem or day_problem:
            return
        known_on = None if amount is None else day or self._shown.today
        if (amount, known_on) != (self._shown.amount, self._shown.known_on):
            self.used_wished.emit(replace(self._shown, amount=amount, known_on=known_on))


def _amount(text: str) -> tuple[Decimal | None, str]:
    """Read dollars, or say why they cannot be read."""
    if not text:
        return None, ""
    try:
        return parse_fee(text.replace(",", "")), ""
    except ValueError:
        return None, "Type dollars such as 1250 or 1250.40."


def _day(text: str) -> tuple[date | None, str]:
    try:
        return (parse_day(text) if text else None), ""
    except UnclearError as problem:
        return None, str(problem)
