"""Phrase chips below a field: a tap puts one into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import clear
from therapytimer.visit.phrases import SIDE, holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

_SIDES = ("left", "right")
_FIRST = 6  # phrases shown until more are asked for
_WIDEST = 440  # pixels: a long text must not widen the page
_LEAST = 160
_AROUND = 36  # pixels of border and padding beside the words
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class Chip(QPushButton):
    """One phrase; it stays pressed while the text holds it. Its words give way to the width."""

    stepped = Signal(object, int)
    left = Signal()

    def __init__(self, words: str, what: str = "Phrase") -> None:
        super().__init__()
        self.words = words
        self._shown = words.replace("[number]", "…").replace(SIDE, "…")
        self._room = 0
        self.setAutoDefault(True)
        # The cursor stays in its field: a tap must not leave it, and Tab goes on to the next one.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{what}: {self._shown}" if what else self._shown)
        self.fit(_WIDEST)

    def fit(self, room: int) -> None:
        """Show as many words as there is room for."""
        if room == self._room:
            return
        self._room = room
        shown = self._pressed_metrics().elidedText(
            self._shown, Qt.TextElideMode.ElideRight, room - _AROUND
        )
        self.setText(shown)
        self.setToolTip("" if shown == self._shown else self._shown)

    def sizeHint(self) -> QSize:
        """Keep room for the bolder words of a pressed chip, so that nothing moves."""
        words = self._pressed_metrics().horizontalAdvance(self.text())
        return QSize(max(words + _AROUND, TOUCH), max(super().sizeHint().height(), TOUCH))

    def _pressed_metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, go back to the field with Escape."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(self, _STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """The chips of one field, in lines.

    Signals: `phrase_taken` and `side_taken` (text), `before_wished` for the text of the note
    before, `editing_wished`, and `left` when the keyboard goes back to the field.
    """

    phrase_taken = Signal(str)
    side_taken = Signal(str)
    before_wished = Signal()
    editing_wished = Signal()
    left = Signal()

    def __init__(self, group: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{group}: phrases")
        self.phrases: list[Chip] = []
        self.sides: list[Chip] = []
        self.before: Chip | None = None
        self.more, self.edit = Chip("", ""), Chip("", "")
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 4, 0, 0)

    def show_chips(self, phrases: Sequence[str], before: str = "", *, whole: bool) -> None:
        """Show phrases, and the text of the note before ("" for none); `whole` offers all else."""
        clear(self._flow)
        self.phrases = [Chip(one) for one in phrases]
        self.sides = [Chip(one, "Side") for one in _SIDES] if whole else []
        self.before = Chip(before, "") if before else None
        self.more = Chip(f"{len(phrases) - _FIRST} more", "Phrases")
        self.edit = Chip("Edit phrases", "")
        for one in self.phrases:
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, one=one: self._take(one))
        for one in self.sides:
            one.clicked.connect(lambda _=False, one=one: self.side_taken.emit(one.words))
        if self.before is not None:
            self.before.clicked.connect(self.before_wished)
        self.edit.clicked.connect(self.editing_wished)
        self.more.clicked.connect(self._show_more)
        for one in (self.more, self.edit):
            one.setProperty("kind", "quiet")
        last = [self.more, self.edit] if whole else []
        for one in (*([self.before] if self.before else []), *self.sides, *self.phrases, *last):
            self._add(one)
        self.more.setVisible(whole and len(phrases) > _FIRST)
        for one in self.phrases[_FIRST:]:
            one.hide()
        self._fit()

    def follow(self, text: str) -> None:
        """Show which phrases a text holds, and the sides while one is left to be said."""
        for one in self.phrases:
            one.setChecked(holds(text, one.words))
        for one in self.sides:
            one.setVisible(SIDE in text)
        if self.before is not None:
            self.before.setVisible(not text.strip())

    def walk(self) -> None:
        """Put the keyboard on the first chip."""
        shown = self._shown()
        if shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Ask for little width: words give way."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, chip: Chip) -> None:
        chip.stepped.connect(self._step)
        chip.left.connect(self.left)
        self._flow.addWidget(chip)

    def _show_more(self) -> None:
        self.more.hide()
        for one in self.phrases:
            one.show()

    def _take(self, chip: Chip) -> None:
        chip.setChecked(True)  # whatever a second press did: nothing is written twice
        self.phrase_taken.emit(chip.words)

    def _step(self, chip: Chip, steps: int) -> None:
        shown = self._shown()
        place = shown.index(chip) + steps
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> list[Chip]:
        first = [self.before] if self.before else []
        every = [*first, *self.sides, *self.phrases, self.more, self.edit]
        return [one for one in every if one.isVisibleTo(self)]

    def _fit(self) -> None:
        for one in self.findChildren(Chip):
            one.fit(min(self.width(), _WIDEST))
