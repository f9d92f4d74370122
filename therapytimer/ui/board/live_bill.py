"""The live bill: what the visit on the board is worth now, on the panel beside its tiles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from therapytimer.billing.next_unit import next_unit
from therapytimer.ui.board.panel_sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from therapytimer.billing.bill import Bill
    from therapytimer.ui.board.page import Board
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.tiles.face import TileFace
    from therapytimer.visit.visit import Visit

EVERY = timedelta(seconds=5)


class LiveBill:
    """Reckons the bill no oftener than it can change, shows it, and says when a unit is reached."""

    def __init__(self, desk: Desk, board: Board, say: Callable[[str], None]) -> None:
        self._desk, self._board, self._say = desk, board, say
        self._tells_next = False
        self._units = 0
        self._minutes: tuple[int, ...] = ()
        self._due = datetime.min.replace(tzinfo=UTC)

    def begin(self, visit_id: str) -> None:
        """Take another visit: the units that it has already are no news."""
        self._units = self._desk.casebook.bill(visit_id, self._desk.now()).units

    def renew(self) -> None:
        """Reckon anew when next asked, since the log changed."""
        self._minutes = ()

    def show_next(self, *, wanted: bool) -> None:
        """Tell from how many minutes on there is one unit more, or no longer."""
        self._tells_next = wanted
        self.renew()

    def follow(self, visit: Visit, faces: Sequence[TileFace], at: datetime) -> None:
        """Show the bill when a code reaches a whole minute or the log changed.

        Every few seconds it follows for what total treatment time gains between.
        """
        minutes = tuple(face.elapsed_seconds // 60 for face in faces)
        if minutes != self._minutes or at >= self._due:
            self._minutes, self._due = minutes, at + EVERY
            self._show(visit, at)

    def _show(self, visit: Visit, at: datetime) -> None:
        bill = self._desk.casebook.bill(visit.id, at)
        if any(one.stop is None for one in visit.segments):
            # Seconds that are still running are not cut yet.
            bill = replace(bill, notices=(), cut_seconds=0)
            if bill.units > self._units:
                self._say("1 unit" if bill.units == 1 else f"{bill.units} units")
        self._units = bill.units
        self._board.foot.show_next(self._next_unit(visit, bill))
        self._board.panel.show_sheet(sheet_of(bill, self._desk.casebook.day(visit.id)))

    def _next_unit(self, visit: Visit, bill: Bill) -> str:
        """Say of the code that runs when it earns one unit more; a fact, and off by default."""
        running = [one.code for one in visit.segments if one.stop is None]
        facts = [next_unit(bill.working, code) for code in running if self._tells_next]
        return next((fact.sentence for fact in facts if fact is not None), "")
