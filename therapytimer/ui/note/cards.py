"""The cards of the document page: one for each code, one for the note as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from therapytimer.ui.note.fields import TextField
from therapytimer.ui.note.guide_part import GuidePart
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.labels import button, label
from therapytimer.ui.parts.steady import NumberBox
from therapytimer.visit.phrases import NOTE
from therapytimer.visit.service_fields import NOTE_FIELDS, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from therapytimer.billing.codes import Code
    from therapytimer.visit.guides import Guide

_MOST_PIECES = 99


class _Card(QFrame):
    """A card with a heading, something worth knowing under it, and fields below."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(heading)
        self.aside: QLabel = label("", "muted", wraps=True)
        self.aside.hide()
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(label(heading, "heading", wraps=True))
        title.addWidget(self.aside)
        self.head.addLayout(title, 1)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(24, 16, 24, 24)
        self.inside.setSpacing(12)
        self.inside.addLayout(self.head)
        self.fields: list[TextField] = []

    def add_field(self, field: TextField) -> None:
        """Put another field below the others."""
        self.fields.append(field)
        self.inside.addWidget(field)

    def first(self) -> QWidget:
        """Return what takes the keyboard when somebody jumps here."""
        return self.fields[0].edit


class NoteCard(_Card):
    """What the note says beside the services."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Note", parent)
        for about in NOTE_FIELDS:
            self.add_field(TextField(f"note.{about.key}", about, "Note", NOTE))


class ServiceCard(_Card):
    """The words that document one code, and what has to be chosen of it.

    Signals: `decision_wished` (about, choice).
    """

    decision_wished = Signal(str, str)

    def __init__(
        self, tapped: str, code: Code, levels: Sequence[Code], guide: Guide | None = None
    ) -> None:
        name = code.name[0].upper() + code.name[1:]
        super().__init__(name if code.undecided else f"{code.number}  {name}")
        self._tapped = tapped
        self._levels: dict[str, QPushButton] = {}
        self.pieces = NumberBox()
        self.guide = GuidePart(code.number, guide) if guide else None
        if self.guide is not None:
            self.head.insertWidget(1, self.guide.button)
            self.inside.addWidget(self.guide)
        if levels:
            self.inside.addLayout(self._level_choice(levels))
        if code.counted:
            self.inside.addLayout(self._pieces_choice(code))
        for about in fields_of(code.number):
            name = f"services.{tapped}.{about.key}"
            field = TextField(name, about, code.number, code.number)
            self.add_field(field)

    def show_worth(self, words: str) -> None:
        """Show minutes and units."""
        self.aside.setText(words)
        self.aside.setVisible(bool(words))

    def show_level(self, chosen: str) -> None:
        """Show which level is chosen ("" for none)."""
        for number, one in self._levels.items():
            one.setChecked(number == chosen)

    def show_pieces(self, count: int) -> None:
        """Show the number of sites or pieces."""
        self.pieces.blockSignals(True)
        self.pieces.setValue(count)
        self.pieces.blockSignals(False)

    def close_choices(self, *, closed: bool) -> None:
        """Let nothing be chosen any more once the note is closed."""
        for one in (*self._levels.values(), self.pieces):
            one.setEnabled(not closed)

    def choices(self) -> list[QWidget]:
        """List what can be chosen here, in the order of the keyboard."""
        guide = [self.guide.button] if self.guide else []
        return [*guide, *self._levels.values()]

    def first(self) -> QWidget:
        """Return the level to be chosen, else the first field."""
        return next(iter(self._levels.values()), super().first())

    def _level_choice(self, levels: Sequence[Code]) -> FlowLayout:
        row = FlowLayout()
        row.addWidget(label("Level", "strong"))
        for code in levels:
            one = button(f"{code.number}  {code.name.rpartition(', ')[2]}")
            one.setCheckable(True)
            one.setAccessibleName(f"{code.number}, {code.name}")
            one.clicked.connect(
                lambda _=False, number=code.number: self._wish(self._tapped, number)
            )
            self._levels[code.number] = one
            row.addWidget(one)
        return row

    def _pieces_choice(self, code: Code) -> QHBoxLayout:
        self.pieces.setRange(0, _MOST_PIECES)
        self.pieces.setAccessibleName(f"{code.number}: number")
        self.pieces.valueChanged.connect(self._wish_pieces)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("Number", "strong"))
        row.addWidget(self.pieces)
        row.addStretch(1)
        return row

    def _wish_pieces(self, count: int) -> None:
        self._wish(f"quantity:{self._tapped}", str(count))

    def _wish(self, about: str, choice: str) -> None:
        self.decision_wished.emit(about, choice)
