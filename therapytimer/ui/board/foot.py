"""The board's foot: what was done last, and what is needed seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapytimer.ui.keys.bindings import key_tip
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

_VOID = "Opened by mistake, or the patient was not treated"


class BoardFoot(QWidget):
    """A line of text and quiet buttons."""

    typing_requested = Signal()
    void_requested = Signal()
    keys_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: QLabel = label("", "muted", wraps=True)
        self.line.setAccessibleName("Last action")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(8)
        self.next_unit: QLabel = label("", "muted")
        self.next_unit.setAccessibleName("Next unit")
        layout.addWidget(self.line, 1)
        layout.addWidget(self.next_unit)
        self._seldom = self._buttons()
        for one in self._seldom:
            layout.addWidget(one)

    def say(self, sentence: str) -> None:
        """Show what was done last."""
        self.line.setText(sentence)

    def show_next(self, sentence: str) -> None:
        """Show from how many minutes on there is one unit more; nobody is told aloud."""
        self.next_unit.setText(sentence)

    def show_table_mode(self, on: bool) -> None:
        """Show no more than the line of what was done last."""
        for one in self._seldom:
            one.setVisible(not on)

    def _buttons(self) -> tuple[IconButton, ...]:
        wired = (
            (IconButton("Keys", "keyboard", "quiet"), self.keys_requested, key_tip("sheet")),
            (IconButton("Type minutes", "edit", "quiet"), self.typing_requested, key_tip("typing")),
            (IconButton("Void", "close", "quiet"), self.void_requested, _VOID),
        )
        for one, signal, tip in wired:
            one.clicked.connect(signal)
            one.setToolTip(tip)
            # A tap leaves the keys with the board: Space pauses still.
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return tuple(one for one, _, _ in wired)
