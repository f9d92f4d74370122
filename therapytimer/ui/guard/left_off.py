"""Where somebody was when the cover came: field, caret and selection."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid


class LeftOff:
    """Remembers the place once and gives it back once.

    Text, caret and scroll position stay in a field by themselves; a line forgets its selection
    when the focus goes, so that is kept here.
    """

    def __init__(self) -> None:
        self._field: QWidget | None = None
        self._selected: tuple[int, int] | None = None

    def remember(self) -> None:
        """Remember what has the focus."""
        field = QApplication.focusWidget()
        self._field, self._selected = field, None
        if isinstance(field, QLineEdit) and field.hasSelectedText():
            start, length = field.selectionStart(), len(field.selectedText())
            backwards = field.cursorPosition() == start
            self._selected = (start + length, -length) if backwards else (start, length)

    def return_to(self) -> None:
        """Give the focus back, if there is still something to give it to."""
        field, self._field = self._field, None
        if field is None or not isValid(field):
            return
        field.setFocus()
        if self._selected is not None and isinstance(field, QLineEdit):
            field.setSelection(*self._selected)

    def forget(self) -> None:
        """Forget it: somebody else begins elsewhere."""
        self._field = None
