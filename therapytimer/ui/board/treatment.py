"""Treatment: keeps the board in step with one visit on the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.billing.codes import Contact
from therapytimer.ui.board.faces import codes_shown, faces_of
from therapytimer.ui.board.panel_sheet import sheet_of
from therapytimer.ui.board.typed_minutes import free_time, typed_times
from therapytimer.ui.parts.announcing import announce
from therapytimer.visit.facts import MarkKind, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import time

    from therapytimer.ui.board.page import Board
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.facts import Gap, GapAnswer
    from therapytimer.visit.visit import Visit

BILL_EVERY = timedelta(seconds=5)


class Treatment(QObject):
    """Shows one visit of the desk on the board and passes the board's wishes to the desk.

    `usual` maps a discipline to the codes its board begins with. Signals: `ended` (visit id),
    `left` once the visit is void.
    """

    ended = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, board: Board, usual: Mapping[str, Sequence[str]]) -> None:
        super().__init__(board)
        self._desk, self._board, self._usual = desk, board, usual
        self._visit: Visit | None = None
        self._shown: dict[str, list[str]] = {}
        self._units = 0
        self._second: datetime | None = None
        self._minutes: tuple[int, ...] = ()
        self._bill_due = datetime.min.replace(tzinfo=UTC)
        self._ask_again: Callable[[str], object] = lambda _reason: None

    @property
    def visit_id(self) -> str | None:
        """The visit on the board, if there is one."""
        return None if self._visit is None else self._visit.id

    # What the board shows.

    def show_visit(self, visit_id: str, earlier: Sequence[str] = ()) -> None:
        """Put a visit on the board; `earlier` are the codes of the patient's visit before."""
        visit = self._desk.casebook.visit(visit_id)
        if visit_id not in self._shown:
            used = [one.code for one in visit.segments]
            usual = self._usual.get(visit.discipline, ())
            codes = self._desk.casebook.codes
            self._shown[visit_id] = codes_shown(usual, earlier, used, codes)
        self._visit = visit
        self._board.header.show_visit(visit)
        self._units = self._desk.casebook.bill(visit_id, self._desk.now()).units
        self._board.close_picker()
        self.refresh(visit_id)

    def refresh(self, visit_id: str) -> None:
        """Show what changed in a visit's log, if it is the one on the board."""
        if visit_id != self.visit_id:
            return
        self._board.why.hide()  # what it asked about is not the latest action any more
        self._visit = self._desk.casebook.visit(visit_id)
        people = self._desk.store.clinicians.all()
        self._board.header.show_treating(people, self._desk.treating(visit_id))
        self._show_questions(self._visit)
        self._second, self._minutes = None, ()
        self.repaint(self._desk.now())

    def repaint(self, at: datetime) -> None:
        """Show running time once a second: all tiles tick together, and little work.

        The bill follows at once when a code reaches a whole minute or the log changes, and else
        every few seconds for what total treatment time gains between.
        """
        second = at.replace(microsecond=0)
        if self._visit is None or second == self._second:
            return
        self._second = second
        shown = self._shown[self._visit.id]
        unsaved = self._unsaved()
        faces = faces_of(self._visit, shown, self._desk.casebook.codes, at, unsaved)
        self._board.show_faces(faces)
        minutes = tuple(face.elapsed_seconds // 60 for face in faces)
        if minutes != self._minutes or at >= self._bill_due:
            self._minutes, self._bill_due = minutes, at + BILL_EVERY
            self._show_bill(self._visit, at)

    def say(self, sentence: str) -> None:
        """Show a sentence under the tiles and announce it."""
        self._board.foot.say(sentence)
        announce(self._board, sentence)

    # What the board wishes.

    def tap(self, code: str) -> None:
        """Start or stop a code; a code from the picker joins the tiles."""
        if self._visit is None:
            return
        shown = self._shown[self._visit.id]
        if code not in shown:
            shown.append(code)
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

    def word_pause(self, word: str) -> None:
        """Say why the visit is paused."""
        if self._visit is not None:
            self._desk.word_pause(self._visit.id, word)

    def undo(self, reason: str = "") -> None:
        """Take back the latest action, asking why if it is older than a slip."""
        self._back(self._desk.undo, reason, again=False)

    def redo(self, reason: str = "") -> None:
        """Do again what was undone last."""
        self._back(self._desk.redo, reason, again=True)

    def give_reason(self, reason: str) -> None:
        """Go on with what asked for a reason."""
        self._board.why.hide()
        self._ask_again(reason)

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
            self._board.typed.ask(offered, *free_time(self._visit, self._desk.now()))

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

    def answer(self, gap: Gap, given: GapAnswer, ended_at: datetime | None) -> None:
        """Answer the gap question."""
        if self._visit is not None:
            self._desk.answer(self._visit.id, gap, given, ended_at)

    def decide(self, about: str, choice: str) -> None:
        """Record what the clinician chose about the bill."""
        if self._visit is not None:
            self._desk.decide(self._visit.id, about, choice)

    # Parts of it.

    def _back(self, do: Callable[[str, str], bool], reason: str, *, again: bool) -> None:
        if self._visit is None:
            return
        visit_id = self._visit.id
        if not reason and self._desk.asks_reason(visit_id, again=again):
            self._ask_again = lambda given: do(visit_id, given)
            self._board.why.ask("Taken back after more than 10 seconds. Why?")
            return
        do(visit_id, reason)

    def _show_questions(self, visit: Visit) -> None:
        gaps = self._desk.gaps(visit.id)
        self._board.gap.show_gap(gaps[0] if gaps else None, visit.timezone, max(0, len(gaps) - 1))
        attended = self._attended(visit)
        self._board.header.show_paused(attended=bool(attended))
        pauses = [one for one in visit.marks if one.kind is MarkKind.PAUSE]
        if attended or not pauses or pauses[-1].word or self._has_ended(visit):
            self._board.pause_word.hide()
        else:
            self._board.pause_word.ask("Paused. Why?")

    def _attended(self, visit: Visit) -> list[Segment]:
        codes = self._desk.casebook.codes
        return [
            one
            for one in visit.segments
            if one.stop is None and codes[one.code].contact is not Contact.SUPERVISED
        ]

    @staticmethod
    def _has_ended(visit: Visit) -> bool:
        return any(one.kind is MarkKind.ENDED for one in visit.marks)

    def _show_bill(self, visit: Visit, at: datetime) -> None:
        bill = self._desk.casebook.bill(visit.id, at)
        runs = any(one.stop is None for one in visit.segments)
        if runs:  # seconds that are still running are not cut yet
            bill = replace(bill, notices=(), cut_seconds=0)
            if bill.units > self._units:
                self.say("1 unit" if bill.units == 1 else f"{bill.units} units")
        self._units = bill.units
        self._board.panel.show_sheet(sheet_of(bill, self._desk.casebook.day(visit.id)))

    def _unsaved(self) -> set[str]:
        return {
            fact.id
            for change in self._desk.log.waiting
            for fact in change.writes
            if isinstance(fact, Segment)
        }
