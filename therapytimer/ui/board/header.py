"""The board's header: whose visit it is, who treats, and what can be done to the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from therapytimer.pdf.times import day
from therapytimer.ui.board.faces import short_credentials
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician
    from therapytimer.visit.visit import Visit


class BoardHeader(QFrame):
    """Names patient, birth date, payer and rule; `treat_requested` carries clinicians' ids."""

    today_requested = Signal()
    pause_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    codes_requested = Signal()
    end_requested = Signal()
    treat_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self._name, self._facts = ElidedLabel("heading"), ElidedLabel("muted")
        self._treating = button("")
        self._treating.setAccessibleName("Who treats")
        self._menu = QMenu(self._treating)
        self._treating.setMenu(self._menu)
        self._pause = IconButton("Pause", "pause")
        self._pause.setToolTip("Space")
        self._attended = True
        self._lay_out()

    def show_visit(self, visit: Visit) -> None:
        """Name the patient by two identifiers, and the payer with its rule."""
        patient, payer = visit.patient, visit.payer
        number = f" · {patient.record_number}" if patient.record_number else ""
        self._name.setText(patient.name)
        self._facts.setText(
            f"born {day(patient.born_on)}{number} · {payer.name}, {payer.rule.label}"
        )

    def show_treating(self, people: Sequence[Clinician], treating: Sequence[str]) -> None:
        """Offer everybody who may treat, each alone or together with who treats now."""
        chosen = [one for one in people if one.id in treating]
        named = " + ".join(f"{one.initials} {short_credentials(one.credentials)}" for one in chosen)
        self._treating.setText(named)
        self._menu.clear()
        for one in people:
            name = f"{one.name}, {one.credentials}"
            self._offer(name, (one.id,))
        if len(chosen) == 1:
            for one in people:
                if one.id not in treating:
                    self._offer(f"Together with {one.name}", (chosen[0].id, one.id))

    def show_paused(self, *, attended: bool) -> None:
        """Name the pause button by what it would do now."""
        if attended == self._attended:
            return
        self._attended = attended
        self._pause.show_face(*(("Pause", "pause") if attended else ("Go on", "play")))

    def _offer(self, text: str, by: tuple[str, ...]) -> None:
        self._menu.addAction(text).triggered.connect(lambda: self.treat_requested.emit(by))

    def _lay_out(self) -> None:
        today = IconButton("Today", "back", "quiet")
        today.clicked.connect(self.today_requested)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(today)
        layout.addLayout(who, 1)
        layout.addWidget(self._treating)
        for one in self._buttons():
            layout.addWidget(one)

    def _buttons(self) -> tuple[QPushButton, ...]:
        wired = (
            (self._pause, self.pause_requested),
            (_bare("Undo", "undo"), self.undo_requested),
            (_bare("Redo", "redo"), self.redo_requested),
            (IconButton("More codes", "plus"), self.codes_requested),
            (IconButton("End visit", "stop"), self.end_requested),
        )
        for one, signal in wired:
            one.clicked.connect(signal)
        return tuple(one for one, _ in wired)


def _bare(name: str, drawing: str) -> IconButton:
    """Make a button without words beside its drawing; its name is said and shown as a tip."""
    made = IconButton("", drawing)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(TOUCH + 4)
    return made
