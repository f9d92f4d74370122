"""The timeline: keeps its page in step with one visit, and passes repairs to the desk."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from therapytimer.ui.timeline.choosing import (
    codes_offered,
    likeliest,
    people_offered,
    same_again,
    title_of,
)
from therapytimer.ui.timeline.give_part import GivePart
from therapytimer.ui.timeline.lanes import drawing_of
from therapytimer.ui.timeline.mending import SIGNED, Mending
from therapytimer.ui.timeline.offers import offers_for
from therapytimer.ui.timeline.originals import original_lines
from therapytimer.ui.timeline.page import TimelinePage
from therapytimer.ui.timeline.quick_part import USUAL
from therapytimer.ui.timeline.repair_part import Repairable
from therapytimer.ui.timeline.segment_list import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.repairs import Repair
    from therapytimer.visit.visit import Visit


class Timeline(QObject):
    """Shows one visit's timeline; `usual` maps a discipline to the codes its board begins with.

    Signal: `left` (visit id) when somebody wants to go back to where they came from.
    """

    left = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, usual: Mapping[str, Sequence[str]]) -> None:
        super().__init__(window)
        self._window, self._desk, self._usual = window, desk, usual
        self.mending = Mending(desk)
        self.page = TimelinePage(GivePart(desk.store.patients.find))
        self._visit_id: str | None = None
        self._chosen: Segment | None = None
        self._minutes = USUAL
        self._second: datetime | None = None

    @property
    def visit_id(self) -> str | None:
        """The visit on the page, if there is one."""
        return self._visit_id

    @property
    def chosen(self) -> Segment | None:
        """The segment that is to be repaired, if there is one."""
        return self._chosen

    # What the page shows.

    def show_timeline(self, visit_id: str) -> None:
        """Show a visit's timeline, with the segment chosen that most repairs are about."""
        self._desk.follow(visit_id)
        self._visit_id, self._minutes = visit_id, USUAL
        self._chosen = likeliest(self.visit().segments)
        for asked in (self.page.why, self.page.void):
            asked.hide()
        self.page.say("")
        self.page.scroll_up()
        self._window.show_page(self.page)
        self._show()
        self._show_repairs()
        if self._chosen is not None:
            self.page.segments.focus_on(self._chosen.id)
        if self.visit().signatures:
            self.page.refuse(SIGNED)

    def refresh(self, visit_id: str) -> None:
        """Show what changed in a visit, if it is the one that is seen."""
        if visit_id == self._visit_id and self._seen():
            segments, before = self.visit().segments, self._chosen
            found = same_again(segments, before) if before is not None else None
            self._chosen = found or likeliest(segments)
            self._show()
            if self.page.part() in {self.page.repair, self.page.nothing}:
                self._show_repairs()

    def repaint(self, at: datetime) -> None:
        """Let what runs grow, once a second."""
        second = at.replace(microsecond=0)
        if self._visit_id is not None and self._seen() and second != self._second:
            self._second = second
            self._draw(self.visit(), at)

    def say(self, sentence: str) -> None:
        """Say what was done, if the page is seen."""
        if self._seen():
            self.page.say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done, if the page is seen."""
        if self._seen():
            self.page.refuse(sentence)

    def choose(self, segment_id: str) -> None:
        """Choose the segment to be repaired."""
        self._chosen = next(one for one in self.visit().segments if one.id == segment_id)
        self.page.scroll_up()
        self._show()
        self._show_repairs()

    def enter(self) -> None:
        """Give the keyboard to the likeliest repair of the chosen segment."""
        self._show_repairs()
        possible = [one for one in self.page.repair.quick.buttons if one.isEnabled()]
        if possible:
            possible[0].setFocus()

    def set_minutes(self, minutes: int) -> None:
        """Repair by another number of minutes."""
        self._minutes = minutes
        self._show_repairs()

    def show_forgotten(self) -> None:
        """Ask which code was forgotten."""
        self.page.forgotten.begin(self.codes(), self._every_code())
        self.page.show_part(self.page.forgotten)
        self.page.forgotten.codes.focus_first()

    def show_originals(self) -> None:
        """Show what stood before it was mended."""
        visit = self.visit()
        names = {
            one.id: one.name for one in (*self._desk.store.clinicians.all(), *visit.clinicians)
        }
        history = self._desk.store.visits.history(visit.id)
        lines = original_lines(history, visit.timezone, lambda one: names.get(one, "the program"))
        self.page.originals.show_lines(lines)
        self.page.show_part(self.page.originals)

    def leave(self) -> None:
        """Go back to where one came from, out of a part first."""
        if self.page.part() in {self.page.forgotten, self.page.give, self.page.originals}:
            self._show_repairs()
            self.page.setFocus()
        elif self._visit_id is not None:
            self.left.emit(self._visit_id)

    # What its wishes need.

    def visit(self) -> Visit:
        """Return the visit on the page as it stands now."""
        return self._desk.casebook.visit(self._visit_id or "")

    def codes(self, but: str = "") -> dict[str, str]:
        """Give the codes of the visit and of its board with their names."""
        visit = self.visit()
        used, usual = [one.code for one in visit.segments], self._usual.get(visit.discipline, ())
        return codes_offered(usual, used, self._desk.casebook.codes, but)

    def do(self, make: Repair, reason: str) -> bool:
        """Do a repair and show the segments again; what was refused is said."""
        visit = self.visit()
        if not self.mending.do(visit.id, make, reason):
            return False
        self.refresh(visit.id)
        self._show_repairs()
        self.page.say(f"Done, with the reason “{reason}”. Undo takes it back.")
        return True

    def end_of_day(self) -> datetime:
        """Return the instant at which the day of the visit ends where it took place."""
        visit = self.visit()
        after = visit.on + timedelta(days=1)
        return datetime.combine(after, time(), ZoneInfo(visit.timezone)).astimezone(UTC)

    # Parts of it.

    def _seen(self) -> bool:
        return self._window.page() is self.page

    def _show(self) -> None:
        visit = self.visit()
        chosen = "" if self._chosen is None else self._chosen.id
        self.page.head.show_visit(visit)
        self.page.allow(repairs=not visit.signatures)
        self.page.segments.show_rows(rows_of(visit), chosen)
        self._draw(visit, self._desk.now())

    def _draw(self, visit: Visit, now: datetime) -> None:
        chosen = "" if self._chosen is None else self._chosen.id
        self.page.scale.show_drawing(drawing_of(visit, self._desk.casebook.codes, now), chosen)

    def _show_repairs(self) -> None:
        if self._chosen is None or self.visit().signatures:
            self.page.show_part(self.page.nothing)
            return
        self.page.repair.show_repairable(self._repairable(self._chosen))
        self.page.show_part(self.page.repair)

    def _every_code(self, but: str = "") -> dict[str, str]:
        codes = self._desk.casebook.codes
        every = codes.for_discipline(self.visit().discipline)
        return codes_offered((one.number for one in every), self.codes(), codes, but)

    def _repairable(self, segment: Segment) -> Repairable:
        visit, codes = self.visit(), self._desk.casebook.codes
        others = self.mending.others(visit.id)
        offers = offers_for(visit, segment, self._minutes, self._desk.now())
        return Repairable(
            segment=segment,
            title=title_of(segment, codes),
            timezone=visit.timezone,
            offers=[self.mending.tried(visit.id, one) for one in offers],
            minutes=self._minutes,
            codes=self.codes(but=segment.code),
            more_codes=self._every_code(but=segment.code),
            people=people_offered(self._desk.store.clinicians.all(), segment.by),
            visits={one.id: f"{one.patient.name}, {one.discipline}" for one in others},
        )
