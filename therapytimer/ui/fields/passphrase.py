"""Typing a passphrase, hidden until one asks to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QWidget

from therapytimer.billing.wording import counted
from therapytimer.ui.fields.field import Field
from therapytimer.ui.parts.labels import button
from therapytimer.visit.passphrases import too_short

if TYPE_CHECKING:
    from collections.abc import Sequence

_GOOD_LENGTH = 15
_LENGTH_HINT = "Four or five words in a row are easy to remember and hard to guess."


class PassphraseField(Field):
    """A passphrase with a button that shows or hides it."""

    def __init__(self, caption: str, hint: str = "", beside: Sequence[QWidget] = ()) -> None:
        self.eye = _eye_button(caption)
        super().__init__(caption, hint, (self.eye, *beside))
        self.hide_text()
        self.eye.toggled.connect(self._show_or_hide)

    def text(self) -> str:
        """Return the passphrase as it was typed: its blanks count."""
        return self.edit.text()

    def hide_text(self) -> None:
        """Show dots again."""
        self.eye.setChecked(False)
        self._show_or_hide(False)

    def begin(self) -> None:
        """Forget what was typed and what was said of it."""
        self.edit.clear()
        self.show_problem("")
        self.hide_text()

    def _show_or_hide(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.setText("Hide" if shown else "Show")


class NewPassphrase(QWidget):
    """A new passphrase, typed twice: side by side, or stacked where it is narrow."""

    def __init__(self, caption: str = "Passphrase", *, stacked: bool = False) -> None:
        super().__init__()
        self.first = PassphraseField(caption, _LENGTH_HINT)
        self.second = PassphraseField(f"{caption} again")
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        line = QBoxLayout(way, self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.first, 1)
        line.addWidget(self.second, 1)
        self.first.changed.connect(self._hint_at_length)

    def begin(self) -> None:
        """Forget both."""
        self.first.begin()
        self.second.begin()

    def text(self) -> str:
        """Return the passphrase."""
        return self.first.text()

    def is_sound(self) -> bool:
        """Tell whether both are there, long enough and the same; if not, say so at the field."""
        first, second = self.first.text(), self.second.text()
        self.first.show_problem(
            too_short(first) if first else "Type a passphrase: an empty one protects nothing."
        )
        differs = bool(first) and first != second
        self.second.show_problem("The two passphrases differ; type the same twice." * differs)
        return not (too_short(first) or differs)

    def _hint_at_length(self) -> None:
        typed = len(self.first.text())
        hint = f"{counted(typed, 'character')}. {_LENGTH_HINT}" if typed else _LENGTH_HINT
        self.first.show_hint("A good length." if typed >= _GOOD_LENGTH else hint)


def _eye_button(caption: str) -> QPushButton:
    eye = button("Show")
    eye.setAutoDefault(False)  # Enter in a field is for going on
    eye.setCheckable(True)
    eye.setAccessibleName(f"Show {caption.lower()}")
    return eye
