"""The board's header: whose visit it is, who treats, and what can be done to the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from therapytimer.pdf.times import day
from therapytimer.ui.board.who_treats import WhoTreats
from therapytimer.ui.keys.bindings import key_tip
from therapytimer.ui.look.metrics import GAP
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import BARE, IconButton, bare_width, show_words
from therapytimer.ui.signing.in_place import correction_line

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from therapytimer.visit.visit import Visit

_LEAST = 160  # pixels for name and birth date


class Possible(NamedTuple):
    """What can be done to a visit now; a button for anything else is dimmed."""

    pause: bool = False  # something runs that could be paused
    go_on: bool = False  # something ran that could go on
    undo: bool = False
    redo: bool = False


class BoardHeader(QFrame):
    """Names patient, birth date, payer and rule; `who` tells and changes who treats."""

    today_requested = Signal()
    pause_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    codes_requested = Signal()
    end_requested = Signal()
    table_mode_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self._name, self._facts = ElidedLabel("heading"), ElidedLabel("muted")
        self._birth, self._payer = "", ""
        self.who = WhoTreats()
        self.today = IconButton("Today", "back", "quiet")
        self.pause = IconButton("Pause", "pause")
        self.codes, self.end = IconButton("More codes", "plus"), IconButton("End visit", "stop")
        self._worded = (self.today, self.pause, self.codes, self.end)
        self.undo, self.redo = _bare("Undo", "undo"), _bare("Redo", "redo")
        self.table_mode = _bare("Table mode", "enlarge")
        self.table_mode.setCheckable(True)
        self._pauses = True
        self._lay_out()

    def show_visit(self, visit: Visit) -> None:
        """Name the patient by two identifiers, what is corrected, and the payer with its rule."""
        patient, payer = visit.patient, visit.payer
        number = f" · {patient.record_number}" if patient.record_number else ""
        self._name.setText(patient.name)
        self._birth = f"born {day(patient.born_on)}"
        corrects = f" · {line}" if (line := correction_line(visit)) else ""
        self._payer = f"{number}{corrects} · {payer.name}, {payer.rule.label}"
        self._show_facts()
        self._fit()

    def show_possible(self, possible: Possible) -> None:
        """Name the pause button by what it would do, and dim what has nothing to do."""
        if possible.pause != self._pauses:
            self._pauses = possible.pause
            self.pause.show_face(*(("Pause", "pause") if possible.pause else ("Go on", "play")))
            self.pause.setToolTip(f"{self.pause.accessibleName()} {key_tip('pause')}")
        self._enable(self.pause, possible.pause or possible.go_on)
        self._enable(self.undo, possible.undo)
        self._enable(self.redo, possible.redo)

    def show_table_mode(self, on: bool) -> None:
        """Show no more than treatment needs: the patient by two identifiers stays."""
        self.table_mode.setChecked(on)
        self.today.setVisible(not on)
        self._show_facts()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the buttons need without their words."""
        bare = bare_width(self._worded) + 3 * BARE + self.who.minimumSizeHint().width() + _LEAST
        return QSize(bare, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def facts(self) -> str:
        """Return what stands below the name."""
        return self._facts.text()

    def _fit(self) -> None:
        """Give the buttons their words where name and birth date have room beside them."""
        birth = self._facts.fontMetrics().horizontalAdvance(self._birth)
        named = max(self._name.sizeHint().width(), birth, _LEAST)
        taken = named + self.who.sizeHint().width() + 3 * (BARE + GAP) + 3 * GAP
        show_words(self._worded, self.width() - taken)

    def _show_facts(self) -> None:
        in_table_mode = self.table_mode.isChecked()
        self._facts.setText(self._birth if in_table_mode else self._birth + self._payer)

    def _enable(self, one: QPushButton, possible: bool) -> None:
        board = self.parentWidget()
        if one.hasFocus() and not possible and board is not None:
            # Qt would hand the focus to the button beside it, and the next Space would press that.
            board.setFocus()
        one.setEnabled(possible)

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(8)
        buttons = self._buttons()
        layout.addWidget(self.today)
        layout.addLayout(who, 1)
        layout.addWidget(self.who)
        for one in buttons:
            layout.addWidget(one)

    def _buttons(self) -> tuple[QPushButton, ...]:
        """Wire the buttons; a tap on them leaves the keys with the board: Space pauses still."""
        wired = (
            (self.pause, self.pause_requested, "pause"),
            (self.undo, self.undo_requested, "undo"),
            (self.redo, self.redo_requested, "redo"),
            (self.codes, self.codes_requested, "codes"),
            (self.end, self.end_requested, "end"),
            (self.table_mode, self.table_mode_requested, "table_mode"),
        )
        for one, signal, action in wired:
            one.clicked.connect(signal)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setToolTip(f"{one.accessibleName()} {key_tip(action)}")
        self.today.setToolTip("Today")
        self.today.clicked.connect(self.today_requested)
        return tuple(one for one, _, _ in wired)


def _bare(name: str, drawing: str) -> IconButton:
    """Make a button without words beside its drawing; its name is said, and shown on hovering."""
    made = IconButton("", drawing)
    made.setAccessibleName(name)
    made.setFixedWidth(BARE)
    return made
