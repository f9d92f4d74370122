"""The frame of the pages about bills: a head with the way back, a column, and what is said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.column import MARGIN, Column
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label


class RatesFrame(QWidget):
    """A page whose parts are added to `content`; what was kept or not is said below it."""

    back_requested = Signal()

    def __init__(self, title: str, width: int, *, beside: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.back = IconButton("Back", "back", "quiet")
        self.back.clicked.connect(self.back_requested)
        self.setFocusProxy(self.back)
        self.saved, self.problem = Notice("info"), Notice("warn")
        column = Column(width, high=True)
        self.content = column.content
        self.content.addLayout(self._head(title, beside))
        self._foot = self._below(width)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(column, 1)
        page.addWidget(self._foot)

    def show_saved(self, sentence: str) -> None:
        """Say what is kept now."""
        self._say(sentence, "")

    def show_problem(self, sentence: str) -> None:
        """Say why the latest wish came to nothing."""
        self._say("", sentence)

    def _say(self, saved: str, problem: str) -> None:
        self.saved.say(saved)
        self.problem.say(problem)
        self._foot.setVisible(bool(saved or problem))

    def _head(self, title: str, beside: tuple[QWidget, ...]) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label(title, "title"))
        head.addStretch(1)
        for widget in beside:
            head.addWidget(widget)
        return head

    def _below(self, width: int) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(MARGIN, 8, MARGIN, 16)
        line.addStretch(1)
        for notice in (self.saved, self.problem):
            notice.setMaximumWidth(width)
            line.addWidget(notice, width)
        line.addStretch(1)
        foot.hide()
        return foot
