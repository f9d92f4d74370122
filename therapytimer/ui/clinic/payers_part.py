"""The payers with their rules, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.payers import Payer

_EXPLAINED = "The rule turns minutes into units; a visit keeps the rule that it was opened with."


class PayersPart(Section):
    """One line for each payer: its name, its rule and what it wants on a bill."""

    def __init__(self) -> None:
        super().__init__("Payers", _EXPLAINED)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(8)
        for column, share in enumerate((3, 3, 4)):
            self.grid.setColumnStretch(column, share)
        self.inside.addLayout(self.grid)

    def show_payers(self, payers: Sequence[Payer]) -> None:
        """Show them."""
        clear(self.grid)
        for column, title in enumerate(("Payer", "Units", "On the bill")):
            self.grid.addWidget(label(title, "small"), 0, column)
        for row, payer in enumerate(payers, 1):
            self.grid.addWidget(label(payer.name, "strong", wraps=True), row, 0)
            self.grid.addWidget(label(payer.rule.label, wraps=True), row, 1)
            self.grid.addWidget(label(wanted(payer), "muted", wraps=True), row, 2)


def wanted(payer: Payer) -> str:
    """Say what a payer wants on a bill besides units."""
    wants = (
        ("discipline modifiers", payer.discipline_modifiers),
        ("assistant modifiers", payer.assistant_modifiers),
        ("yearly threshold", payer.threshold),
    )
    return ", ".join(name for name, holds in wants if holds) or "nothing more"
