"""Today's visits, and above them those of earlier days whose note is still unsigned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from therapytimer.pdf.times import day
from therapytimer.ui.look.metrics import text_scale
from therapytimer.ui.parts.icon_button import IconButton, bare_width, show_words
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.page_frame import MARGIN, WIDEST, empty_state, page_layout
from therapytimer.ui.visits.today_list import Item, VisitList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from therapytimer.ui.visits.today_rows import VisitRow

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TITLES = 260  # pixels for the day and who is signed in, with text at 100 %
_EMPTY = (
    "New visit opens one: type the patient's name, press Enter twice, and the board with your "
    "billing codes is ready. Visits whose note is not signed yet stay here until they are."
)


class TodayPage(QWidget):
    """Where every day begins and ends.

    Signals carry the id of the visit wished for; the others name the page wished for.
    """

    visit_requested = Signal(str)
    plan_requested = Signal(str)
    new_visit_requested = Signal()
    history_requested = Signal()
    people_requested = Signal()
    clinic_requested = Signal()
    lock_requested = Signal()
    day_end_requested = Signal()
    cosign_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._who = (label("", "muted", wraps=True) for _ in range(2))
        self.new_visit = IconButton("New visit", "plus", "primary")
        self.cosign = IconButton("", "pen")
        self._ways: list[IconButton] = []
        self.visits = VisitList()
        self._body = QStackedWidget()
        self._body.addWidget(empty_state("stopwatch", "No visits yet today", _EMPTY))
        self._body.addWidget(self.visits)
        layout = page_layout(self)
        layout.addLayout(self._head())
        layout.addWidget(self.cosign, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._body, 1)
        self.new_visit.clicked.connect(self.new_visit_requested)
        self.cosign.clicked.connect(self.cosign_requested)
        self.show_waiting(0)
        self.visits.visit_requested.connect(self.visit_requested)
        self.visits.plan_requested.connect(self.plan_requested)

    def show_visits(self, today: Sequence[VisitRow], earlier: Sequence[VisitRow], on: date) -> None:
        """Show the visits of the day `on`, and unsigned ones of days before it."""
        self._day.setText(f"{_WEEKDAYS[on.weekday()]}, {day(on)}")
        items: list[Item] = []
        if earlier:
            items += [f"Not signed yet, from earlier days ({len(earlier)})", *earlier]
        if earlier and not today:
            items += ["Today: no visits yet"]
        elif today:
            items += [f"Today ({len(today)})", *today]
        self.visits.show_items(items, on)
        self._body.setCurrentIndex(1 if items else 0)
        # The keyboard goes where it is useful: to the visits, or to what makes the first one.
        self.setFocusProxy(self.visits if items else self.new_visit)

    def show_waiting(self, count: int) -> None:
        """Say how many notes wait for the co-signature of whoever is signed in."""
        self.cosign.show_face(f"Waiting for your co-signature ({count})", "pen")
        self.cosign.setVisible(bool(count))

    def show_who(self, clinician: str, *, sample: bool = False) -> None:
        """Say in the head who is signed in, and that a sample clinic is one."""
        self._who.setText(f"{clinician} signed in{'  ·  sample clinic' if sample else ''}")

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the head needs without the words of its ways."""
        bare = bare_width(self._ways) + self.new_visit.sizeHint().width() + _TITLES
        return QSize(bare + 2 * MARGIN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give the ways their words where the day has room beside them."""
        room = min(self.width() - 2 * MARGIN, WIDEST)
        day = round(_TITLES * text_scale(self.font()))
        show_words(self._ways, room - self.new_visit.sizeHint().width() - day)

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label("Today", "title"))
        titles.addWidget(self._day)
        titles.addWidget(self._who)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(titles, 1)
        for text, drawing, wish in (
            ("End of day", "day-end", self.day_end_requested),
            ("History", "history", self.history_requested),
            ("People", "people", self.people_requested),
            ("Clinic", "settings", self.clinic_requested),
            ("Lock", "lock", self.lock_requested),
        ):
            button = IconButton(text, drawing, "quiet")
            button.setToolTip(text)
            button.clicked.connect(wish)
            head.addWidget(button)
            self._ways.append(button)
        head.addSpacing(8)
        head.addWidget(self.new_visit)
        return head
