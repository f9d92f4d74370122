"""After how many minutes the board asks whether something still goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QSpinBox

from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.steady import NumberBox
from therapytimer.visit.attention import Limits
from therapytimer.visit.clinic_limits import MINUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHAT = (
    "After so many minutes a line above the tiles asks; it stops nothing and is in nobody's way. "
    "Resting hands are no sign: a key or a touch plays no part in it."
)
_TITLES: Mapping[str, str] = {
    "segment_minutes": "A code without a pause",
    "evaluation_minutes": "An evaluation",
    "visit_minutes": "A visit from its first start",
    "paused_minutes": "A visit left paused",
}


class LimitsPart(Section):
    """Signal: `limits_wished` (Limits)."""

    limits_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__("Forgotten stopwatches", _WHAT)
        self.minutes = {name: _minutes(title) for name, title in _TITLES.items()}
        lines = QFormLayout()
        lines.setVerticalSpacing(8)
        for name, one in self.minutes.items():
            lines.addRow(_TITLES[name], one)
            one.valueChanged.connect(self._wish)
        self.inside.addLayout(lines)

    def show_limits(self, limits: Limits) -> None:
        """Show what is set without wishing for it."""
        for name, one in self.minutes.items():
            one.blockSignals(True)
            one.setValue(getattr(limits, name))
            one.blockSignals(False)

    def _wish(self) -> None:
        self.limits_wished.emit(Limits(**{name: one.value() for name, one in self.minutes.items()}))


def _minutes(title: str) -> QSpinBox:
    made = NumberBox()
    made.setRange(MINUTES[0], MINUTES[-1])
    made.setSingleStep(5)
    made.setSuffix(" min")
    made.setKeyboardTracking(False)  # 45 is not meant while 4 is typed
    made.setAccessibleName(f"Ask after: {title}")
    return made
