"""The text edit of a note: as tall as its text, with blanks to fill and phrases written in."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, QSizeF, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from therapytimer.ui.look.metrics import TOUCH

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_BLANK = QRegularExpression(r"\[[a-z ]+\]")
_LINE_END = "\u2029"  # as a selection has it
_TALLEST = 264  # from here on a text scrolls by itself
# The window or a menu takes the keyboard for a moment: the field is not left.
_STILL_HERE = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class GrowingEdit(QTextEdit):
    """Plain text, as tall as its text; Tab goes to the next blank, and leaves where none is.

    Signals: `entered`, `left`, and `chips_wished` with Alt and Down.
    """

    entered = Signal()
    left = Signal()
    chips_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setFixedHeight(TOUCH)

    def write(self, text: str) -> None:
        """Write a text at the caret, to be undone in one step, and select its first blank."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        begin = cursor.position()
        cursor.insertText(text)
        self.setTextCursor(cursor)
        if _BLANK.match(text).hasMatch():
            self._select_blank(begin)

    def replace_first(self, old: str, new: str) -> None:
        """Write one text in place of another, and go on to the next blank."""
        cursor = self.document().find(old, 0)
        if not cursor.isNull():
            cursor.insertText(new)
            self.setTextCursor(cursor)
            self._select_blank(0)

    def around(self) -> tuple[str, str]:
        """Give the text before the caret and the text after it."""
        before, after = self.textCursor(), self.textCursor()
        before.setPosition(before.selectionEnd())
        after.setPosition(after.selectionEnd())
        before.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        after.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        lines = (one.selectedText().replace(_LINE_END, "\n") for one in (before, after))
        return next(lines), next(lines)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Go to the phrases with Alt and Down."""
        alt = bool(e.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and e.key() == Qt.Key.Key_Down:
            self.chips_wished.emit()
        else:
            super().keyPressEvent(e)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Go to the next blank before the field is left."""
        if next and self._select_blank(self.textCursor().selectionEnd()):
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        if e.reason() not in _STILL_HERE:
            self.entered.emit()

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() not in _STILL_HERE:
            self.left.emit()

    def _select_blank(self, begin: int) -> bool:
        """Select the first blank from a place on; tell whether there is one."""
        found = self.document().find(_BLANK, begin)
        if found.isNull() or self.isReadOnly():
            return False
        self.setTextCursor(found)
        return True

    def _grow(self, size: QSizeF) -> None:
        around = self.height() - self.viewport().height()
        wanted = max(TOUCH, ceil(size.height()) + around)
        scrolls = wanted > _TALLEST
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(wanted, _TALLEST))
