"""The clinic's own codes, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, label, let_go

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.codes import Catalogue

_EXPLAINED = (
    "Codes that the catalogue lacks, each in one line of four parts with a semicolon between: "
    "number and short name; timed or untimed; contact; disciplines. Contact is one of five: "
    "one-on-one, group, program, supervised or caregiver. For example:"
)
_SHIPPED = "{number} ships with the program by now: the catalogue's counts, and this line does not."
_EXAMPLE = "20560 dry needling, 1-2 muscles; untimed; one-on-one; PT"


class OwnCodesPart(Section):
    """A field for each code; what cannot be read is told beneath its line.

    `wished` carries all lines, joined by line ends, once every one of them can be read.
    """

    wished = Signal(str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("Codes of your own", _EXPLAINED)
        self._catalogue = catalogue
        self._shown: tuple[str, ...] = ()
        self.lines: list[Field] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add = IconButton("Add a code", "plus")
        self.keep = button("Keep the codes", "primary")
        example = label(_EXAMPLE, "strong", wraps=True)
        example.setAccessibleName(_EXAMPLE)
        example.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.inside.addWidget(example)
        self.inside.addLayout(self._column)
        self.add_line(self.keep, self.add)
        self.add.clicked.connect(self._begin_line)
        self.keep.clicked.connect(self._wish)
        self._follow()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show what is kept."""
        for field in self.lines:
            let_go(field)
        self.lines = []
        self._shown = tuple(lines)
        for text in lines:
            field, number = self._add(text), text.partition(" ")[0]
            if self._catalogue.shipped(number):
                field.show_problem(_SHIPPED.format(number=number))
        self._follow()

    def typed(self) -> tuple[str, ...]:
        """Return what is typed, without empty lines."""
        return tuple(field.text() for field in self.lines if field.text())

    def _begin_line(self) -> None:
        self._add("").edit.setFocus()

    def _add(self, text: str) -> Field:
        remove = button("Remove", "quiet")
        field = Field("Code of your own", "", (remove,), captioned=False)
        field.edit.setPlaceholderText(_EXAMPLE)
        field.set_text(text)
        field.edit.setCursorPosition(0)
        field.changed.connect(self._follow)
        field.edit.returnPressed.connect(self._wish)
        remove.setAccessibleName(f"Remove {text.partition(';')[0] or 'this code'}")
        remove.clicked.connect(lambda: self._remove(field))
        self.lines.append(field)
        self._column.addWidget(field)
        return field

    def _remove(self, field: Field) -> None:
        self.lines.remove(field)
        let_go(field)
        self.add.setFocus()
        self._follow()

    def _wish(self) -> None:
        problems = problems_of([field.text() for field in self.lines], self._catalogue)
        for field, problem in zip(self.lines, problems, strict=True):
            field.show_problem(problem)
        if not any(problems):
            self._shown = self.typed()
            self._follow()
            self.wished.emit("\n".join(self._shown))

    def _follow(self) -> None:
        self.keep.setEnabled(self.typed() != self._shown)


def problems_of(lines: Sequence[str], catalogue: Catalogue) -> list[str]:
    """Say of each line in one sentence why it cannot be read, or nothing; empty lines are fine."""
    problems: list[str] = []
    seen: set[str] = set()
    for line in lines:
        problem = _problem_of(line, catalogue, seen) if line else ""
        problems.append(problem)
    return problems


def _problem_of(line: str, catalogue: Catalogue, seen: set[str]) -> str:
    try:
        code = parse_own_code(line)
        catalogue.refuse_shipped(code)
    except ValueError as error:
        return str(error)
    if code.number in seen:
        return f"Code {code.number} stands in a line above already."
    seen.add(code.number)
    return ""
