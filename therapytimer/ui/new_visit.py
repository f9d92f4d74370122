"""Starting a visit: whom it is for and who pays, in as few keys as possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from therapytimer.billing.payers import Payer
    from therapytimer.visit.people import Patient


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit wished for: `on` is set for an earlier day, `is_new` for a patient not yet known."""

    patient: Patient
    payer: Payer
    discipline: str
    is_new: bool = False
    on: date | None = None


class NewVisitPage(QWidget):
    """Pick or type a patient, choose the payer, start.

    `find` gives the patients that match what is typed; `last_payer` the name of the payer of a
    patient's latest visit, or None.
    """

    visit_wished = Signal(object)  # NewVisit
    back_requested = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Patient]],
        last_payer: Callable[[str], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)

    def begin(self, payers: Sequence[Payer], discipline: str, today: date) -> None:
        """Start afresh: nobody chosen, the cursor in the patient's field."""

    def show_refusal(self, sentence: str) -> None:
        """Say why the visit could not be started."""
