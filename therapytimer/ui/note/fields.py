"""One field of the note: a title, its text, and its phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.note.chips import Chips
from therapytimer.ui.note.growing_edit import GrowingEdit
from therapytimer.ui.parts.labels import label
from therapytimer.visit.earlier import digest
from therapytimer.visit.phrases import SIDE, holds, set_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.service_fields import ServiceField


class TextField(QWidget):
    """A field with its name in the record, such as `services.97112.deficit`.

    `written` is the text that is kept, `key` says which phrases are its own. Signals: `typed`
    with each change by hand, `entered` and `left` with the field's name, `carried` with it too
    where the text of the note before was taken, `editing_wished` (name) for its phrases.
    """

    typed = Signal()
    entered = Signal(str)
    left = Signal(str)
    carried = Signal(str)
    editing_wished = Signal(str)

    def __init__(
        self, name: str, about: ServiceField, group: str, code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.about, self.key = name, about, (code, about.key)
        self.written, self.before = "", ""
        self.edit = GrowingEdit()
        self.edit.setPlaceholderText(about.hint)
        self.edit.setAccessibleName(f"{group}: {about.title}")
        self.edit.setAccessibleDescription(f"{about.hint}. Alt and Down: phrases.")
        self.mark = label("", "warn")
        self.mark.hide()
        self.chips: Chips | None = None
        self._untouched = ""
        self._title = label(about.title, "strong")
        self._title.setBuddy(self.edit)
        self._lay_out()
        self.edit.textChanged.connect(self._follow)
        self.edit.textChanged.connect(self.typed)
        self.edit.entered.connect(lambda: self.entered.emit(self.name))
        self.edit.left.connect(lambda: self.left.emit(self.name))
        self.edit.chips_wished.connect(self._walk_chips)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    @property
    def is_half_typed(self) -> bool:
        """Whether the field holds text that is not kept yet."""
        return self.text != self.written

    def show_written(self, text: str) -> None:
        """Show what is kept, unless something else is being typed."""
        keeps_typed = self.is_half_typed
        self.written = text
        if not keeps_typed:
            self.put(text)

    def put(self, text: str) -> None:
        """Put a text into the field as if nobody had typed it."""
        if text == self.text:
            return
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self._follow()

    def show_mark(self, untouched: str, day: str) -> None:
        """Mark the text as carried over from a day, as long as its digest stays `untouched`."""
        self._untouched = untouched
        self.mark.setText(f"From {day}, not changed yet")
        self._follow()

    def show_chips(self, phrases: Sequence[str], before: str, *, whole: bool) -> None:
        """Show phrases below the field; `before` introduces the text of the note before."""
        if self.edit.isReadOnly():
            return
        if self.chips is None:
            self.chips = self._made_chips()
        self.chips.show_chips(phrases, before, whole=whole)
        self.chips.follow(self.text)
        self.chips.show()

    def hide_chips(self) -> None:
        """Show no phrases."""
        if self.chips is not None:
            self.chips.hide()

    def carry(self) -> None:
        """Take the text of the note before, marked as such until it is changed."""
        if self.before and not self.text.strip():
            self.edit.write(self.before)
            self.carried.emit(self.name)

    def take(self, phrase: str) -> None:
        """Put a phrase into the text, once."""
        if not self.edit.hasFocus():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if not holds(self.text, phrase):
            before, after = self.edit.around()
            self.edit.write(set_in(before, phrase, after))
        self._follow()

    def _made_chips(self) -> Chips:
        made = Chips(self.edit.accessibleName(), self)
        made.phrase_taken.connect(self.take)
        made.side_taken.connect(self._say_side)
        made.before_wished.connect(self.carry)
        made.editing_wished.connect(lambda: self.editing_wished.emit(self.name))
        made.left.connect(self.edit.setFocus)
        self.inside.addWidget(made)
        return made

    def _say_side(self, side: str) -> None:
        self.edit.replace_first(SIDE, side)

    def _walk_chips(self) -> None:
        if self.chips is not None:
            self.chips.walk()

    def _follow(self) -> None:
        """Keep mark and chips in step with the text."""
        self.mark.setVisible(bool(self._untouched) and digest(self.text) == self._untouched)
        if self.chips is not None and not self.chips.isHidden():
            self.chips.follow(self.text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.mark)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(4)
        self.inside.addLayout(head)
        self.inside.addWidget(self.edit)
