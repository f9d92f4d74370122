"""What the board asks in its banners: gaps, why it is paused, and why something is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapytimer.billing.codes import Contact
from therapytimer.ui.board.header import Possible
from therapytimer.ui.board.order import latest
from therapytimer.visit.facts import MarkKind
from therapytimer.visit.undo import can_redo, can_undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from therapytimer.ui.board.page import Board
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.facts import Gap, GapAnswer
    from therapytimer.visit.visit import Visit


class Asking(QObject):
    """Asks about the visit on the board and passes the answers to the desk."""

    def __init__(self, desk: Desk, board: Board) -> None:
        super().__init__(board)
        self._desk, self._board = desk, board
        self._visit_id: str | None = None
        self._ask_again: Callable[[str], object] = lambda _reason: None

    def show(self, visit: Visit) -> None:
        """Ask what has to be asked of a visit as it stands now, and no more of what was before."""
        self._visit_id = visit.id
        self._board.why.hide()  # what it asked about is not the latest action any more
        gaps = self._desk.gaps(visit.id)
        self._board.gap.show_gap(gaps[0] if gaps else None, visit.timezone, max(0, len(gaps) - 1))
        attended = self._attended(visit)
        self._board.header.show_possible(self._possible(visit, attended))
        pauses = [one for one in visit.marks if one.kind is MarkKind.PAUSE]
        if attended or not pauses or pauses[-1].word or _has_ended(visit):
            self._board.pause_word.hide()
        else:
            self._board.pause_word.ask("Paused. Why?")

    def undo(self) -> None:
        """Take back the latest action, asking why if it is older than a slip."""
        self._back(self._desk.undo, again=False)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._back(self._desk.redo, again=True)

    def give_reason(self, reason: str) -> None:
        """Go on with what asked for a reason."""
        self._board.why.hide()
        self._ask_again(reason)

    def word_pause(self, word: str) -> None:
        """Say why the visit is paused."""
        if self._visit_id is not None:
            self._desk.word_pause(self._visit_id, word)

    def answer(self, gap: Gap, given: GapAnswer, ended_at: datetime | None) -> None:
        """Answer the gap question."""
        if self._visit_id is not None:
            self._desk.answer(self._visit_id, gap, given, ended_at)

    def _back(self, do: Callable[[str, str], bool], *, again: bool) -> None:
        visit_id = self._visit_id
        if visit_id is None:
            return
        if self._desk.asks_reason(visit_id, again=again):
            self._ask_again = lambda given: do(visit_id, given)
            self._board.why.ask("Taken back after more than 10 s. Why?")
            return
        do(visit_id, "")

    def _possible(self, visit: Visit, attended: bool) -> Possible:
        codes, history = self._desk.casebook.codes, self._desk.stopwatch.history(visit.id)
        return Possible(
            pause=attended,
            go_on=latest(visit, codes) is not None,
            undo=can_undo(history),
            redo=can_redo(history),
        )

    def _attended(self, visit: Visit) -> bool:
        codes = self._desk.casebook.codes
        return any(
            one.stop is None and codes[one.code].contact is not Contact.SUPERVISED
            for one in visit.segments
        )


def _has_ended(visit: Visit) -> bool:
    return any(one.kind is MarkKind.ENDED for one in visit.marks)
