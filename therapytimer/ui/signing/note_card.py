"""One note that waits for a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from therapytimer.billing.wording import counted
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from therapytimer.ui.signing.forms import ToSign

_MOST_ADVICE = 3


class NoteCard(QFrame):
    """Names a note and says whether it can be signed; `note_requested` carries its visit id."""

    note_requested = Signal(str)

    def __init__(self, note: ToSign) -> None:
        super().__init__()
        self.setProperty("card", True)
        name = ElidedLabel("strong")
        name.setText(note.name)
        self.go = IconButton("Go to the note", "note", "quiet")
        self.go.setAccessibleName(f"Go to the note of {note.name}")
        self.go.clicked.connect(lambda: self.note_requested.emit(note.visit_id))
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(name)
        said.addWidget(label(note.facts, "muted", wraps=True))
        said.addWidget(label(_state(note), "warn" if note.refusal else None, wraps=True))
        for one in note.advice[:_MOST_ADVICE]:
            said.addWidget(label(one, "small", wraps=True))
        more = len(note.advice) - _MOST_ADVICE
        if more > 0:
            said.addWidget(label(f"and {more} more in the note", "small"))
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 16, 16, 16)
        line.addLayout(said, 1)
        line.addWidget(self.go)


def _state(note: ToSign) -> str:
    if note.refusal:
        return f"Not ready: {note.refusal}"
    if not note.advice:
        return "Ready: nothing is open."
    return f"Ready. {counted(len(note.advice), 'piece')} of advice left open:"
