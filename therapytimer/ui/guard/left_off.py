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

    def remember(self, window: QWidget) -> None:
        """Remember what has the focus, or would have it in a window that is put away."""
        field = QApplication.focusWidget()
        if field is None or not window.isAncestorOf(field):
            field = window.focusWidget()
        self._field, self._selected = field, None
        if isinstance(field, QLineEdit) and field.hasSelectedText():
            start, length = field.selectionStart(), len(field.selectedText())
            backwards = field.cursorPosition() == start
            self._selected = (start + length, -length) if backwards else (start, length)

    def return_to(self, page: QWidget) -> None:
        """Give the focus back; to the page if what had it is gone."""
        field, self._field = self._field, None
        if field is None or not isValid(field) or not field.isVisible():
            page.setFocus()
            return
        field.setFocus()
        if self._selected is not None and isinstance(field, QLineEdit):
            field.setSelection(*self._selected)

    def forget(self) -> None:
        """Forget it: somebody else begins elsewhere."""
        self._field = None
