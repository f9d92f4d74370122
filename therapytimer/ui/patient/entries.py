"""What is typed into on the page of patient and plan: one line, or several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.fields.field import Field
from therapytimer.ui.note.fields import GrowingEdit
from therapytimer.ui.parts.labels import label

DAY_EXAMPLE = "2026-10-01"


class LineEntry(Field):
    """One line; `left` once the cursor has left it or Enter was pressed."""

    left = Signal()

    def __init__(self, caption: str, hint: str = "", example: str = "") -> None:
        super().__init__(caption, hint)
        self.edit.setPlaceholderText(example)
        self.edit.editingFinished.connect(self.left)

    def set_text(self, text: str) -> None:
        """Show a text from its beginning; the same text keeps the cursor where it is."""
        if text != self.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self.edit.setReadOnly(read_only)

    def target(self) -> QWidget:
        """Return what takes the keyboard."""
        return self.edit


class LinesEntry(QWidget):
    """Several lines, as tall as their text."""

    changed = Signal()
    left = Signal()

    def __init__(self, caption: str, example: str) -> None:
        super().__init__()
        self.edit = GrowingEdit()
        self.edit.setAccessibleName(caption)
        self.edit.setPlaceholderText(example)
        above = label(caption, "strong")
        above.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(above)
        column.addWidget(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.edit.left.connect(self.left)

    def text(self) -> str:
        """Return what is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text; the same text keeps the cursor where it is."""
        if text != self.text():
            self.edit.setPlainText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self.edit.setReadOnly(read_only)

    def target(self) -> QWidget:
        """Return what takes the keyboard."""
        return self.edit
