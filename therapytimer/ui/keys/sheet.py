"""The sheet of keys: made from the actions themselves, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from therapytimer.ui.keys.actions import ACTIONS, TILE, Part
from therapytimer.ui.keys.bindings import words_of
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import card, clear, label
from therapytimer.ui.parts.page_frame import scrolled_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from therapytimer.ui.keys.actions import KeyAction
    from therapytimer.ui.keys.bindings import Bindings

_COLUMNS = 2
_EXPLAINED = (
    "Letters and digits work on the board; in a field they stay text. Enter presses what has "
    "the focus, Tab and the arrows move it."
)


class KeySheet(QWidget):
    """Shows what each key does; Escape goes back. Signal: `back_requested`."""

    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Keys")
        self.back = IconButton("Back", "back", "quiet")
        self.back.clicked.connect(self.back_requested)
        self.setFocusProxy(self.back)
        self._parts = QGridLayout()
        self._parts.setSpacing(12)
        for column in range(_COLUMNS):
            self._parts.setColumnStretch(column, 1)
            self._parts.setColumnMinimumWidth(column, 1)  # as wide as the other, whatever it holds
        layout = scrolled_layout(self)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addLayout(self._parts)
        layout.addStretch(1)

    def show_bindings(self, bindings: Bindings) -> None:
        """Show the keys as they are now, learnt ones among them."""
        clear(self._parts)
        for place, part in enumerate(Part):
            actions = [one for one in ACTIONS if one.part is part]
            self._parts.addWidget(_part(part, actions, bindings), *divmod(place, _COLUMNS))

    def sentences(self) -> dict[str, str]:
        """Return what the sheet says: each action's sentence and its keys in words."""
        rows = self.findChildren(_Row)
        return {one.sentence: one.keys for one in rows if not one.isHidden()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            event.ignore()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(label("Keys", "title"))
        head.addWidget(label(_EXPLAINED, "muted", wraps=True), 1)
        return head


class _Row(QLabel):
    """What an action does; its keys, which stand beside it, are told with it."""

    def __init__(self, action: KeyAction, keys: str) -> None:
        super().__init__(action.sentence)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.sentence, self.keys = action.sentence, keys
        self.setAccessibleName(f"{action.sentence}: {keys}")


def _part(part: Part, actions: list[KeyAction], bindings: Bindings) -> QFrame:
    rows = QGridLayout()
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(6)
    rows.setColumnStretch(1, 1)
    for place, action in enumerate(actions):
        keys = _keys_in_words(action, bindings)
        rows.addWidget(label(keys, "strong"), place, 0)
        rows.addWidget(_Row(action, keys), place, 1)
    inside = QVBoxLayout()
    inside.setContentsMargins(20, 14, 20, 16)
    inside.setSpacing(8)
    inside.addWidget(label(part.value, "heading"))
    inside.addLayout(rows)
    inside.addStretch(1)
    return card(inside)


def _keys_in_words(action: KeyAction, bindings: Bindings) -> str:
    keys = [words_of(key) for key in bindings.keys_of(action)]
    if action.name == TILE:
        return f"{keys[0]} to {keys[-2]}, {keys[-1]}"
    return " or ".join(keys)
