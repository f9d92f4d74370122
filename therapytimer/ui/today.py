"""Today's visits, and above them those of earlier days whose note is still unsigned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from therapytimer.ui.today_rows import VisitRow


class TodayPage(QWidget):
    """Where every day begins and ends.

    Signals carry the id of the visit wished for; the others name the page wished for.
    """

    visit_requested = Signal(str)
    new_visit_requested = Signal()
    history_requested = Signal()
    people_requested = Signal()
    clinic_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_visits(
        self, today: Sequence[VisitRow], earlier: Sequence[VisitRow], on: date
    ) -> None:
        """Show the visits of the day `on`, and unsigned ones of days before it."""
