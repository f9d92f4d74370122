"""The patients that match what is typed, and the offer to take a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from therapytimer.pdf.times import day
from therapytimer.ui.look.metrics import TOUCH, text_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from therapytimer.visit.people import Patient

_PATIENT = Qt.ItemDataRole.UserRole
_LIMIT = 6  # more do not help at the table: another letter does


class FoundList(QListWidget):
    """Shows patients, known ones first; `chosen` carries (patient, whether it is a new one)."""

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Patients found")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.itemClicked.connect(self._choose)
        self.hide()

    def show_found(self, known: Sequence[Patient], new: Patient | None) -> None:
        """Show the patients that match, and below them the one that the line describes."""
        self.clear()
        for one in known[:_LIMIT]:
            self._add(patient_words(one), one, is_new=False)
        if new is not None:
            self._add(f"New patient:  {patient_words(new)}", new, is_new=True)
        if self.count():
            self.setCurrentRow(0)
            height = self.sizeHintForRow(0)
            self.setFixedHeight(height * self.count() + 2 * self.frameWidth() + 4)
        self.setVisible(self.count() > 0)

    def step(self, rows: int) -> None:
        """Move the choice up or down, while the cursor stays in the field."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + rows)))

    def take_current(self) -> bool:
        """Choose what is marked; False where nothing is."""
        index = self.currentRow()
        if index >= 0:
            self._choose(self.item(index))
        return index >= 0

    def _add(self, words: str, patient: Patient, *, is_new: bool) -> None:
        item = QListWidgetItem(words, self)
        item.setData(_PATIENT, (patient, is_new))
        item.setSizeHint(QSize(0, round(TOUCH * max(1.0, text_scale(self.font())))))

    def _choose(self, item: QListWidgetItem) -> None:
        patient, is_new = item.data(_PATIENT)
        self.chosen.emit(patient, is_new)


def patient_words(patient: Patient) -> str:
    """Name, birth date and record number in one line."""
    parts = (patient.name, f"born {day(patient.born_on)}", patient.record_number)
    return "  ·  ".join(filter(None, parts))
