"""The key book: the sheet of keys, and pedals that are learnt and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from therapytimer.ui.keys.sheet import KeySheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from therapytimer.ui.keys.keyboard import Keyboard
    from therapytimer.ui.keys.pedal_part import PedalPart
    from therapytimer.ui.main_window import MainWindow


class KeyBook(QObject):
    """Shows the keys as they are and changes those of pedals.

    Signal: `learnt_changed` (a dict from the names of actions to keys), to be kept.
    """

    learnt_changed = Signal(object)

    def __init__(self, window: MainWindow, keyboard: Keyboard, pedals: PedalPart) -> None:
        super().__init__(window)
        self._window, self._keyboard, self._pedals = window, keyboard, pedals
        self.sheet = KeySheet()
        self._left: tuple[QWidget, QWidget | None] | None = None
        pedals.show_bindings(keyboard.bindings)

    def take(self, learnt: Mapping[str, str]) -> None:
        """Take the keys kept from the last time; what cannot be is left out."""
        self._keyboard.learn(learnt)
        self._pedals.show_bindings(self._keyboard.bindings)

    def learn(self, name: str, key: str) -> None:
        """Learn a key for an action, or say why that cannot be."""
        bindings = self._keyboard.bindings
        refusal = bindings.refusal(name, key)
        if refusal:
            self._pedals.show_problem(refusal)
        else:
            self._change({**bindings.learnt, name: key})

    def forget(self, name: str) -> None:
        """Forget the key learnt for an action."""
        learnt = self._keyboard.bindings.learnt
        self._change({other: key for other, key in learnt.items() if other != name})

    def toggle_sheet(self) -> None:
        """Show the sheet of keys, or go back to where one was."""
        here = self._window.page()
        if here is self.sheet:
            self.close_sheet()
        elif here is not None:
            self._left = here, QApplication.focusWidget()
            self.sheet.show_bindings(self._keyboard.bindings)
            self._window.show_page(self.sheet)

    def close_sheet(self) -> None:
        """Go back to the page, and to what had the focus on it."""
        if self._left is None:
            return
        page, focus = self._left
        self._left = None
        self._window.show_page(page)
        if focus is not None and isValid(focus) and page.isAncestorOf(focus):
            focus.setFocus()

    def _change(self, learnt: dict[str, str]) -> None:
        self.take(learnt)
        self.learnt_changed.emit(dict(self._keyboard.bindings.learnt))
