"""Starting a visit: whom it is for and who pays, in as few keys as possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from therapytimer.billing.codes import DISCIPLINES
from therapytimer.billing.payers import twice_words
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import card, label
from therapytimer.ui.parts.page_frame import scrolled_layout
from therapytimer.ui.parts.steady import ChoiceBox, DayBox
from therapytimer.ui.visits.new_visit_patient import PatientPicker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from therapytimer.billing.payers import Payer
    from therapytimer.visit.people import Patient

_WIDEST = 760
_NONE = "None"


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit wished for: `on` is set for an earlier day, `is_new` for a patient not yet known."""

    patient: Patient
    payer: Payer
    discipline: str
    is_new: bool = False
    on: date | None = None
    second_payer: Payer | None = None


class NewVisitPage(QWidget):
    """Pick or type a patient, choose the payer, start.

    `find` gives the patients that match what is typed; `last_payers` the names of the payers of a
    patient's latest visit, the first one first.
    """

    visit_wished = Signal(object)  # NewVisit
    back_requested = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Patient]],
        last_payers: Callable[[str], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._last_payers = last_payers
        self._payers: tuple[Payer, ...] = ()
        self.patient = PatientPicker(find)
        self.payer, self.discipline = _choice("Payer"), _choice("Discipline")
        self.second = _choice("Second payer, optional")
        self.day = _day_field()
        self.diagnoses = QLineEdit()
        self.diagnoses.setAccessibleName("Diagnoses, optional")
        self.diagnoses.setPlaceholderText("Optional: R26.81, M54.50")
        self.start = IconButton("Start visit", "play", "primary")
        self.back = IconButton("Back", "back", "quiet")
        self.problem = label("", "danger", wraps=True)
        self._lay_out()
        self._connect()

    def begin(self, payers: Sequence[Payer], discipline: str, today: date) -> None:
        """Start afresh: nobody chosen, the cursor in the patient's field."""
        self._payers = tuple(payers)
        self.payer.clear()
        self.payer.addItems([one.name for one in payers])
        self.second.clear()
        self.second.addItems([_NONE, *(one.name for one in payers)])
        self.discipline.setCurrentText(discipline)
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(self.day.maximumDate())
        self.diagnoses.clear()
        self.show_refusal("")
        self.patient.begin(today)
        self._follow_patient()

    def show_refusal(self, sentence: str) -> None:
        """Say why the visit could not be started."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def wished(self) -> NewVisit | None:
        """Return the visit as it is filled in, or None while nobody is chosen."""
        patient, index = self.patient.patient, self.payer.currentIndex()
        if patient is None or not 0 <= index < len(self._payers):
            return None
        named = [part.strip() for part in self.diagnoses.text().replace(";", ",").split(",")]
        earlier = self.day.date() != self.day.maximumDate()
        return NewVisit(
            patient=replace(patient, diagnoses=tuple(filter(None, named))),
            payer=self._payers[index],
            discipline=self.discipline.currentText(),
            is_new=self.patient.is_new,
            on=self.day.date().toPython() if earlier else None,  # type: ignore[arg-type]
            second_payer=(None, *self._payers)[self.second.currentIndex()],
        )

    def _connect(self) -> None:
        self.patient.changed.connect(self._follow_patient)
        self.day.dateChanged.connect(self._say_late)
        self.start.clicked.connect(self._wish)
        self.back.clicked.connect(self.back_requested)

    def _follow_patient(self) -> None:
        """Fill in what is known of the patient; then one more Enter starts the visit."""
        patient = self.patient.patient
        self.start.setEnabled(patient is not None)
        if patient is None:
            return
        self.diagnoses.setText(", ".join(patient.diagnoses))
        payers = () if self.patient.is_new else self._last_payers(patient.id)
        self.second.setCurrentIndex(0)
        for box, name in zip((self.payer, self.second), payers, strict=False):
            if box.findText(name) >= 0:
                box.setCurrentText(name)
        self.start.setFocus()

    def _say_late(self) -> None:
        late = self.day.date() != self.day.maximumDate()
        self.late.setVisible(late)
        self.start.setText(" Make a late entry" if late else " Start visit")

    def _wish(self) -> None:
        wished = self.wished()
        if wished is None:
            return
        twice = wished.second_payer == wished.payer
        self.show_refusal(twice_words(wished.payer.name) if twice else "")
        if not twice:
            self.visit_wished.emit(wished)

    def _lay_out(self) -> None:
        layout = scrolled_layout(self, _WIDEST)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("New visit", "title"), 1)
        layout.addLayout(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(16)
        inside.addWidget(self.patient)
        inside.addLayout(self._details())
        self.late = label(
            "A late entry: no stopwatch runs for an earlier day. Its minutes are typed, and the "
            "note says when.",
            "muted",
            wraps=True,
        )
        self.late.hide()
        inside.addWidget(self.late)
        inside.addWidget(self.problem)
        inside.addWidget(self.start)
        layout.addWidget(card(inside))
        layout.addStretch(1)

    def _details(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        fields = (
            ("&Payer", self.payer, 0, 0),
            ("D&iscipline", self.discipline, 0, 1),
            ("Diagn&oses", self.diagnoses, 3, 0),
            ("&Day of the visit", self.day, 3, 1),
            ("S&econd payer", self.second, 6, 0),
        )
        for text, field, row, column in fields:
            above = QLabel(text)
            above.setBuddy(field)
            above.setProperty("role", "strong")
            grid.addWidget(above, row, column)
            grid.addWidget(field, row + 1, column)
        for gap in (2, 5):
            grid.setRowMinimumHeight(gap, 8)
        return grid


def _choice(name: str) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    tall_rows(box)
    if name == "Discipline":
        box.addItems(DISCIPLINES)
    return box


def _day_field() -> QDateEdit:
    field = DayBox()
    field.setCalendarPopup(True)
    field.setDisplayFormat("MMMM d, yyyy")
    field.setAccessibleName("Day of the visit")
    return field
