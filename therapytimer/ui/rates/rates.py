"""Rates: keeps the pages of payers, fees, thresholds and edits in step with the store."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.billing.fees import parse_schedule, price_of
from therapytimer.billing.thresholds import parse_thresholds
from therapytimer.paths import resource
from therapytimer.store.errors import StoreError
from therapytimer.ui.rates.fee_model import FeeRow
from therapytimer.ui.rates.fees_page import FeesPage
from therapytimer.ui.rates.payers_page import PayersPage
from therapytimer.ui.rates.thresholds_page import ThresholdsPage
from therapytimer.visit.clinic_payers import removed_words, with_payer, without_payer
from therapytimer.visit.clinic_rates import (
    FEES,
    HIDE_ESTIMATES,
    THRESHOLDS,
    ThresholdYear,
    fees_in,
    threshold_years,
    thresholds_in,
    with_fee,
    with_threshold,
    without_threshold,
)
from therapytimer.visit.clinic_settings import payers_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from therapytimer.billing.fees import FeeSchedule
    from therapytimer.billing.payers import Payer
    from therapytimer.billing.thresholds import Thresholds
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.ui.rates.frame import RatesFrame


class Rates(QObject):
    """Carries out what the pages of payers, fees and thresholds wish.

    `shipped` are the payers that came with the program. Signal: `payers_changed` (all of them).
    """

    payers_changed = Signal(object)

    def __init__(self, window: MainWindow, desk: Desk, shipped: Sequence[Payer]) -> None:
        super().__init__(window)
        self._window, self._desk, self._shipped = window, desk, shipped
        self.payers, self.fees, self.thresholds = PayersPage(shipped), FeesPage(), ThresholdsPage()

    def show_payers(self) -> None:
        """Show the payers with their rules."""
        self.payers.show_payers(payers_in(self._settings(), self._shipped))
        self.payers.show_saved("")
        self._window.show_page(self.payers)

    def keep_payer(self, payer: Payer, replaced: str) -> None:
        """Keep a payer, in the place of another or as a new one."""
        said = f"{payer.name} is kept; visits opened from now on follow it."
        settings = self._settings()
        self._keep(self.payers, lambda: with_payer(settings, self._shipped, payer, replaced), said)
        self._show_kept_payers()

    def remove_payer(self, name: str) -> None:
        """Remove a payer; the visits that have it keep it."""
        settings = self._settings()
        said = removed_words(name, self._desk.store.listing.count_of_payer(name))
        self._keep(self.payers, lambda: without_payer(settings, self._shipped, name), said)
        self._show_kept_payers()

    def show_fees(self) -> None:
        """Show the fees of the first payer."""
        names = [payer.name for payer in payers_in(self._settings(), self._shipped)]
        self.fees.show_payers(names, names[0])
        self.fees.sought.set_text("")
        self.fees.show_estimates(shown=not self._settings().get(HIDE_ESTIMATES))
        self.show_fees_of(names[0])
        self.fees.show_saved("")
        self._window.show_page(self.fees)

    def show_fees_of(self, payer: str) -> None:
        """Show the fees of a payer."""
        own = fees_in(self._settings()).get(payer, {})
        schedule = self._schedule
        rows: list[FeeRow] = []
        billable = (one for one in self._desk.casebook.codes.values() if not one.undecided)
        for code in billable:
            price = price_of(code.number, schedule, {})
            national = None if price is None else price.full
            rows.append(FeeRow(code.number, code.name, national, own.get(code.number)))
        self.fees.show_fees(rows, schedule.year)

    def keep_fee(self, payer: str, code: str, fee: Decimal | None) -> None:
        """Keep the clinic's own fee of a code, or take it away."""
        typed = "" if fee is None else str(fee)
        said = f"{code} is worth ${fee} with {payer}." if typed else f"{code} has no own fee."
        settings = self._settings()
        self._keep(self.fees, lambda: {FEES: with_fee(settings, payer, code, typed)}, said)
        self.show_fees_of(payer)

    def keep_estimates(self, shown: bool) -> None:
        """Show sums of dollars from now on, or hide them."""
        said = "Estimates are shown." if shown else "Estimates are hidden, on screen and paper."
        self._keep(self.fees, lambda: {HIDE_ESTIMATES: not shown}, said)
        self.fees.show_estimates(shown=not self._settings().get(HIDE_ESTIMATES))

    def show_thresholds(self) -> None:
        """Show the years known."""
        self._show_years()
        self.thresholds.show_saved("")
        self._window.show_page(self.thresholds)

    def keep_year(self, year: ThresholdYear) -> None:
        """Keep the thresholds of a year."""
        settings = self._settings()
        said = f"The thresholds of {year.year} are kept."
        kept = self._keep(
            self.thresholds, lambda: {THRESHOLDS: with_threshold(settings, year)}, said
        )
        if kept:
            self.thresholds.begin()
        self._show_years()

    def remove_year(self, year: int) -> None:
        """Take away what the clinic typed of a year; a year that ships has its amounts again."""
        settings = self._settings()
        said = f"What was typed of {year} is taken away."
        self._keep(self.thresholds, lambda: {THRESHOLDS: without_threshold(settings, year)}, said)
        self._show_years()

    def _show_years(self) -> None:
        settings = self._settings()
        own = [one.year for one in threshold_years(settings)]
        self.thresholds.show_years(thresholds_in(settings, self._thresholds), own)

    @cached_property
    def _schedule(self) -> FeeSchedule:
        return parse_schedule(_text("fees.json"), _text("codes.json"))

    @cached_property
    def _thresholds(self) -> Thresholds:
        return parse_thresholds(_text("thresholds.json"))

    def _show_kept_payers(self) -> None:
        payers = payers_in(self._settings(), self._shipped)
        self.payers.show_payers(payers)
        self.payers_changed.emit(payers)

    def _settings(self) -> dict[str, object]:
        return self._desk.store.settings.all()

    def _keep(self, page: RatesFrame, make: Callable[[], Mapping[str, object]], said: str) -> bool:
        """Keep the settings made, and say so; or say on the page why not."""
        desk = self._desk
        try:
            desk.store.settings.set_all(make(), desk.user.id, desk.now())
        except (StoreError, ValueError) as problem:
            page.show_problem(str(problem))
            return False
        desk.casebook.forget()  # its bills rest on them
        page.show_saved(said)
        return True


def _text(name: str) -> str:
    return resource(name).read_text(encoding="utf-8")
