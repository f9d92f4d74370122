"""Treatment: keeps the board in step with one visit on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.ui.board.asking import Asking
from therapytimer.ui.board.faces import codes_shown, faces_of
from therapytimer.ui.board.group import with_groups
from therapytimer.ui.board.live_bill import LiveBill
from therapytimer.ui.board.order import planned_codes
from therapytimer.ui.board.typed_minutes import free_time, typed_times
from therapytimer.ui.parts.announcing import announce
from therapytimer.visit.facts import Segment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, time

    from therapytimer.ui.board.page import Board
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.visit import Visit


class Treatment(QObject):
    """Shows one visit of the desk on the board and passes the board's wishes to the desk.

    `usual` maps a discipline to the codes its board begins with; `asking` asks what has to be
    asked. Signals: `shown` and `ended` (visit id), `left` once the visit is void.
    """

    ended = Signal(str)
    left = Signal()
    shown = Signal(str)

    def __init__(self, desk: Desk, board: Board, usual: Mapping[str, Sequence[str]]) -> None:
        super().__init__(board)
        self._desk, self._board, self._usual = desk, board, usual
        self._visit: Visit | None = None
        self._shown: dict[str, list[str]] = {}
        self._earlier: dict[str, Sequence[str]] = {}
        self._second: datetime | None = None
        self._touched: set[str] = set()  # visits that changed since the last sentence
        self._said_of: set[str] = set()
        self.asking = Asking(desk, board)
        self.bill = LiveBill(desk, board, self.say)

    @property
    def visit_id(self) -> str | None:
        """The visit on the board, if there is one."""
        return None if self._visit is None else self._visit.id

    def planned(self) -> list[str]:
        """Return the codes that a pedal walks through in the visit on the board."""
        if self._visit is None:
            return []
        shown, earlier = self._shown[self._visit.id], self._earlier[self._visit.id]
        return planned_codes(shown, earlier, self._visit, self._desk.casebook.codes)

    # What the board shows.

    def show_visit(self, visit_id: str, earlier: Sequence[str] = ()) -> None:
        """Put a visit on the board; `earlier` are the codes of the patient's visit before."""
        visit = self._desk.casebook.visit(visit_id)
        if visit_id not in self._said_of:
            self._board.foot.say("")  # what was done last has nothing to do with this visit
        if visit_id not in self._shown:
            used = [one.code for one in visit.segments]
            usual = self._usual.get(visit.discipline, ())
            codes = self._desk.casebook.codes
            self._earlier[visit_id] = earlier
            self._shown[visit_id] = codes_shown(usual, earlier, used, codes)
        self._visit = visit
        self.bill.begin(visit_id)
        self._board.close_picker()
        self.refresh(visit_id)
        self._touched.clear()
        self.shown.emit(visit_id)

    def refresh(self, visit_id: str) -> None:
        """Show what changed in a visit's log, if it is the one on the board."""
        if visit_id != self.visit_id:
            return
        if visit_id not in self._desk.stopwatch.visit_ids():
            self._visit = None  # signed: it has left the desk
            return
        self._visit = self._desk.casebook.visit(visit_id)
        self._board.header.show_visit(self._visit)  # it may have another patient by now
        self._show_used(self._visit)
        people = self._desk.store.clinicians.all()
        self._board.header.who.show_treating(people, self._desk.treating(visit_id))
        self.asking.show(self._visit)
        self._second = None
        self.bill.renew()
        self.repaint(self._desk.now())

    def take_note(self, visit_id: str) -> None:
        """Remember which visits the next sentence is about."""
        self._touched.add(visit_id)

    def repaint(self, at: datetime) -> None:
        """Show running time once a second: all tiles tick together, and little work."""
        second = at.replace(microsecond=0)
        if self._visit is None or second == self._second:
            return
        self._second = second
        shown = self._shown[self._visit.id]
        unsaved = self._unsaved()
        faces = faces_of(self._visit, shown, self._desk.casebook.codes, at, unsaved)
        self._board.show_faces(with_groups(faces, self._desk, self._visit))
        self.bill.follow(self._visit, faces, at)

    def _show_used(self, visit: Visit) -> None:
        """Give a tile to each code that ran, also to one that another visit's group began here."""
        shown = self._shown[visit.id]
        shown += dict.fromkeys(one.code for one in visit.segments if one.code not in shown)

    def say(self, sentence: str) -> None:
        """Show a sentence under the tiles and announce it."""
        own: set[str] = set() if self._visit is None else {self._visit.id}
        self._said_of, self._touched = self._touched or own, set()
        self._board.foot.say(sentence)
        announce(self._board, sentence)

    # What the board wishes.

    def tap(self, code: str) -> None:
        """Start or stop a code; one from the picker joins the tiles once it has begun."""
        if self._visit is None:
            return
        self._desk.tap(self._visit.id, code)

    def pick(self, code: str) -> None:
        """Start a code chosen from the list of all codes."""
        self._board.close_picker()
        self.tap(code)

    def offer_codes(self) -> None:
        """Offer every code of the discipline that is not on the board."""
        if self._visit is None:
            return
        shown = self._shown[self._visit.id]
        codes = self._desk.casebook.codes.for_discipline(self._visit.discipline)
        self._board.open_picker()
        self._board.picker.offer(one for one in codes if one.number not in shown)

    def pause(self) -> None:
        """Pause, or go on with what ran last."""
        if self._visit is not None:
            self._desk.pause(self._visit.id)

    def end(self) -> None:
        """End the hands-on part and go on to the note."""
        if self._visit is not None and self._desk.end(self._visit.id):
            self.ended.emit(self._visit.id)

    def offer_typing(self) -> None:
        """Offer to type minutes that were not timed."""
        if self._visit is not None:
            codes = self._desk.casebook.codes
            shown = [codes[one] for one in self._shown[self._visit.id]]
            others = codes.for_discipline(self._visit.discipline)
            offered = dict.fromkeys((*shown, *others))
            self._board.typed.ask(offered, *free_time(self._visit, self._taken(), self._desk.now()))

    def add_typed(self, code: str, start: time, minutes: int) -> None:
        """Add minutes that were typed."""
        if self._visit is None:
            return
        shown = self._shown[self._visit.id]
        times = typed_times(self._visit, start, minutes)
        if self._desk.add_typed(self._visit.id, code, times, "typed afterwards"):
            self._board.typed.hide()
            shown += [] if code in shown else [code]
            self.refresh(self._visit.id)

    def void(self, why: str) -> None:
        """Void the visit on the board."""
        self._board.void.hide()
        if self._visit is not None and self._desk.void(self._visit.id, why):
            self.left.emit()

    def treat_by(self, by: tuple[str, ...]) -> None:
        """Say who treats from now on."""
        if self._visit is not None:
            self._desk.treat_by(self._visit.id, by)

    def decide(self, about: str, choice: str) -> None:
        """Record what the clinician chose about the bill."""
        if self._visit is not None:
            self._desk.decide(self._visit.id, about, choice)

    # Parts of it.

    def _taken(self) -> list[Segment]:
        """Return what takes the visit's time or that of those who treat in it."""
        if self._visit is None:
            return []
        hands = set(self._desk.treating(self._visit.id))
        elsewhere = self._desk.stopwatch.segments()
        return [*self._visit.segments, *(s for s in elsewhere if not hands.isdisjoint(s.by))]

    def _unsaved(self) -> set[str]:
        return {
            fact.id
            for change in self._desk.log.waiting
            for fact in change.writes
            if isinstance(fact, Segment)
        }
