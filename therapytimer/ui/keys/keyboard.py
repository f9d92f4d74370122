"""The keyboard: hears the keys of the board and those of the window, and says what they wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from therapytimer.ui.keys.actions import ACTIONS, LIVE, TILE, Scope, types_text
from therapytimer.ui.keys.bindings import Bindings
from therapytimer.ui.keys.pressing import Contact, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from therapytimer.ui.keys.actions import KeyAction
    from therapytimer.ui.main_window import MainWindow


class Keyboard(QObject):
    """Turns keys into wishes: one signal for each action of the list, named after it.

    `now` tells the instant of a press. `tile_requested` carries the place of the tile, from 0;
    `escape_requested` is no action of the list: Escape leaves whatever can be left.
    """

    tile_requested = Signal(int)
    next_code_requested = Signal()
    previous_code_requested = Signal()
    back_to_code_requested = Signal()
    codes_requested = Signal()
    pause_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    timeline_requested = Signal()
    typing_requested = Signal()
    end_requested = Signal()
    treat_next_requested = Signal()
    treat_together_requested = Signal()
    group_requested = Signal()
    new_visit_requested = Signal()
    next_visit_requested = Signal()
    document_requested = Signal()
    patient_requested = Signal()
    table_mode_requested = Signal()
    lock_requested = Signal()
    sheet_requested = Signal()
    escape_requested = Signal()
    pedals_learnt = Signal(object)  # their keys, which press no tile any more

    def __init__(self, window: MainWindow, board: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(board)
        self._window, self._now = window, now
        self._contact = Contact()
        self.bindings = Bindings()
        for action in ACTIONS:
            if action.scope is Scope.EVERYWHERE:
                self._hear_everywhere(action)
        board.installEventFilter(self)

    def learn(self, learnt: Mapping[str, str]) -> None:
        """Take the keys that were learnt for pedals, by the names of their actions."""
        self.bindings = Bindings(learnt)
        self.pedals_learnt.emit(frozenset(self.bindings.learnt.values()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys that nothing on the board took for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def press_live(self, event: QKeyEvent) -> None:
        """Do what a key does while the window is locked but for its tiles, and nothing else."""
        key = key_of(event)
        action = self.bindings.action(key)
        if action is not None and action.name in LIVE:
            self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key does; tell whether it does anything. A held key counts once."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape_requested.emit()
            return True
        key = key_of(event)
        action = self.bindings.action(key)
        if action is None:
            return False
        if not event.isAutoRepeat() and self._counts(key):
            self._wish(action, key)
        return True

    def _counts(self, key: str) -> bool:
        return not self.bindings.is_pedal(key) or self._contact.counts(key, self._now())

    def _wish(self, action: KeyAction, key: str) -> None:
        if action.name == TILE:
            self.tile_requested.emit(action.keys.index(key))
        else:
            getattr(self, f"{action.name}_requested").emit()

    def _hear_everywhere(self, action: KeyAction) -> None:
        for key in action.keys:
            if not types_text(key):
                # On the pages, not on the window: what is covered must not hear the keys either.
                shortcut = QShortcut(QKeySequence(key), self._window.pages)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(lambda key=key: self._wish(action, key))
