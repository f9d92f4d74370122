"""Whose visit it is: the right patient is one tap among the latest, or found as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.pdf.times import day
from therapytimer.ui.parts.labels import label
from therapytimer.ui.timeline.chips import Chips
from therapytimer.ui.visits.new_visit_patient import PatientPicker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from therapytimer.billing.payers import Payer
    from therapytimer.visit.people import Patient


class GivePart(QWidget):
    """Asks who the patient is, and who pays where nobody has paid for that patient yet.

    Signals: `patient_wished` (Patient, whether it is a new one), `payer_wished` (name).
    """

    patient_wished = Signal(object, bool)
    payer_wished = Signal(str)

    def __init__(
        self, find: Callable[[str], Sequence[Patient]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("The right patient")
        self._latest: dict[str, Patient] = {}
        self.latest = Chips("Seen lately:")
        self.picker = PatientPicker(find)
        self.payers = Chips("Who pays?")
        self.latest.picked.connect(self._take_latest)
        self.picker.changed.connect(self._take_picked)
        self.payers.picked.connect(self.payer_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Whose visit is it?", "heading"))
        column.addWidget(
            label(
                "Its minutes go over as they are; payer and plan come from the patient's last "
                "visit. What was written stays: read it again.",
                "muted",
                wraps=True,
            )
        )
        column.addWidget(self.latest)
        column.addWidget(self.picker)
        column.addWidget(self.payers)
        column.addStretch(1)

    def begin(self, latest: Sequence[Patient], today: date) -> None:
        """Ask afresh; `latest` are those most likely meant."""
        self._latest = {one.id: one for one in latest}
        self.latest.offer({one.id: f"{one.name}\nborn {day(one.born_on)}" for one in latest})
        self.payers.offer({})
        self.picker.begin(today)

    def ask_payer(self, payers: Sequence[Payer]) -> None:
        """Ask who pays for a patient without any visit."""
        self.payers.offer({one.name: one.name for one in payers})
        self.payers.focus_first()

    def _take_latest(self, patient_id: str) -> None:
        self.patient_wished.emit(self._latest[patient_id], False)

    def _take_picked(self) -> None:
        if self.picker.patient is not None:
            self.patient_wished.emit(self.picker.patient, self.picker.is_new)
