"""The edit desk: shows the tables in force, and imports others in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapytimer.billing.edit_kinds import TableKind, lacking_words
from therapytimer.pdf.times import day
from therapytimer.store.errors import StoreError
from therapytimer.ui.rates.edit_reader import EditReader, Wanted
from therapytimer.ui.rates.edits_page import EditsPage, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from therapytimer.store.edit_source import EditImport
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow

_NONE = "nothing: bills are checked against no such edit"


class EditDesk(QObject):
    """Carries out what the page of edits wishes."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._found: EditImport | None = None
        self.page, self.reader = EditsPage(), EditReader(self)

    def show_edits(self) -> None:
        """Show the tables in force; an import under way goes on."""
        self.page.show_tables([self._row(kind) for kind in TableKind])
        self.page.show_saved("")
        self._window.show_page(self.page)

    def read(self, paths: tuple[Path, ...], quarter: str) -> None:
        """Begin to read files."""
        self.page.show_reading(0)
        codes = self._desk.store.edit_tables.codes()
        self.reader.read(Wanted(paths, codes, quarter or None))

    def show_found(self, found: EditImport) -> None:
        """Say what an import would change."""
        tables, today = self._desk.store.edit_tables, self._desk.now().date()
        self._found = found
        self.page.show_found(
            (
                f"{found.kind.label}: {found.rows:,} rows read, {found.kept:,} of them kept.",
                tables.changes(found, today).sentence,
            )
        )

    def show_failed(self, sentence: str) -> None:
        """Say why nothing could be read."""
        self.page.end_import()
        self.page.show_problem(f"{sentence} Nothing was changed.")

    def show_stopped(self) -> None:
        """Say that reading was cancelled."""
        self.page.end_import()
        self.page.show_saved("Cancelled: the tables are as they were.")

    def apply(self) -> None:
        """Put what was read in use, all or nothing."""
        found, desk = self._found, self._desk
        if found is None:
            return
        try:
            changed = desk.store.edit_tables.keep(found, desk.user.id, desk.now())
        except StoreError as problem:
            self.page.show_problem(str(problem))
            return
        self._found = None
        desk.casebook.forget()  # its bills rest on the tables
        self.page.end_import()
        name = found.table.name
        self.page.show_saved(f"{name} is in use." if changed else f"{name} was in use already.")
        self.page.show_tables([self._row(kind) for kind in TableKind])

    def leave(self) -> None:
        """Let go of what was read."""
        self._found = None
        self.page.end_import()
        self.page.show_saved("The tables are as they were.")

    def _row(self, kind: TableKind) -> TableRow:
        tables = self._desk.store.edit_tables
        held, lacking = tables.held(kind), tables.not_covered(kind)
        at = held.imported_at
        since = "built in" if at is None else f"imported on {day(at)}"
        if at is None and not held.rows:
            since = _NONE
        return TableRow(kind.label, held.table.name, held.rows, since, lacking_words(lacking))
