"""Writes the notes of one visit into a folder, one after the other, until it is killed."""

import sys
from pathlib import Path

from builders import a_documented_visit, at
from PySide6.QtGui import QGuiApplication
from ui.note.test_export import book

from therapytimer.ui.note.export import Way, export_note


def main(folder):
    """Export until killed, saying which notes are told of as written."""
    app = QGuiApplication([])
    visit = a_documented_visit(note={"plan": "Walk to the door and back. " * 300})
    while app:
        done = export_note(book(visit), visit.id, at("16:00"), Way(Path(folder)))
        sys.stdout.write(f"{done.path.name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
