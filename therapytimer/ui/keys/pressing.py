"""From a press to a key: how Qt writes it, and whether a contact has only bounced."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

BOUNCE = timedelta(milliseconds=300)
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALONE = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
    Qt.Key.Key_unknown,
}


def key_of(event: QKeyEvent) -> str:
    """Write the key of a press as Qt does ("Ctrl+Z", "PgDown"); nothing for a modifier alone.

    A digit is one wherever it stands on the keyboard: some layouts ask for Shift.
    """
    key = Qt.Key(event.key())
    if key in _ALONE:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.text().isdecimal() and event.text().isascii() and not modifiers & _CHORDS:
        return event.text()
    pressed = QKeyCombination(modifiers, key)
    return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)


class Contact:
    """The contact of a pedal: presses that follow one another within 300 ms are one."""

    def __init__(self) -> None:
        self._pressed: dict[str, datetime] = {}

    def counts(self, key: str, at: datetime) -> bool:
        """Tell whether a press counts, and remember it; a bounce may bounce again."""
        before = self._pressed.get(key)
        self._pressed[key] = at
        return before is None or at - before >= BOUNCE
