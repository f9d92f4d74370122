"""Whom a visit is for: one field that searches, and takes a new patient in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from therapytimer.pdf.times import day
from therapytimer.ui.parts.icon_button import IconButton, Picture
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.typed_day import UnclearError
from therapytimer.ui.visits.new_patient import EXAMPLE, parse_patient
from therapytimer.ui.visits.new_visit_found import FoundList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from therapytimer.visit.people import Patient

_HINT = f"Type a name or record number. A new patient in one line: {EXAMPLE}"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PatientPicker(QWidget):
    """Typing searches; Enter takes the marked patient; `changed` says that one is chosen or not."""

    changed = Signal()

    def __init__(
        self, find: Callable[[str], Sequence[Patient]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._today: date | None = None
        self.patient: Patient | None = None
        self.is_new = False
        self.field = QLineEdit()
        self.field.setAccessibleName("Patient")
        self.field.setPlaceholderText(f"Name, or: {EXAMPLE}")
        self.found = FoundList()
        self.said = label(_HINT, "muted", wraps=True)
        self._name, self._born = label("", "heading", wraps=True), label("", "muted")
        self.change = IconButton("Change", "edit", "quiet")
        self._chosen = self._chosen_card()
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._take)
        self.found.chosen.connect(self._choose)

    def begin(self, today: date) -> None:
        """Start afresh, with the cursor in the field."""
        self._today = today
        self.field.clear()
        self._search("")
        self._change()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down walk through what was found while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = _STEPS.get(Qt.Key(event.key()))
            if rows is not None:
                self.found.step(rows)
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        wanted = " ".join(text.split())
        new, _ = self._parsed()
        # A full line is searched by its name: whoever is known already should be seen first.
        known = self._find(new.name if new else wanted) if wanted else ()
        self.found.show_found(known, new)
        self._say(_HINT if self.found.count() or not wanted else f"Nobody found. {_new_hint()}")

    def _take(self) -> None:
        if self.field.text().strip() and not self.found.take_current():
            self._say(self._parsed()[1], wrong=True)

    def _parsed(self) -> tuple[Patient | None, str]:
        """Read the new patient in the line: None with the reason where there is none."""
        if self._today is None:
            return None, ""
        try:
            return parse_patient(self.field.text(), self._today), ""
        except UnclearError as error:
            return None, str(error)

    def _choose(self, patient: Patient, is_new: bool) -> None:
        self.patient, self.is_new = patient, is_new
        self._name.setText(f"{patient.name}  (new)" if is_new else patient.name)
        parts = (f"born {day(patient.born_on)}", patient.record_number)
        self._born.setText("  ·  ".join(filter(None, parts)))
        self._show(chosen=True)
        self.changed.emit()

    def _change(self) -> None:
        """Let another patient be chosen; what was typed is still there."""
        self.patient, self.is_new = None, False
        self._show(chosen=False)
        self.changed.emit()
        self.field.setFocus()
        self.field.selectAll()

    def _show(self, *, chosen: bool) -> None:
        self._chosen.setVisible(chosen)
        for one in (self.field, self.said):
            one.setVisible(not chosen)
        self.found.setVisible(not chosen and self.found.count() > 0)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.said.setText(sentence)
        self.said.setProperty("role", "danger" if wrong else "muted")
        self.field.setProperty("invalid", wrong)
        for one in (self.said, self.field):
            one.style().unpolish(one)
            one.style().polish(one)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        above = QLabel("P&atient")
        above.setBuddy(self.field)
        above.setProperty("role", "strong")
        layout.addWidget(above)
        for one in (self.field, self.found, self.said, self._chosen):
            layout.addWidget(one)

    def _chosen_card(self) -> QFrame:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._name)
        texts.addWidget(self._born)
        self.change.setAccessibleName("Choose another patient")
        self.change.clicked.connect(self._change)
        chosen = QFrame()
        chosen.setProperty("banner", "info")
        layout = QHBoxLayout(chosen)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(16)
        layout.addWidget(Picture("person", 28, "info_text"))
        layout.addLayout(texts, 1)
        layout.addWidget(self.change)
        chosen.hide()
        return chosen


def _new_hint() -> str:
    return f"A new patient in one line: {EXAMPLE}"
