"""While the cover is on, no shortcut of what it covers is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Hush(QObject):
    """Swallows shortcuts of the whole program but those of `spared` widgets."""

    def __init__(self, parent: QObject, spared: tuple[QWidget, ...]) -> None:
        super().__init__(parent)
        self._spared = spared
        self._on = False

    def begin(self) -> None:
        """Put away menus and questions that are open, and hear no shortcut any more."""
        application = QApplication.instance()
        if self._on or application is None:
            return
        self._on = True
        application.installEventFilter(self)
        _put_away()

    def end(self) -> None:
        """Hear everything again."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._on = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a shortcut that is not the cover's own."""
        if event.type() is QEvent.Type.Shortcut:
            return not any(_belongs(watched, one) for one in self._spared)
        return super().eventFilter(watched, event)


def _belongs(one: QObject | None, to: QWidget) -> bool:
    while one is not None and one is not to:
        one = one.parent()
    return one is to


def _put_away() -> None:
    """Close menus; answer open questions with no: whatever asked them asks again."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
