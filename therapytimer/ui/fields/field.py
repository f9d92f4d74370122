"""A caption, what is typed into, and one line beneath for a hint or for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from therapytimer.ui.parts.announcing import announce
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Field(QWidget):
    """One line of text to type, with its caption above and room for a sentence beneath."""

    changed = Signal()

    def __init__(
        self,
        caption: str,
        hint: str = "",
        beside: Sequence[QWidget] = (),
        *,
        captioned: bool = True,
    ) -> None:
        super().__init__()
        self._caption = label(caption, "strong", wraps=True)
        if not captioned:  # shown before it has a place it would open as a window of its own
            self._caption.hide()
        self.edit, self.beside = QLineEdit(), tuple(beside)
        self.edit.setAccessibleName(caption)
        self.edit.textChanged.connect(self._follow)
        self._hint, self._problem = (
            label(hint, "small", wraps=True),
            label("", "danger", wraps=True),
        )
        self._lay_out()
        self.show_hint(hint)

    def text(self) -> str:
        """Return what is typed, without blanks around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Show a text."""
        self.edit.setText(text)

    def show_hint(self, hint: str) -> None:
        """Show a hint beneath, where nothing is wrong."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and not self._problem.text())
        self._describe()

    def show_problem(self, sentence: str) -> None:
        """Say beneath what is wrong; an empty sentence takes it back."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._hint.setVisible(bool(self._hint.text()) and not sentence)
        self._mark(invalid=bool(sentence))
        self._describe()
        announce(self.edit, sentence)

    def problem(self) -> str:
        """Return what is said to be wrong."""
        return self._problem.text()

    def needs(self, sentence: str) -> bool:
        """Tell whether something is typed; where not, say so beneath."""
        self.show_problem("" if self.text() else sentence)
        return bool(self.text())

    def _lay_out(self) -> None:
        self._caption.setBuddy(self.edit)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        for widget in self.beside:
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addLayout(line)
        column.addWidget(self._hint)
        column.addWidget(self._problem)
        column.addStretch(1)  # a taller neighbour must not pull the parts asunder
        self._problem.hide()

    def _follow(self) -> None:
        """Take a problem back: it was one of the text before."""
        if self._problem.text():
            self.show_problem("")
        self.changed.emit()

    def _mark(self, *, invalid: bool) -> None:
        self.edit.setProperty("invalid", invalid)
        self.edit.style().unpolish(self.edit)  # a style sheet looks at properties only once
        self.edit.style().polish(self.edit)

    def _describe(self) -> None:
        self.edit.setAccessibleDescription(self._problem.text() or self._hint.text())
