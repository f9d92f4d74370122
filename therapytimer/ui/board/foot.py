"""The board's foot: what was done last, and what is needed seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapytimer.ui.keys.bindings import key_tip
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton, bare_width, show_words
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

_LINE = 140  # pixels kept for what was done last
_VOID = "Opened by mistake, or the patient was not treated"


class BoardFoot(QWidget):
    """A line of text and quiet buttons."""

    typing_requested = Signal()
    void_requested = Signal()
    keys_requested = Signal()
    timeline_requested = Signal()
    patient_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: QLabel = label("", "muted", wraps=True)
        self.line.setAccessibleName("Last action")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(8)
        self.next_unit = ElidedLabel("muted")
        self.next_unit.setAccessibleName("Next unit")
        self.next_unit.hide()
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
        self.next_unit.setVisible(bool(sentence))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the line and the buttons without words need."""
        told = _LINE if self.next_unit.isVisibleTo(self) else 0
        bare = bare_width(self._seldom) + _LINE + told
        return QSize(bare, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give the buttons their words where the line has room beside them."""
        told = self.next_unit.sizeHint().width() if self.next_unit.text() else 0
        show_words(self._seldom, self.width() - _LINE - told)

    def show_table_mode(self, on: bool) -> None:
        """Show no more than the line of what was done last."""
        for one in self._seldom:
            one.setVisible(not on)

    def _buttons(self) -> tuple[IconButton, ...]:
        wired = (
            (IconButton("Keys", "keyboard", "quiet"), self.keys_requested, key_tip("sheet")),
            (
                IconButton("Timeline", "history", "quiet"),
                self.timeline_requested,
                key_tip("timeline"),
            ),
            (IconButton("Patient", "person", "quiet"), self.patient_requested, key_tip("patient")),
            (IconButton("Type minutes", "edit", "quiet"), self.typing_requested, key_tip("typing")),
            (IconButton("Void", "close", "quiet"), self.void_requested, _VOID),
        )
        for one, signal, tip in wired:
            one.clicked.connect(signal)
            one.setToolTip(f"{one.accessibleName()}: {tip}")
            # A tap leaves the keys with the board: Space pauses still.
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return tuple(one for one, _, _ in wired)
