"""Answers side by side under one caption: a tap on one is the whole wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.elided import elided_button
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import clear, label
from therapytimer.ui.parts.steady import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton


_SHORT = 12  # letters of a list that is open for as long as it is read


class Chips(QWidget):
    """Shows what may be picked; `picked` carries what was meant. Hidden where there is nothing."""

    picked = Signal(str)

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(caption)
        self._caption = caption
        self._offered: tuple[dict[str, str], dict[str, str]] = {}, {}
        self.buttons: dict[str, QPushButton] = {}
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers)
        self._flow.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(caption, "strong"))
        column.addWidget(self._answers)
        self.hide()

    def offer(self, answers: Mapping[str, str], others: Mapping[str, str] | None = None) -> None:
        """Offer these answers (what is meant, what is shown), and others in a list behind them.

        The same answers keep their buttons.
        """
        rest = {meant: shown for meant, shown in (others or {}).items() if meant not in answers}
        if (dict(answers), rest) == self._offered:
            return
        self._offered = dict(answers), rest
        clear(self._flow)
        self.buttons = {meant: self._made(meant, shown) for meant, shown in answers.items()}
        if rest:
            self._flow.addWidget(self._list_of(rest))
        self.setVisible(bool(answers))
        self._flow.invalidate()

    def _list_of(self, others: Mapping[str, str]) -> QComboBox:
        made = ChoiceBox()
        made.setAccessibleName(f"{self._caption} another")
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(_SHORT)
        tall_rows(made)
        made.addItem("Another …", "")
        for meant, shown in others.items():
            made.addItem(shown, meant)
        made.activated.connect(lambda: self._pick_listed(made))
        return made

    def _pick_listed(self, listed: QComboBox) -> None:
        meant: str = listed.currentData()
        listed.setCurrentIndex(0)
        if meant:
            self.picked.emit(meant)

    def focus_first(self) -> None:
        """Give the keyboard to the first answer."""
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def _made(self, meant: str, shown: str) -> QPushButton:
        made = elided_button(shown)
        made.setAccessibleName(f"{self._caption} {made.accessibleName()}")
        made.clicked.connect(lambda: self.picked.emit(meant))
        self._flow.addWidget(made)
        made.show()  # at once, so that it can have the keyboard
        return made
