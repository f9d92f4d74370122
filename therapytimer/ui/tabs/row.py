"""The row of tabs: every open visit, the one on the board wide enough for two identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from therapytimer.ui.look.metrics import TOUCH, text_scale
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import let_go
from therapytimer.ui.tabs.tab import HEIGHT, VisitTab

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from therapytimer.ui.tabs.face import TabFace

_GAP = 8
_NARROW, _WIDE = 150, 300  # of a tab, at 100 % text …
_LEAST, _WIDEST = 280, 380  # … and of the current one


class TabRow(QFrame):
    """Shows one tab for each face; `visit_wished` (visit id) and `new_visit_requested` go up."""

    visit_wished = Signal(str)
    new_visit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self.setAccessibleName("Open visits")
        self.tabs: list[VisitTab] = []
        self._in_sight = ""
        self._inside = QWidget()
        self._line = QHBoxLayout(self._inside)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addStretch(1)
        self._area = _Strip(self._inside)
        self._back, self._on = _turn("chevron-left"), _turn("chevron-right")
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self.new = IconButton("New visit", "plus", "quiet")
        self.new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.new.clicked.connect(self.new_visit_requested)
        self._lay_out()

    def show_faces(self, faces: Sequence[TabFace]) -> None:
        """Show one tab for each face; a visit keeps its tab."""
        if [one.visit_id for one in faces] != [one.face.visit_id for one in self.tabs]:
            self._build(faces)
        for tab, face in zip(self.tabs, faces, strict=True):
            tab.show_face(face)
        self._fit()
        current = next((one.visit_id for one in faces if one.is_current), "")
        if current != self._in_sight:
            self._in_sight = current
            self.show_current()

    def show_current(self) -> None:
        """Bring the tab of the visit on the board into sight."""
        tab = self._current()
        if tab is not None:
            self._line.activate()
            self._area.ensureWidgetVisible(tab, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the tabs new widths where their room has changed."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build(self, faces: Sequence[TabFace]) -> None:
        kept = {one.face.visit_id: one for one in self.tabs}
        self.tabs = [kept.pop(one.visit_id, None) or self._made(one) for one in faces]
        for one in kept.values():
            self._line.removeWidget(one)
            let_go(one)
        for place, one in enumerate(self.tabs):
            self._line.insertWidget(place, one)

    def _made(self, face: TabFace) -> VisitTab:
        made = VisitTab(face)
        made.chosen.connect(self.visit_wished)
        return made

    def _current(self) -> VisitTab | None:
        return next((one for one in self.tabs if one.face.is_current), None)

    def _fit(self) -> None:
        """Give each tab the width that there is: the current one first, then all the others."""
        scale, room = text_scale(self.font()), self._area.viewport().width()
        current, others = self._current(), max(len(self.tabs) - 1, 1)
        least = (_NARROW * scale + _GAP) * others
        wanted = 0 if current is None else self._wanted(current, room - least)
        left = (room - wanted) // others - _GAP
        narrow = round(min(max(left, _NARROW * scale), _WIDE * scale))
        for one in self.tabs:
            wide = wanted if one is current else min(narrow, one.sizeHint().width())
            one.setFixedSize(wide, round(HEIGHT * scale))
        self._area.setFixedHeight(round(HEIGHT * scale))
        needed = sum(one.width() + _GAP for one in self.tabs) - _GAP
        overflows = needed > self._area.width() + self._turns_width()
        for one in (self._back, self._on):
            one.setVisible(overflows)

    def _wanted(self, current: VisitTab, room: float) -> int:
        """Give the current tab what it asks for, a little less where the others need it."""
        scale = text_scale(self.font())
        most = max(min(_WIDEST * scale, room), _LEAST * scale)
        return round(min(current.sizeHint().width(), most))

    def _turns_width(self) -> int:
        shown = not self._back.isHidden()
        return 2 * (TOUCH + _GAP) if shown else 0

    def _turn(self, way: int) -> None:
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + way * self._area.viewport().width() * 3 // 4)

    def _lay_out(self) -> None:
        self._area.viewport().installEventFilter(self)
        # Only then is it known how far the row can be moved.
        self._area.horizontalScrollBar().rangeChanged.connect(self.show_current)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 12, 4)
        layout.setSpacing(_GAP)
        layout.addWidget(self._back)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._on)
        layout.addWidget(self.new)


class _Strip(QScrollArea):
    """A strip that scrolls by its buttons and by the focus; a bar would be higher than a line."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        for one in (inside, self.viewport()):
            one.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW, TOUCH)


def _turn(drawing: str) -> IconButton:
    """Make a button that scrolls the row; the keyboard reaches each tab without it."""
    made = IconButton("", drawing, "quiet")
    made.setAccessibleName("Visits before" if drawing == "chevron-left" else "Visits after")
    made.setFixedWidth(TOUCH)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.hide()
    return made
