"""Who else took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import let_go
from therapytimer.ui.patient.present_row import ROLES, PresentRow
from therapytimer.ui.patient.typed_present import present_in
from therapytimer.visit.people import Present

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_EXPLAINED = "Students, aides and others at this visit. Their minutes never count."


class PresentPart(Section):
    """A row for each person; its text is one line for each who has a name."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Also present", _EXPLAINED)
        self.rows: list[PresentRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add = IconButton("Add a person", "plus")
        self.inside.addLayout(self._column)
        self.add_line(self.add)
        self.add.clicked.connect(self.begin_row)

    def text(self) -> str:
        """Return who is typed, one a line."""
        return "\n".join(filter(None, (row.line() for row in self.rows)))

    def set_text(self, text: str) -> None:
        """Show who took part; rows that say the same already stay as they are."""
        if text == self.text():
            return
        for row in self.rows:
            let_go(row)
        self.rows = []
        for one in present_in(text):
            self._add(one)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self.add.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)

    def target(self) -> QWidget:
        """Return the first name that is missing; the aide of the log gets a row for it."""
        nameless = [row for row in self.rows if not row.line()]
        return (nameless or [self._add(Present(ROLES[0], ""))])[0].name

    def begin_row(self) -> None:
        """Add a row and put the cursor into it."""
        self._add(Present(ROLES[0], "")).name.setFocus()

    def _add(self, one: Present) -> PresentRow:
        row = PresentRow(one)
        row.changed.connect(self.changed)
        row.left.connect(self.left)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _remove(self, row: PresentRow) -> None:
        self.rows.remove(row)
        let_go(row)
        self.add.setFocus()
        self.changed.emit()
        self.left.emit()
