"""The timeline page: the strip to scale, the segments in words, and what can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.one_tap import REASONS, VOID_REASONS, OneTap
from therapytimer.ui.timeline.forgotten_part import ForgottenPart
from therapytimer.ui.timeline.head import TimelineHead
from therapytimer.ui.timeline.originals import OriginalsPart
from therapytimer.ui.timeline.repair_part import RepairPart
from therapytimer.ui.timeline.scale import TimeScale
from therapytimer.ui.timeline.segment_list import SegmentList

if TYPE_CHECKING:
    from therapytimer.ui.timeline.give_part import GivePart

_EMPTY = "No segment yet. What was done without a stopwatch is added as a forgotten code."


class TimelinePage(QWidget):
    """Looks of the timeline; `give` is the part in which the right patient is found.

    Signals: `back_requested`, `undo_requested`, `redo_requested`.
    """

    back_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, give: GivePart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline")
        self.head, self.scale, self.segments = TimelineHead(), TimeScale(), SegmentList()
        self.why = OneTap(REASONS, "Leave it")
        self.void = OneTap(VOID_REASONS, "Keep the visit")
        self.done, self.problem = Notice("info"), Notice("warn")
        self.repair, self.forgotten, self.give = RepairPart(), ForgottenPart(), give
        self.originals, self.nothing = OriginalsPart(), label(_EMPTY, "muted", wraps=True)
        self.add = IconButton("Forgotten code", "plus")
        self.wrong_patient = IconButton("Wrong patient", "person")
        self.before = IconButton("What stood before", "history", "quiet")
        self.not_at_all = IconButton("Void", "close", "quiet")
        self._part: QWidget = self.nothing
        self._area = QScrollArea()
        self._lay_out()
        self._connect()

    def show_part(self, part: QWidget) -> None:
        """Show one of the parts beside the segments."""
        if part is not self._part:
            self.scroll_up()
        self._part = part
        for one in self._parts():
            one.setVisible(one is part)

    def scroll_up(self) -> None:
        """Show the likeliest repairs, which stand at the top."""
        self._area.verticalScrollBar().setValue(0)

    def part(self) -> QWidget:
        """Return the part that is shown."""
        return self._part

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.problem.say("")
        self.done.say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self.done.say("")
        self.problem.say(sentence)

    def allow(self, *, repairs: bool) -> None:
        """Let the visit be repaired, or only be looked at."""
        for one in (self._area, self.add, self.wrong_patient, self.not_at_all):
            one.setEnabled(repairs)

    def _connect(self) -> None:
        self.head.back.clicked.connect(self.back_requested)
        self.head.undo.clicked.connect(self.undo_requested)
        self.head.redo.clicked.connect(self.redo_requested)
        self.why.dropped.connect(self.why.hide)
        self.void.dropped.connect(self.void.hide)
        for keys, signal in (
            (QKeySequence.StandardKey.Undo, self.undo_requested),
            (QKeySequence.StandardKey.Redo, self.redo_requested),
            (Qt.Key.Key_Escape, self.back_requested),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for part in self._parts():
            column.addWidget(part)
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addLayout(self._left())
        beside.addLayout(self._right(), 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 12, 16, 12)
        below.setSpacing(10)
        below.addWidget(self.scale)
        below.addLayout(beside, 1)
        # At the foot, so that nothing moves away from under a finger.
        for one in (self.problem, self.done):
            below.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(below, 1)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.repair, self.forgotten, self.give, self.originals, self.nothing

    def _right(self) -> QVBoxLayout:
        """Ask below the repairs: what is pressed keeps its place, and so does all beside it."""
        right = QVBoxLayout()
        right.setSpacing(8)
        for one in (self._area, self.why, self.void):
            right.addWidget(one, int(one is self._area))
        return right

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.segments, 1)
        for pair in ((self.add, self.wrong_patient), (self.before, self.not_at_all)):
            line = QHBoxLayout()
            line.setSpacing(8)
            for one in pair:
                line.addWidget(one)
            left.addLayout(line)
        return left
