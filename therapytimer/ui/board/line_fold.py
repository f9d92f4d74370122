"""A bill line that opens: the reasons, and the modifiers to be typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from therapytimer.ui.board.fold import Fold
from therapytimer.ui.fields.field import Field
from therapytimer.visit.choices import BY_THE_RULES, NO_MODIFIERS

if TYPE_CHECKING:
    from therapytimer.billing.lines import BillLine

_HINT = "Such as 59+GP. Type none for none; empty: by the rules."
_MODIFIER = re.compile("[0-9A-Z]{1,8}")
_MOST = 12
_UNCLEAR = f"Type modifiers such as 59+GP, at most {_MOST}."
_INSET = 26  # under the words of the line, as its reasons


class LineFold(Fold):
    """Signal: `modifiers_wished` (what the decision is about, the choice)."""

    modifiers_wished = Signal(str, str)

    def __init__(self, figures: int) -> None:
        self.modifiers = Field("Modifiers by hand", _HINT)
        super().__init__(figures)
        self._about = ""
        column = self.layout()
        if column is not None:
            column.addWidget(self.modifiers)
        self.modifiers.setContentsMargins(_INSET, 0, 4, 10)
        self.modifiers.edit.returnPressed.connect(self._wish)
        self.modifiers.edit.editingFinished.connect(self._wish)

    def show_modifiers(self, line: BillLine) -> None:
        """Show what the line bears; what is being typed stays."""
        lane = f":{line.lane}" if line.divided and line.lane is not None else ""
        self._about = f"modifiers:{line.code}{lane}"
        self.modifiers.edit.setAccessibleName(f"Modifiers of {line.code} by hand")
        if not self.modifiers.edit.isModified():
            self.modifiers.set_text("+".join(line.modifiers))

    def set_open(self, *, wanted: bool) -> None:
        """Show or hide reasons and modifiers."""
        super().set_open(wanted=wanted)
        self.modifiers.setVisible(wanted)

    def _wish(self) -> None:
        if not self.modifiers.edit.isModified():
            return
        choice = choice_of(self.modifiers.text())
        self.modifiers.show_problem("" if choice else _UNCLEAR)
        if choice:
            self.modifiers.edit.setModified(False)
            self.modifiers_wished.emit(self._about, choice)


def choice_of(text: str) -> str:
    """Write typed modifiers as a decision does; nothing where they cannot be read.

    One that contradicts the rules is kept as typed: the bill flags it.
    """
    found = re.split(r"[\s+,;]+", text.strip().upper())
    if found == [""]:
        return BY_THE_RULES
    if found == [NO_MODIFIERS.upper()]:
        return NO_MODIFIERS
    sound = len(found) <= _MOST and all(_MODIFIER.fullmatch(one) for one in found)
    return "+".join(found) if sound else ""
