"""Phrasing: whose phrases are shown. Those of the field with the cursor, and a few of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from therapytimer.pdf.times import short_day
from therapytimer.ui.note.aids import Aids
from therapytimer.ui.note.phrase_editor import PhraseEditor
from therapytimer.ui.parts.labels import let_go

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QScrollArea

    from therapytimer.ui.note.fields import TextField

_LINES_MS = 50  # phrases that wrap ask for their lines more than once
_OF_NEXT = 3  # phrases of the next empty field: enough to go on with one tap


class Phrasing(QObject):
    """Shows the chips of one field at a time, so that the page stays calm.

    Signal: `phrases_wished` (code, field, lines) once somebody edited the phrases of a field.
    """

    phrases_wished = Signal(str, str, object)

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._fields: Mapping[str, TextField] = {}
        self._aids, self._discipline = Aids(), ""
        self._active, self._edited = "", ""
        self.editor: PhraseEditor | None = None

    def begin(self, fields: Mapping[str, TextField]) -> None:
        """Follow other fields from now on."""
        self._fields, self._active, self.editor = fields, "", None
        for field in fields.values():
            field.entered.connect(self.enter)
            field.editing_wished.connect(self.edit)

    def use(self, aids: Aids, discipline: str) -> None:
        """Offer these phrases from now on."""
        changed = (aids.library, aids.before) != (self._aids.library, self._aids.before)
        self._aids, self._discipline = aids, discipline
        for name, field in self._fields.items():
            field.before = aids.before.get(name, "")
        if changed and self._active in self._fields:
            self._drop_editor()
            self._show(self._active)

    def enter(self, name: str) -> None:
        """Show the phrases of the field that has the cursor now; it stays where it is seen."""
        if name == self._active or name not in self._fields:
            return  # Qt gives the keyboard back to a field of the visit before, which is to go
        self._drop_editor()
        height = self._height_of(name)
        self._active = name
        self._show(name)
        QTimer.singleShot(0, self, lambda: self._settle(name, height))

    def edit(self, name: str) -> None:
        """Open the editor of a field's phrases below it."""
        field = self._fields[name]
        self._drop_editor()
        lines = self._aids.library.offered(field.key, self._discipline)
        self._edited = name
        self.editor = PhraseEditor(field.edit.accessibleName(), lines, field)
        self.editor.lines_wished.connect(self._wish)
        self.editor.closed.connect(self._close_editor)
        field.inside.addWidget(self.editor)
        self.editor.show()
        self.editor.begin()
        QTimer.singleShot(0, self, lambda: self._reveal(name))

    def show_problem(self, sentence: str) -> bool:
        """Say in the editor why phrases were not kept; False where none is open."""
        if self.editor is None:
            return False
        self.editor.show_problem(sentence)
        return True

    def _wish(self, lines: list[str]) -> None:
        self.phrases_wished.emit(*self._fields[self._edited].key, lines)

    def _show(self, name: str) -> None:
        following = self._next_empty(name)
        for other, field in self._fields.items():
            if other == name:
                self._show_all(field)
            elif other == following:
                field.show_chips(self._offered(field)[:_OF_NEXT], "", whole=False)
            else:
                field.hide_chips()

    def _show_all(self, field: TextField) -> None:
        on = self._aids.before_on
        before = f"As on {short_day(on)}: {field.before}" if on and field.before else ""
        field.show_chips(self._offered(field), " ".join(before.split()), whole=True)

    def _offered(self, field: TextField) -> tuple[str, ...]:
        return self._aids.library.offered(field.key, self._discipline)

    def _next_empty(self, name: str) -> str:
        """Name the next field below that is asked for and has no text yet."""
        names = list(self._fields)
        below = names[names.index(name) + 1 :]
        empty = (
            one
            for one in below
            if self._fields[one].about.needed and not self._fields[one].text.strip()
        )
        return next(empty, "")

    def _height_of(self, name: str) -> int:
        return self._fields[name].edit.mapTo(self._area.viewport(), QPoint()).y()

    def _settle(self, name: str, height: int) -> None:
        """Keep the field under the hand, though chips above it have gone."""
        if name != self._active or name not in self._fields:
            return
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._height_of(name) - height)
        self._reveal(name)
        QTimer.singleShot(_LINES_MS, self, lambda: self._reveal(name))

    def _reveal(self, name: str) -> None:
        """Bring into sight what can be tapped next; the field itself above all."""
        field = self._fields.get(name)
        if field is not None and name == self._active:
            following = self._fields.get(self._next_empty(name))
            if following is not None and following.chips is not None:
                self._area.ensureWidgetVisible(following.chips, 0, 8)
            self._area.ensureWidgetVisible(self.editor or field.chips or field.edit, 0, 8)
            self._area.ensureWidgetVisible(field.edit, 0, 32)

    def _close_editor(self) -> None:
        # First the keyboard: it would go to some other field with what is taken away.
        if self._active in self._fields:
            self._fields[self._active].edit.setFocus()
        self._drop_editor()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            let_go(self.editor)
            self.editor = None
