"""Preview: draws a visit's note as it stands now, and prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from therapytimer.ui.preview.page import PreviewPage
from therapytimer.ui.signing.in_place import replaced_by

if TYPE_CHECKING:
    from therapytimer.pdf.preview import PagePicture
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow

_SHOWN_PX = 880  # wide; small print is readable and a page fits a window's width
_PRINTED_PX = 2550  # 300 to the inch of a letter page


class Preview(QObject):
    """Signals: `export_wished` (visit id, open password), `left` (visit id), `left_found`."""

    export_wished = Signal(str, str)
    left = Signal(str)
    left_found = Signal()

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._visit_id, self._content = "", b""
        self._found = False  # among all visits, not come to from its own page
        self.page = PreviewPage()

    def show_visit(self, visit_id: str) -> None:
        """Show the note of a visit as it would be exported now."""
        from therapytimer.ui.note.export import drawn_note

        self._visit_id, self._found = visit_id, False
        self._content, _ = drawn_note(self._desk.casebook, visit_id, self._desk.now())
        self.page.show_pages(images_of(self._content, _SHOWN_PX))
        later = self._desk.casebook.later(visit_id)
        if later is not None:
            self.page.message.say("warn", replaced_by(later))
        self._window.show_page(self.page)

    def show_found(self, visit_id: str) -> None:
        """Show the note of a visit that was found among all: one goes back there."""
        self.show_visit(visit_id)
        self._found = True

    def export(self, password: str) -> None:
        """Have the note written to the disk, locked if there is a password."""
        self.export_wished.emit(self._visit_id, password)

    def leave(self) -> None:
        """Go back to the note's documentation, or to the search it was found by."""
        self._content = b""
        self.page.show_pages([])
        if self._found:
            self.left_found.emit()
        else:
            self.left.emit(self._visit_id)

    def print(self) -> None:
        """Ask for a printer and print the pages that are shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from therapytimer.ui.preview.printing import print_pages

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Treatment note")  # no name: the printer's queue is seen by everybody
        if QPrintDialog(printer, self._window).exec():
            if print_pages(images_of(self._content, _PRINTED_PX), printer):
                self.page.message.say("info", "The note was sent to the printer.")
            else:
                self.page.message.say("warn", "The printer took nothing; the note is kept here.")


def images_of(content: bytes, width_px: int) -> list[QImage]:
    """Draw the pages of a PDF, that many pixels wide."""
    from therapytimer.pdf.preview import page_pictures

    return [_image(one) for one in page_pictures(content, width_px)]


def _image(picture: PagePicture) -> QImage:
    row = picture.width * 3
    form = QImage.Format.Format_RGB888
    # The picture's bytes are not kept alive by Qt: a copy is.
    return QImage(picture.pixels, picture.width, picture.height, row, form).copy()
