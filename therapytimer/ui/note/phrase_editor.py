"""Editing the phrases of one field: one a line, the order is that of the chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.labels import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_EXPLAINED = (
    "One phrase a line. What you add is the clinic's own and comes first; a shipped one that you "
    "take out is not offered any more. [number] and [side] are blanks to fill."
)
_HEIGHT = 200


class PhraseEditor(QFrame):
    """Shows a field's phrases as text.

    Signals: `lines_wished` (list of lines) to keep them, `closed` without.
    """

    lines_wished = Signal(object)
    closed = Signal()

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(f"{title}: edit phrases")
        self.edit = QPlainTextEdit("\n".join(lines))
        self.edit.setAccessibleName(f"{title}: phrases, one a line")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(_HEIGHT)
        self.keep, self.drop = button("Keep phrases", "primary"), button("Leave as they were")
        self._problem = label("", "danger", wraps=True)
        self._problem.hide()
        self.keep.clicked.connect(
            lambda: self.lines_wished.emit(self.edit.toPlainText().splitlines())
        )
        self.drop.clicked.connect(self.closed)
        self._lay_out(title)

    def begin(self) -> None:
        """Put the keyboard here."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say why the phrases were not kept; what is typed stays."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        announce(self, sentence)

    def _lay_out(self, title: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(8)
        inside.addWidget(label(f"Phrases for {title}", "strong"))
        inside.addWidget(label(_EXPLAINED, "small", wraps=True))
        inside.addWidget(self.edit)
        inside.addWidget(self._problem)
        inside.addLayout(buttons)
