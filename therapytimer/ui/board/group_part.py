"""The group part: who takes part in a group, chosen by taps, begun by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.elided import elided_button
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Candidate(NamedTuple):
    """Somebody who may take part: whose visit it is, and whether they probably do."""

    visit_id: str
    name: str
    likely: bool


class GroupPart(QFrame):
    """Offers the open visits; the one on the board takes part in any case.

    Signals: `started` (code, ids of the other visits) and `dropped`.
    """

    started = Signal(str, object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self._code = ""
        self.choices: dict[str, QPushButton] = {}
        self._title = label("", "strong", wraps=True)
        self.start, drop = button("", "primary"), button("No group", "quiet")
        self.start.clicked.connect(self._begin)
        drop.clicked.connect(self.drop)
        self._offered = QWidget()
        self._flow = FlowLayout(self._offered)
        self._flow.setContentsMargins(0, 0, 0, 0)
        answers = FlowLayout()
        answers.addWidget(self.start)
        answers.addWidget(drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._offered)
        column.addLayout(answers)
        self.hide()

    def ask(self, code: str, own: str, candidates: Sequence[Candidate]) -> None:
        """Ask who takes part besides the patient on the board."""
        self._code = code
        self._title.setText(f"{code}: who takes part with {own}?")
        self.setAccessibleName(self._title.text())
        clear(self._flow)
        self.choices = {one.visit_id: self._choice(one) for one in candidates}
        self._tell()
        self.show()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Begin no group."""
        self.hide()
        self.dropped.emit()

    def _choice(self, candidate: Candidate) -> QPushButton:
        made = elided_button(candidate.name)
        made.setCheckable(True)
        made.setChecked(candidate.likely)
        made.setMinimumHeight(TOUCH)
        made.toggled.connect(self._tell)
        self._flow.addWidget(made)
        return made

    def _chosen(self) -> tuple[str, ...]:
        return tuple(visit_id for visit_id, one in self.choices.items() if one.isChecked())

    def _tell(self) -> None:
        """Say on the button how many it will be; one patient alone is no group."""
        patients = 1 + len(self._chosen())
        self.start.setEnabled(patients > 1)
        self.start.setText(f"Start group of {patients}" if patients > 1 else "Start group")

    def _begin(self) -> None:
        self.hide()
        self.started.emit(self._code, self._chosen())
