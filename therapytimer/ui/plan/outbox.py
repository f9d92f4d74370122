"""The outbox: where reports and packets are put, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from therapytimer.paths import write_whole
from therapytimer.ui.fields.folder import start_in
from therapytimer.ui.note.export import ExportError, free_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from therapytimer.store.settings import Settings


def chosen_folder(window: QWidget, settings: Settings) -> Path | None:
    """Ask for a folder, beginning where notes go; None where nobody wants one."""
    known = settings.get("export_folder")
    place = QStandardPaths.StandardLocation.DocumentsLocation
    start = known if isinstance(known, str) and Path(known).is_dir() else start_in(place)
    chosen = QFileDialog.getExistingDirectory(window, "Folder for the PDF", start)
    return Path(chosen) if chosen else None


def put(folder: Path, name: str, content: bytes) -> Path:
    """Write a file under a name that is not taken; ExportError says why not."""
    try:
        return write_whole(free_path(folder, name), content)
    except ExportError:
        raise
    except OSError as error:
        why = error.strerror or "the system refused"
        raise ExportError(
            f"{name} was not written to {folder}: {why}. Choose another folder or make room, then "
            "try again."
        ) from error
