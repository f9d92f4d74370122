"""The ways to what bills rest on: payers, fees, thresholds and edits."""

from __future__ import annotations

from PySide6.QtCore import Signal

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import button

_EXPLAINED = (
    "What each payer asks for, what a unit is worth, the yearly thresholds, and which codes are "
    "not paid together."
)


class BillingPart(Section):
    """One button for each page; each signal asks for one of them."""

    payers_requested = Signal()
    fees_requested = Signal()
    thresholds_requested = Signal()
    edits_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Billing", _EXPLAINED)
        signals = (
            ("Payers", self.payers_requested),
            ("Fees", self.fees_requested),
            ("Thresholds", self.thresholds_requested),
            ("Edits", self.edits_requested),
        )
        self.buttons = {name: button(name) for name, _ in signals}
        for name, signal in signals:
            self.buttons[name].clicked.connect(signal)
        self.add_line(*self.buttons.values(), shares=(1, 1, 1, 1))
