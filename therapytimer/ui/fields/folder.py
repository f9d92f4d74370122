"""Choosing a folder, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from therapytimer.ui.fields.field import Field
from therapytimer.ui.parts.labels import button

_HOME = QStandardPaths.StandardLocation.HomeLocation


def start_in(place: QStandardPaths.StandardLocation) -> str:
    """Give the folder of a place, or that of the user where the place has none."""
    known = QStandardPaths.writableLocation(place)
    return known if Path(known).is_dir() else QStandardPaths.writableLocation(_HOME)


class FolderField(Field):
    """Shows a folder; one button chooses another, one takes it away."""

    chosen = Signal(object)  # Path or None

    def __init__(self, caption: str, hint: str = "") -> None:
        self.choose, self.none = button("Choose…"), button("None", "quiet")
        super().__init__(caption, hint, (self.choose, self.none))
        self.choose.setAccessibleName(f"Choose a folder: {caption}")
        self.none.setAccessibleName(f"No folder: {caption}")
        self.edit.setReadOnly(True)
        self.edit.setPlaceholderText("None chosen")
        self.choose.clicked.connect(self._ask)
        self.none.clicked.connect(lambda: self._take(None))
        self.show_folder(None)

    def folder(self) -> Path | None:
        """Return the folder shown."""
        return Path(self.edit.text()) if self.edit.text() else None

    def show_folder(self, folder: Path | None) -> None:
        """Show a folder, or that there is none."""
        self.edit.setText(str(folder) if folder else "")
        self.none.setEnabled(folder is not None)

    def _ask(self) -> None:
        start = self.edit.text() or QStandardPaths.writableLocation(_HOME)
        picked = QFileDialog.getExistingDirectory(self, "Where shall copies go?", start)
        if picked:
            self._take(Path(picked))

    def _take(self, folder: Path | None) -> None:
        self.show_folder(folder)
        self.chosen.emit(folder)
