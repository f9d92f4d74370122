"""Documenting a visit: the words that the minutes cannot say, and what the note still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.codes import Catalogue
    from therapytimer.visit.checklist import Checked
    from therapytimer.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visit as it stands, with its bill and checklist, and half-typed text by field."""

    visit: Visit
    bill: Bill
    checked: tuple[Checked, ...]
    drafts: Mapping[str, str]


class DocumentPage(QWidget):
    """The fields of one visit's note, and beside them its checklist."""

    text_written = Signal(str, str, str)  # visit id, field ("services.97112.deficit"), value
    draft_changed = Signal(str, object)  # visit id, half-typed text by field (empty: none)
    decision_wished = Signal(str, str, str)  # visit id, about, choice
    export_requested = Signal(str)
    board_requested = Signal(str)
    segments_requested = Signal(str)  # a finding leads to the times
    gaps_requested = Signal(str)  # a finding leads to the gap question
    patient_requested = Signal(str)  # a finding leads to patient or plan of care

    def __init__(self, codes: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a visit; for the visit already shown only what changed, typed text stays."""

    def leave(self) -> None:
        """Write what is typed but not written; to be called before another page shows."""

    def show_exported(self, sentence: str) -> None:
        """Say where the note was put."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, what was kept and what to do."""
