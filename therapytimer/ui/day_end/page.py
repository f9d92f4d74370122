"""The end of the day: what is open, what can be signed, and everything out by one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.pdf.times import day as written_day
from therapytimer.ui.day_end.export_part import ExportPart
from therapytimer.ui.day_end.visit_card import VisitCard
from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.parts.flow import FlowLayout
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import clear, label

if TYPE_CHECKING:
    from therapytimer.ui.day_end.day_visits import DayEnd

_WIDTH = 960


class DayEndPage(QWidget):
    """Signals carry the visit wished for; `finding_requested` also where it is to be mended."""

    visit_requested = Signal(str)
    finding_requested = Signal(str, str)
    sign_requested = Signal()
    cosign_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("Today", "back", "quiet")
        self.sign = IconButton("Sign", "pen", "primary")
        self.cosign = IconButton("", "user-switch")
        self.export = ExportPart()
        self.cards: dict[str, VisitCard] = {}
        self._day = label("", "muted")
        self._visits = QVBoxLayout()
        self._column = Column(_WIDTH, high=True)
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.sign.clicked.connect(self.sign_requested)
        self.cosign.clicked.connect(self.cosign_requested)

    def show_day(self, day: DayEnd) -> None:
        """Show the visits of a day's end; where one was in the list, one stays."""
        place = self._column.verticalScrollBar().value()
        ready = len(day.ready())
        self._day.setText(written_day(day.on))
        self.sign.show_face(f"Sign all that are ready ({ready})", "pen")
        self.sign.setEnabled(bool(ready))
        self.cosign.show_face(
            f"Waiting for your co-signature ({len(day.to_cosign)})", "user-switch"
        )
        self.cosign.setVisible(bool(day.to_cosign))
        self.export.show_counts(len(day.going_out(with_unsigned=False)), len(day.unsigned))
        self._show_visits(day)
        self.setFocusProxy(self.sign if ready else self.back)
        self._column.verticalScrollBar().setValue(place)

    def _show_visits(self, day: DayEnd) -> None:
        clear(self._visits)
        self.cards = {}
        parts = (
            ("Not signed yet, from earlier days", day.unsigned),
            ("Today", day.today),
            ("Of earlier days, signed today", day.signed_since),
        )
        for heading, visits in parts:
            if visits:
                self._visits.addWidget(label(f"{heading} ({len(visits)})", "heading"))
            for visit in visits:
                card = VisitCard(visit)
                card.visit_requested.connect(self.visit_requested)
                card.finding_requested.connect(self.finding_requested)
                self.cards[visit.visit_id] = card
                self._visits.addWidget(card)
        if not self.cards:
            self._visits.addWidget(label("No visit today, and none of earlier days is open."))

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label("End of day", "title"))
        titles.addWidget(self._day)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addLayout(titles, 1)
        signing = FlowLayout(spacing=16)
        signing.addWidget(self.sign)
        signing.addWidget(self.cosign)
        self._visits.setSpacing(8)
        content = self._column.content
        content.addLayout(head)
        content.addLayout(signing)
        content.addWidget(self.export)
        content.addLayout(self._visits)
        fill(self, self._column)
