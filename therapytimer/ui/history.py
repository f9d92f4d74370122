"""All visits ever, found by patient, record number, day, code or words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.today_rows import VisitRow


class HistoryPage(QWidget):
    """A search field over a table of visits."""

    search_requested = Signal(str)
    visit_requested = Signal(str)
    export_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_found(self, rows: Sequence[VisitRow], *, more: bool = False) -> None:
        """Show what was found; `more` says that there is more than is shown."""

    def begin(self) -> None:
        """Put the cursor into the search field and ask for the latest visits."""
