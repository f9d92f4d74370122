"""The edit tables in force, and importing newer ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout

from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.folder import start_in
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label
from therapytimer.ui.rates.frame import RatesFrame
from therapytimer.ui.rates.import_part import ImportPart

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 1000
_EXPLAINED = "A bill is checked with the row that is valid on its date of service."
_FILES = "Edit files (*.zip *.txt *.csv);;All files (*)"
_LICENCE = (
    "The codes in these files are the American Medical Association's: download them yourself from "
    "the pages of CMS or Medicaid, where you accept its licence. The program never downloads "
    "anything. Choose all parts of one quarter at once, zipped or not; PTP and MUE files apart."
)
_QUARTER_WIDTH = 360
_DOWNLOADS = QStandardPaths.StandardLocation.DownloadLocation
_ROWS = 2  # the column of figures
_QUARTER = "Only where the names of the files do not say it, such as 2026Q4."


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table as it is shown: what it is of, its name, rows kept, since when, what it lacks."""

    kind: str
    name: str
    rows: int
    since: str
    lacks: str = ""


class EditsPage(RatesFrame):
    """Shows the tables and wishes for others.

    Signal: `import_wished` (tuple of Paths, quarter or ""). The rest comes from `importing`.
    """

    import_wished = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("Edits", _WIDTH)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(12)
        for column, share in enumerate((3, 4, 2, 3)):
            self.grid.setColumnStretch(column, share)
        self.quarter = Field("Quarter", _QUARTER)
        self.choose = IconButton("Import…", "import", "primary")
        self.importing = ImportPart()
        tables = Section("Tables in force", _EXPLAINED)
        tables.inside.addLayout(self.grid)
        newer = Section("Import a newer quarter", _LICENCE)
        self.quarter.setFixedWidth(_QUARTER_WIDTH)
        newer.add_line(self.quarter)
        newer.add_line(self.choose)
        newer.inside.addWidget(self.importing)
        self.content.addWidget(tables)
        self.content.addWidget(newer)
        self.choose.clicked.connect(self._ask)

    def show_tables(self, rows: Sequence[TableRow]) -> None:
        """Show the tables in force."""
        clear(self.grid)
        for column, title in enumerate(("Edits", "Table", "Rows kept", "In use")):
            self.grid.addWidget(label(title, "small"), 0, column, _side(column))
        for number, row in enumerate(rows):
            cells = (row.kind, row.name, f"{row.rows:,}", row.since)
            for column, text in enumerate(cells):
                cell = label(text, None if column else "strong", wraps=column != _ROWS)
                self.grid.addWidget(cell, 2 * number + 1, column, _side(column))
            if row.lacks:
                lacks = label(row.lacks, "warn", wraps=True)
                self.grid.addWidget(lacks, 2 * number + 2, 1, 1, 3)

    def show_reading(self, percent: int) -> None:
        """Show how far reading is; nothing else can be begun meanwhile."""
        self.choose.setEnabled(False)
        self.importing.show_reading(percent)

    def show_found(self, sentences: Sequence[str]) -> None:
        """Show what an import would change, before it does."""
        self.choose.setEnabled(False)
        self.importing.show_found(sentences)

    def end_import(self) -> None:
        """Be ready for another import."""
        self.choose.setEnabled(True)
        self.importing.end()

    def _ask(self) -> None:
        start = start_in(_DOWNLOADS)
        chosen, _ = QFileDialog.getOpenFileNames(self, "Edit files of one quarter", start, _FILES)
        if chosen:
            paths = tuple(Path(each) for each in chosen)
            self.import_wished.emit(paths, self.quarter.text())


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _ROWS else Qt.AlignmentFlag(0)
    return side | Qt.AlignmentFlag.AlignTop
