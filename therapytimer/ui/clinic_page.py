"""What holds for the whole clinic: heading, discipline, payers, own codes, copies, looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from therapytimer.billing.codes import Catalogue
    from therapytimer.billing.payers import Payer
    from therapytimer.ui.look.theme import ThemeName
    from therapytimer.visit.people import Clinic


class ClinicPage(QWidget):
    """Shows the clinic's settings and carries up what is wished of them.

    `own_codes_wished` carries the lines, joined by line ends, once all of them can be read;
    `copies_folder_wished` a `Path`, or None for no second place.
    """

    clinic_wished = Signal(object)  # Clinic
    discipline_wished = Signal(str)
    own_codes_wished = Signal(str)
    copies_folder_wished = Signal(object)
    theme_wished = Signal(str)
    text_percent_wished = Signal(int)
    copy_requested = Signal()
    restore_requested = Signal()
    back_requested = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_clinic(self, clinic: Clinic) -> None:
        """Show the heading of the notes."""

    def show_discipline(self, discipline: str) -> None:
        """Show whose board is shown first: PT, OT, SLP or DC."""

    def show_payers(self, payers: Sequence[Payer]) -> None:
        """Show the payers with their rules."""

    def show_own_codes(self, lines: Sequence[str]) -> None:
        """Show the clinic's own codes, one a line."""

    def show_copies(self, folder: Path | None, latest: str) -> None:
        """Show the second place for copies, and in words when the latest copy was made."""

    def show_looks(self, theme: ThemeName, text_percent: int) -> None:
        """Show theme and text size."""

    def show_saved(self, sentence: str) -> None:
        """Say what is kept now."""

    def show_problem(self, sentence: str) -> None:
        """Say why the latest wish came to nothing."""
