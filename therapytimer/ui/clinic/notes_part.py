"""How notes are signed and under which names they leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import label

_FILES = {"number": "Record number", "name": "Patient's name"}
_WHAT = (
    "A note that an assistant has signed then waits for the supervising therapist, in their list "
    "of today. It holds for notes signed from now on."
)
_SEEN = "A file's name is seen by everybody who sees the folder; record numbers tell nobody."


class NotesPart(Section):
    """Signals: `cosign_wished` and `names_in_files_wished`, each with yes or no."""

    cosign_wished = Signal(bool)
    names_in_files_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__("Notes")
        self.cosign = QCheckBox("Assistants' notes need a co-signature")
        self.files = Choice("Exported notes are named by day and", _FILES)
        self.inside.addWidget(self.cosign)
        self.inside.addWidget(label(_WHAT, "muted", wraps=True))
        self.inside.addWidget(self.files)
        self.inside.addWidget(label(_SEEN, "muted", wraps=True))
        self.cosign.clicked.connect(self.cosign_wished)
        self.files.chosen.connect(self._wish_names)

    def show_notes(self, *, cosign: bool, names_in_files: bool) -> None:
        """Show what is set without wishing for it."""
        self.cosign.setChecked(cosign)
        self.files.choose("name" if names_in_files else "number")

    def _wish_names(self, chosen: str) -> None:
        self.names_in_files_wished.emit(chosen == "name")
