"""Repairing: what the page of the timeline wishes, as repairs of the visit it shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVarTuple, Unpack

from PySide6.QtCore import QObject

from therapytimer.store.errors import StoreError
from therapytimer.ui.timeline.choosing import TOGETHER, room_in
from therapytimer.ui.timeline.offers import (
    FORGOTTEN,
    WRONG_CLINICIAN,
    WRONG_CODE,
    WRONG_PATIENT,
    Offer,
)
from therapytimer.ui.timeline.right_patient import RightPatient
from therapytimer.ui.timeline.typed_instant import EXAMPLE, instant_typed
from therapytimer.visit.corrections import (
    add_typed,
    move,
    remove,
    set_clinicians,
    set_code,
    set_times,
    split,
)
from therapytimer.visit.facts import Segment
from therapytimer.visit.giving import give
from therapytimer.visit.repairs import add_minutes, move_start, move_stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from therapytimer.billing.payers import Payer
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.timeline.timeline import Timeline
    from therapytimer.visit.actions import Change
    from therapytimer.visit.people import Patient
    from therapytimer.visit.stopwatch import Stopwatch
    from therapytimer.visit.wish import Wish

_Told = TypeVarTuple("_Told")
_UNCLEAR = f"Write a time of day as {EXAMPLE}."


class Repairing(QObject):
    """Takes the wishes of the timeline's page; a wish that has not said why is asked."""

    def __init__(self, timeline: Timeline, desk: Desk, shipped: Sequence[Payer]) -> None:
        super().__init__(timeline)
        self._timeline, self._desk = timeline, desk
        self._page = timeline.page
        self._right = RightPatient(desk, shipped)
        self._ask_again: Callable[[str], object] = lambda _reason: None
        self._waiting: tuple[Patient, bool] | None = None

    # Of the chosen segment.

    def repair(self, offer: Offer) -> None:
        """Do what a large button said."""
        self._timeline.do(offer.make, offer.reason)

    def set_code(self, code: str) -> None:
        """Give the chosen segment's time to another code."""
        self._of_chosen(WRONG_CODE, set_code, code)

    def set_people(self, ids: str) -> None:
        """Say who treated in the chosen segment."""
        self._of_chosen(WRONG_CLINICIAN, set_clinicians, tuple(ids.split(TOGETHER)))

    def move(self, visit_id: str) -> None:
        """Move the chosen segment to another visit."""
        self._of_chosen(WRONG_PATIENT, move, visit_id)

    def remove(self) -> None:
        """Take the chosen segment out of the log, once it is said why."""
        self._of_chosen("", remove)

    def set_times(self, start: str, stop: str) -> None:
        """Set the chosen segment's times as typed, once it is said why."""
        segment = self._timeline.chosen
        if segment is None:
            return
        begun = self._instant(start, segment.start)
        ended = self._instant(stop, segment.stop or self._desk.now()) if stop.strip() else None
        if begun is not None and (ended is not None or not stop.strip()):
            self._of_chosen("", _with_times, begun, ended)

    def split(self, at: str, code: str) -> None:
        """Split the chosen segment at a time typed, once it is said why."""
        segment = self._timeline.chosen
        if segment is None:
            return
        middle = segment.start + segment.length(self._desk.now()) / 2
        instant = self._instant(at, middle)
        if instant is not None:
            self._of_chosen("", split, instant, code)

    # Of the whole visit.

    def add_minutes(self, code: str, minutes: int) -> None:
        """Lay forgotten minutes into free time of the visit."""
        visit, now = self._timeline.visit(), self._desk.now()
        end = self._timeline.end_of_day()
        length = timedelta(minutes=minutes)
        if not visit.segments and now > end:
            self._page.refuse("Nothing is known of that day yet: type its times.")
            return
        begun, by = room_in(visit, now, length, end), self._desk.treating(visit.id)
        room = Segment("", visit.id, code, begun, min(now, end), by)
        self._timeline.do(lambda watch, wish: add_minutes(watch, wish, room, length), FORGOTTEN)

    def add_times(self, code: str, start: str, stop: str) -> None:
        """Add a forgotten segment by its times."""
        visit = self._timeline.visit()
        near = min((one.start for one in visit.segments), default=self._noon())
        begun, ended = self._instant(start, near), self._instant(stop, near)
        if begun is not None and ended is not None:
            times, by = (begun, ended), self._desk.treating(visit.id)
            self._timeline.do(
                lambda watch, wish: add_typed(watch, wish, code, times, by), FORGOTTEN
            )

    def ask_void(self) -> None:
        """Ask why the visit is to be void."""
        self._page.void.ask("Why is this visit void? It stays readable.")
        self._page.void.focus_first()

    def void(self, why: str) -> None:
        """Void the visit."""
        self._page.void.hide()
        self._desk.void(self._timeline.visit().id, why)

    def undo(self) -> None:
        """Take back the latest action, asking why if it is older than a slip."""
        self._back(self._desk.undo, again=False)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._back(self._desk.redo, again=True)

    def give_reason(self, reason: str) -> None:
        """Go on with what asked for a reason."""
        self._page.why.hide()
        self._ask_again(reason)

    # To the right patient.

    def ask_patient(self) -> None:
        """Ask whose visit it is."""
        visit = self._timeline.visit()
        if visit.corrects is not None:
            self._page.refuse("A correction keeps the patient of the note that it corrects.")
            return
        self._page.give.begin(self._right.latest(visit.id), visit.on)
        self._page.show_part(self._page.give)

    def give(self, patient: Patient, is_new: bool) -> None:
        """Give the visit to a patient, once it is known who pays."""
        self._waiting = patient, is_new
        self.give_paid_by("")

    def give_paid_by(self, payer_name: str) -> None:
        """Give the visit to the patient chosen, paid by a payer or whoever paid last."""
        if self._waiting is None:
            return
        visit, at = self._timeline.visit(), self._desk.now()
        patient, is_new = self._waiting
        wished = self._right.wished(visit, patient, payer_name, is_new=is_new)
        if wished is None:
            self._page.give.ask_payer(self._right.payers())
            return
        try:
            header = self._right.header(visit, wished, at)
        except StoreError as problem:
            self._page.refuse(str(problem))
            return
        self._waiting = header.patient, False
        self._timeline.do(
            lambda watch, wish: give(watch, wish, header, header.patient.id), WRONG_PATIENT
        )

    # Parts of it.

    def _of_chosen(
        self,
        reason: str,
        rule: Callable[[Stopwatch, Wish, Segment, Unpack[_Told]], Change],
        *told: *_Told,
    ) -> None:
        """Repair the chosen segment by a rule, asking why where the wish does not say it."""
        segment = self._timeline.chosen
        if segment is None:
            return

        def make(watch: Stopwatch, wish: Wish) -> Change:
            return rule(watch, wish, segment, *told)

        if reason:
            self._timeline.do(make, reason)
        else:
            self._ask("Why?", lambda given: self._timeline.do(make, given))

    def _back(self, do: Callable[[str, str], bool], *, again: bool) -> None:
        visit_id = self._timeline.visit().id
        if self._desk.asks_reason(visit_id, again=again):
            asked = "Taken back after more than 10 s. Why?"
            self._ask(asked, lambda given: do(visit_id, given))
        else:
            do(visit_id, "")

    def _ask(self, question: str, go_on: Callable[[str], object]) -> None:
        self._ask_again = go_on
        self._page.why.ask(question)
        self._page.why.focus_first()

    def _instant(self, text: str, near: datetime) -> datetime | None:
        """Read a time typed; what cannot be read is said."""
        found = instant_typed(text, near, self._timeline.visit().timezone)
        if found is None:
            self._page.refuse(_UNCLEAR)
        return found

    def _noon(self) -> datetime:
        return self._timeline.end_of_day() - timedelta(hours=12)


def _with_times(
    stopwatch: Stopwatch, wish: Wish, segment: Segment, start: datetime, stop: datetime | None
) -> Change:
    """Set both times; where one stays, the neighbour on the other side gives or takes."""
    if stop == segment.stop and start != segment.start:
        return move_start(stopwatch, wish, segment, start)
    if start == segment.start and stop is not None:
        return move_stop(stopwatch, wish, segment, stop)
    return set_times(stopwatch, wish, segment, start, stop)
