"""What can be done to the chosen segment, the likeliest first and largest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapytimer.ui.parts.labels import label
from therapytimer.ui.timeline.chips import Chips
from therapytimer.ui.timeline.exact_part import ExactPart
from therapytimer.ui.timeline.quick_part import QuickPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.ui.timeline.offers import Offer
    from therapytimer.visit.facts import Segment


@dataclass(frozen=True, slots=True)
class Repairable:
    """A segment with all that may be wished for it; what is meant maps to what is shown."""

    segment: Segment
    title: str
    timezone: str
    offers: Sequence[Offer]
    minutes: int
    codes: Mapping[str, str]  # of the board, but its own
    more_codes: Mapping[str, str]  # every code there is
    people: Mapping[str, str]  # ids joined by "+"
    visits: Mapping[str, str]


class RepairPart(QWidget):
    """Shows the repairs of one segment.

    Signals: `code_wished`, `people_wished` (ids joined by "+"), `visit_wished` (id); those of its
    parts `quick` and `exact` are theirs.
    """

    code_wished = Signal(str)
    people_wished = Signal(str)
    visit_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "heading", wraps=True)
        self.quick, self.exact = QuickPart(), ExactPart()
        self.codes, self.people = Chips("The code was"), Chips("Treated by")
        self.visits = Chips("It belongs to the visit of")
        self.codes.picked.connect(self.code_wished)
        self.people.picked.connect(self.people_wished)
        self.visits.picked.connect(self.visit_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.title, self.quick, self.codes, self.people, self.visits, self.exact):
            column.addWidget(part)
        column.addStretch(1)

    def show_repairable(self, shown: Repairable) -> None:
        """Show what may be done to a segment."""
        self.title.setText(shown.title)
        self.setAccessibleName(f"Repair {shown.title}")
        self.quick.show_offers(shown.offers, shown.minutes)
        self.codes.offer(shown.codes, shown.more_codes)
        self.people.offer(shown.people)
        self.visits.offer(shown.visits)
        self.exact.show_segment(shown.segment, shown.timezone, shown.more_codes)
