"""How the plan of care stands, in one line of words with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import label
from therapytimer.visit.certification import PlanState

if TYPE_CHECKING:
    from therapytimer.visit.certification import Standing

_SIZE = 22


class StandingLine(QFrame):
    """Changes while one types, so nothing of it is announced: it is read where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "strong", wraps=True)
        self._signs = {
            "check": Picture("check", _SIZE, "info_text"),
            "info": Picture("info", _SIZE, "info_text"),
            "warning": Picture("warning", _SIZE, "warn_text"),
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(12)
        for sign in self._signs.values():
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)

    def show_standing(self, standing: Standing, *, wrong: bool) -> None:
        """Show a standing; colour, sign and words all tell the same."""
        certified = standing.state is PlanState.CERTIFIED
        shown = "warning" if wrong else "check" if certified else "info"
        for name, sign in self._signs.items():
            sign.setVisible(name == shown)
        self.words.setText(standing.words)
        self.setAccessibleName(standing.words)
        self._dress("warn" if wrong else "info")

    def _dress(self, kind: str) -> None:
        if kind == self.property("banner"):
            return
        self.setProperty("banner", kind)
        for one in (self, self.words):
            one.style().unpolish(one)  # a style sheet looks at properties only once
            one.style().polish(one)
