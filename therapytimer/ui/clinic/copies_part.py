"""Copies of the clinic's data: where a second one goes, making one, going back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from therapytimer.ui.fields.folder import FolderField
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label

if TYPE_CHECKING:
    from pathlib import Path

_EXPLAINED = (
    "The program copies the data at each start, each hour and when it ends, and checks each copy. "
    "A second place keeps them when this computer is lost."
)


class CopiesPart(Section):
    """Signals: `folder_wished` (Path or None), `copy_requested`, `restore_requested`."""

    folder_wished = Signal(object)
    copy_requested = Signal()
    restore_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Copies", _EXPLAINED)
        self.folder = FolderField("Second place", "A stick or a share.")
        self._latest = label("", "muted", wraps=True)
        self.make = IconButton("Make a copy now", "backup")
        self.restore = IconButton("Restore from a copy…", "history")
        self.inside.addWidget(self.folder)
        self.inside.addWidget(self._latest)
        self.add_line(self.make, self.restore)
        self.folder.chosen.connect(self.folder_wished)
        self.make.clicked.connect(self.copy_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.show_copies(None, "")

    def show_copies(self, folder: Path | None, latest: str) -> None:
        """Show the second place, and in words when the latest copy was made."""
        self.folder.show_folder(folder)
        self._latest.setText(latest)
        self._latest.setVisible(bool(latest))
