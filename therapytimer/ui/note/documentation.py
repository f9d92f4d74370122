"""Documentation: keeps the document page in step with one visit, and sends its note out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from therapytimer.store.errors import StoreError
from therapytimer.ui.fields.folder import start_in
from therapytimer.ui.note.drafts import keep_draft
from therapytimer.ui.note.page import DocumentPage, Sheet
from therapytimer.ui.note.writing import Writing
from therapytimer.ui.signing.in_place import replaced_by
from therapytimer.visit.clinic_settings import names_in_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow

_OWN = ("note.", "services.")  # the fields of the page begin so


class Documentation(QObject):
    """Shows one visit's note to be, writes its texts, exports its PDF.

    Signals: `exported` (Path); `placed` (where a note was put that is wished on another page).
    """

    exported = Signal(object)
    placed = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.page = DocumentPage(desk.casebook.codes)
        self.writing = Writing(desk, self)
        self._visit_id: str | None = None

    def tidy(self) -> None:
        """Remove what a killed program left half-written in the folder of the notes."""
        known = self._desk.store.settings.get("export_folder")
        if isinstance(known, str):
            from therapytimer.paths import sweep_strays

            sweep_strays(Path(known))

    def show_visit(self, visit_id: str) -> None:
        """Show a visit's documentation."""
        self._visit_id = visit_id
        self._desk.follow(visit_id)
        self.writing.look_back(visit_id)
        self._show(visit_id)
        self._window.show_page(self.page)

    def refresh(self, visit_id: str) -> None:
        """Show what changed in a visit, if it is the one on the page."""
        visible = self._window.page() is self.page
        self._outdate(visit_id)
        if visible and visit_id == self._visit_id:  # a page out of sight costs no tap its time
            self._show(visit_id)

    def show_again(self) -> None:
        """Show the visit on the page with phrases that changed."""
        if self._visit_id is not None:
            self.refresh(self._visit_id)

    def _show(self, visit_id: str) -> None:
        book, now = self._desk.casebook, self._desk.now()
        self.page.show_sheet(
            Sheet(
                book.visit(visit_id),
                book.bill(visit_id, now),
                book.checked(visit_id, now),
                self._desk.store.alive.draft(visit_id),
                self.writing.aids(visit_id),
                later=book.later(visit_id),
            )
        )

    def leave(self) -> None:
        """Write what is typed but not written, before another page shows."""
        self.page.leave()

    def decide(self, visit_id: str, about: str, choice: str) -> None:
        """Record a choice made on the page."""
        self._desk.decide(visit_id, about, choice)

    def write(self, visit_id: str, field: str, value: str) -> None:
        """Keep the text of one field."""
        desk = self._desk
        self.writing.keep_earlier(visit_id)
        try:
            desk.store.visits.write_text(visit_id, field, value, desk.user.id, desk.now())
        except StoreError as problem:
            self.page.show_problem(str(problem))
            return
        desk.casebook.forget(visit_id)
        self.refresh(visit_id)

    def keep_draft(self, visit_id: str, texts: Mapping[str, str]) -> None:
        """Keep half-typed text, so that a crash costs no word."""
        try:
            keep_draft(self._desk.store.alive, visit_id, texts, _OWN)
        except StoreError as problem:
            self.page.show_problem(str(problem))

    def export(self, visit_id: str, password: str = "") -> None:
        """Write the visit's note as a PDF into a folder that the user chooses once."""
        folder = self.folder()
        if folder is None:
            return
        from therapytimer.ui.note.export import Way, export_note

        desk = self._desk
        later = desk.casebook.later(visit_id)
        by_patient = names_in_files(desk.store.settings.all())
        way = Way(folder, password, by_patient, replaced_by(later) if later else "")
        try:
            done = export_note(desk.casebook, visit_id, desk.now(), way)
        except (StoreError, OSError, ValueError) as problem:
            self._say(self.page.show_problem, str(problem))
            return
        if self._window.page() is self.page:
            self.page.show_exported(done.sentence)
        else:
            self.placed.emit(done.sentence)
        self.exported.emit(done.path)

    def _outdate(self, visit_id: str) -> None:
        """Say no more where the note was put, once the file lacks something."""
        if visit_id == self._visit_id:
            self.page.hide_exported()

    def _say(self, on_page: Callable[[str], None], sentence: str) -> None:
        """Say it on the page, or above whatever page is visible."""
        visible = self._window.page() is self.page
        (on_page if visible else self._window.tell)(sentence)

    def folder(self) -> Path | None:
        """Give the folder for notes, which is asked for once; None where nobody chose one."""
        settings = self._desk.store.settings
        known = settings.get("export_folder")
        if isinstance(known, str) and Path(known).is_dir():
            return Path(known)
        start = start_in(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getExistingDirectory(self._window, "Folder for exported notes", start)
        if not chosen:
            return None
        try:
            settings.set("export_folder", chosen, self._desk.user.id, self._desk.now())
        except StoreError as problem:  # it is asked again next time
            self._say(self.page.show_problem, str(problem))
        return Path(chosen)
