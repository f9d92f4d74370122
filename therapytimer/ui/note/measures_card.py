"""The measures of a visit: one line to enter, and each with last time's value beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout

from therapytimer.pdf.times import day
from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, clear, label
from therapytimer.ui.parts.steady import ChoiceBox
from therapytimer.visit.measures import (
    Kind,
    Measure,
    compared,
    number,
    offered,
    with_measure,
    without_measure,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

Earlier = tuple[tuple["date", tuple[Measure, ...]], ...]
_SIDES = {"": "No side", "left": "Left", "right": "Right"}
_NAME_WIDTH, _NUMBER_WIDTH, _UNIT_WIDTH = 300, 112, 96


class MeasuresCard(QFrame):
    """Shows measures and takes new ones.

    Signal: `measures_wished` (tuple of Measure), the whole list as it should be.
    """

    measures_wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("Measures")
        self._measures: tuple[Measure, ...] = ()
        self._earlier: Earlier = ()
        self._kinds: tuple[Kind, ...] = ()
        self._shown: object = None
        self.number, self.unit, self.name, self.side = _line_entries()
        self.add = button("Add measure")
        self.add.setAccessibleName("Add measure")
        self.remove: list[IconButton] = []
        self._problem = label("", "danger", wraps=True)
        self._problem.hide()
        self._list = QGridLayout()
        self.name.currentTextChanged.connect(self._follow_name)
        self.number.returnPressed.connect(self._wish)
        self.unit.returnPressed.connect(self._wish)
        self.number.textEdited.connect(lambda: self._say(""))
        self.add.clicked.connect(self._wish)
        self._lay_out()

    def show_measures(
        self, measures: Sequence[Measure], earlier: Earlier, *, closed: bool = False
    ) -> None:
        """Show what was measured; what is being typed stays."""
        shown = (tuple(measures), earlier, closed)
        if shown == self._shown:
            return
        self._shown = shown
        self._measures = tuple(measures)
        for one in self.entries():
            if one is not self.side:  # it follows the measure
                one.setEnabled(not closed)
        if earlier != self._earlier or not self._kinds:
            self._earlier = earlier
            self._offer(offered([one for _, one in earlier]))
        self.side.setEnabled(not closed and self._is_sided(self.name.currentText()))
        self._list_measures(closed=closed)

    def entries(self) -> list[QWidget]:
        """List what takes the keyboard here, from left to right."""
        return [self.name, self.side, self.number, self.unit, self.add]

    def _offer(self, kinds: tuple[Kind, ...]) -> None:
        self._kinds = kinds
        typed = self.name.currentText()
        self.name.blockSignals(True)
        self.name.clear()
        self.name.addItems([one.name for one in kinds])
        self.name.setCurrentText(typed or kinds[0].name)
        self.name.blockSignals(False)
        if not typed:
            self._follow_name(self.name.currentText())

    def _follow_name(self, name: str) -> None:
        """Fill in the unit, and let a side be said only where one belongs."""
        self.side.setEnabled(self._is_sided(name))
        kind = next((one for one in self._kinds if one.name == name), None)
        if kind is not None:
            self.unit.setText(kind.unit)
            self.side.setCurrentIndex(1 if kind.sided else 0)

    def _is_sided(self, name: str) -> bool:
        """Tell whether a side belongs to a measure; of an unknown one nobody knows."""
        return all(one.sided for one in self._kinds if one.name == name)

    def _wish(self) -> None:
        name = self.name.currentText().strip()
        try:
            value = number(self.number.text())
        except ValueError as unclear:
            self._say(str(unclear))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not name:
            self._say("Say what was measured.")
            return
        side = str(self.side.currentData())
        made = Measure(name, value, self.unit.text().strip(), side)
        self._say("")
        self.number.clear()
        self.measures_wished.emit(with_measure(self._measures, compared(made, self._earlier)))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.number.setProperty("invalid", bool(sentence))
        self.number.style().unpolish(self.number)
        self.number.style().polish(self.number)
        announce(self, sentence)

    def _list_measures(self, *, closed: bool) -> None:
        clear(self._list)
        self.remove = []
        for row, one in enumerate(self._measures):
            self._list.addWidget(label(one.title, wraps=True), row, 0)
            self._list.addWidget(label(one.shown, "strong"), row, 1)
            self._list.addWidget(label(_before(one), "muted", wraps=True), row, 2)
            gone = IconButton("Remove", "close", "quiet")
            gone.setAccessibleName(f"Remove {one.title}")
            gone.setEnabled(not closed)
            gone.clicked.connect(lambda _=False, one=one: self._take_away(one))
            self._list.addWidget(gone, row, 3)
            self.remove.append(gone)

    def _take_away(self, measure: Measure) -> None:
        self.measures_wished.emit(without_measure(self._measures, measure))

    def _lay_out(self) -> None:
        line = FlowLayout()
        for one in self.entries():
            line.addWidget(one)
        self._list.setHorizontalSpacing(16)
        self._list.setVerticalSpacing(0)
        self._list.setColumnStretch(0, 3)
        self._list.setColumnStretch(2, 4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 16, 24, 20)
        inside.setSpacing(8)
        inside.addWidget(label("Measures", "heading"))
        inside.addLayout(line)
        inside.addWidget(self._problem)
        inside.addLayout(self._list)


def _line_entries() -> tuple[QLineEdit, QLineEdit, QComboBox, QComboBox]:
    value, unit, name, side = QLineEdit(), QLineEdit(), ChoiceBox(), ChoiceBox()
    value.setPlaceholderText("Number")
    value.setFixedWidth(_NUMBER_WIDTH)
    unit.setPlaceholderText("Unit")
    unit.setFixedWidth(_UNIT_WIDTH)
    name.setEditable(True)
    name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    name.setFixedWidth(_NAME_WIDTH)
    for meant, shown in _SIDES.items():
        side.addItem(shown, meant)
    for one, said in ((value, "number"), (unit, "unit"), (name, "name"), (side, "side")):
        one.setAccessibleName(f"Measure: {said}")
    return value, unit, name, side


def _before(measure: Measure) -> str:
    """Say what it was before, and by how much it differs."""
    if not measure.shown_before:
        return ""
    on = f" on {day(measure.before_on)}" if measure.before_on else ""
    return f"before: {measure.shown_before}{on}, {measure.change}"
