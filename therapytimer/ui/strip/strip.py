"""The strip on top of other programs: what runs, and the three things one does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.strip.digits import Digits

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent

    from therapytimer.ui.strip.run import Run

_DIGITS = 34
_MARGIN = 16
_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus  # the other program keeps its keys
)


class Strip(QFrame):
    """A small window without a patient's name; dragged anywhere by its text.

    Signals: `pause_requested` (pause, or go on), `next_requested`, `board_requested`, and `placed`
    (x, y) once it goes after it was moved.
    """

    pause_requested = Signal()
    next_requested = Signal()
    board_requested = Signal()
    placed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(None, _FLAGS)
        self.setProperty("strip", True)
        self.setAccessibleName("What runs")
        self.setWindowTitle("therapytimer")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self._shown: tuple[object, ...] = ()
        self._place: QPoint | None = None
        self._pressed, self._dragged = QPoint(), False
        self._code, self._digits = label("", "strong"), Digits(_DIGITS)
        self._by, self._words = label("", "strong"), label("", "muted")
        self.pause = IconButton("Pause", "pause")
        self.next, self.board = IconButton("Next", "next"), IconButton("Board", "stopwatch")
        self.next.setToolTip("Switch to the next planned code")
        self.next.setAccessibleName("Next planned code")
        self.board.setAccessibleName("Back to the board")
        self._lay_out()
        self.pause.clicked.connect(self.pause_requested)
        self.next.clicked.connect(self.next_requested)
        self.board.clicked.connect(self.board_requested)

    def show_run(self, run: Run, units: int, *, may_switch: bool) -> None:
        """Show what runs; each second only the digits are painted."""
        self._digits.show_seconds(run.seconds, faint=not run.runs)
        worth = "1 unit" if units == 1 else f"{units} units"
        state = (run.code, run.by, run.words, worth, run.attended, may_switch)
        if state == self._shown:
            return
        self._shown = state
        self._code.setText(run.code)
        self._by.setText(run.by)
        self._words.setText(f"{run.words} · {worth}")
        self.pause.show_face(*(("Pause", "pause") if run.runs else ("Go on", "play")))
        self.pause.setEnabled(run.attended)
        self.next.setEnabled(may_switch)
        self.adjustSize()

    def said(self) -> str:
        """Return the words and the time that are shown."""
        shown = (self._code.text(), self._digits.text(), self._by.text(), self._words.text())
        return " ".join(filter(None, shown))

    def place_at(self, place: tuple[int, int] | None) -> None:
        """Take the place it had the last time."""
        self._place = None if place is None else QPoint(*place)

    def appear(self) -> None:
        """Show it where it was, or at the top right, wholly on a screen."""
        self.adjustSize()
        screen = None if self._place is None else QGuiApplication.screenAt(self._place)
        room = (screen or self.screen()).availableGeometry()
        size = self.sizeHint()
        at = self._place or QPoint(room.right() - size.width() - _MARGIN, room.top() + _MARGIN)
        right, bottom = room.right() - size.width() + 1, room.bottom() - size.height() + 1
        self.move(max(room.left(), min(at.x(), right)), max(room.top(), min(at.y(), bottom)))
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed, self._dragged = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the window be dragged by whatever is no button, and not by a mere tap."""
        at = event.globalPosition().toPoint()
        moved = at - self._pressed
        self._dragged |= moved.manhattanLength() >= QApplication.startDragDistance()
        if self._dragged and event.buttons():
            self.move(self.pos() + moved)
            self._pressed = at

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._place != self.pos():
            self._place = self.pos()
            self.placed.emit(self.x(), self.y())

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._by)
        beside.addWidget(self._words)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(12)
        line.addWidget(self._code)
        line.addWidget(self._digits)
        line.addLayout(beside)
        line.addSpacing(4)
        for one in (self.pause, self.next, self.board):
            one.setMinimumHeight(TOUCH)
            line.addWidget(one)
