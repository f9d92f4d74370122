"""The desk: one object that owns stopwatch, store, clock and tick for all open visits.

Wishes come in as method calls, facts go out as signals. Each wish takes a reading, asks the
stopwatch what would change, commits that, and only then lets anybody repaint.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from therapytimer.billing.codes import Contact
from therapytimer.store.errors import StoreError
from therapytimer.ui.desk.paper import refuse_on_paper
from therapytimer.ui.desk.upkeep import Upkeep
from therapytimer.ui.desk.watch import Watch
from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.corrections import add_typed
from therapytimer.visit.facts import Mark, MarkKind, Segment
from therapytimer.visit.gaps import answer, unanswered
from therapytimer.visit.identity import new_id
from therapytimer.visit.stopwatch import RefusedError, Wish
from therapytimer.visit.timeline import clock_words
from therapytimer.visit.undo import needs_reason, redo, undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QObject

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.ui.desk.timekeeper import Moment, Reader
    from therapytimer.visit.facts import Gap, GapAnswer
    from therapytimer.visit.people import Clinician
    from therapytimer.visit.repairs import Repair
    from therapytimer.visit.visit import Visit

CLOCK_OFF = timedelta(seconds=2)


class Desk(Watch):
    """Everything that happens to open visits goes through here.

    Signal `group_asked` (visit id, code): a group is to begin, and nobody has said with whom.
    """

    group_asked = Signal(str, str)

    def __init__(
        self, store: Store, clock: Reader, codes: Catalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(store, clock, codes, parent)
        self.user: Clinician = store.clinician
        self._treating: dict[str, tuple[str, ...]] = {}
        self._upkeep = Upkeep(store, self.casebook)

    # Wishes.

    def tap(self, visit_id: str, code: str) -> None:
        """Start a code, or stop it where it runs."""
        runs = any(one.code == code for one in self.stopwatch.running(visit_id))
        if runs:
            self._wish(visit_id, lambda wish: self.stopwatch.stop(wish, code))
        elif self._asks_members(visit_id, code):
            self.group_asked.emit(visit_id, code)
        else:
            self._keep_up((visit_id,), self.treating(visit_id))
            self._wish(visit_id, lambda wish: self._start(wish, code))

    def start_group(self, visit_id: str, code: str, others: tuple[str, ...]) -> bool:
        """Start a group code for a visit and others, by whoever treats in the visit."""
        by = self.treating(visit_id)
        self._keep_up((visit_id, *others), by)
        return self._wish(visit_id, lambda wish: self.stopwatch.start_group(wish, code, by, others))

    def pause(self, visit_id: str, word: str = "") -> None:
        """Pause what the patient is treated with, or go on with what ran last."""
        attended = any(
            self.stopwatch.contact(one.code).attended for one in self.stopwatch.running(visit_id)
        )
        if attended:
            self._wish(visit_id, lambda wish: self.stopwatch.pause(wish, word))
        else:
            self._wish(visit_id, self.stopwatch.resume)

    def word_pause(self, visit_id: str, word: str) -> None:
        """Say why a visit is paused."""
        self._wish(visit_id, lambda wish: self.stopwatch.word_pause(wish, word))

    def end(self, visit_id: str) -> bool:
        """End the hands-on part of a visit."""
        return self._wish(visit_id, self.stopwatch.end)

    def void(self, visit_id: str, why: str) -> bool:
        """Void a visit that did not take place."""
        return self._wish(visit_id, self.stopwatch.void, why)

    def undo(self, visit_id: str, reason: str = "") -> bool:
        """Take back the latest action of a visit."""
        return self._wish(visit_id, lambda wish: undo(self.reaching(visit_id), wish), reason)

    def redo(self, visit_id: str, reason: str = "") -> bool:
        """Do again what was undone last."""
        return self._wish(visit_id, lambda wish: redo(self.reaching(visit_id), wish), reason)

    def asks_reason(self, visit_id: str, *, again: bool = False) -> bool:
        """Tell whether undo (or redo, if `again`) would ask for a reason now."""
        wish = Wish(visit_id, self.user.id, self.now())
        return needs_reason(self.reaching(visit_id), wish, again=again)

    def decide(self, visit_id: str, about: str, choice: str) -> bool:
        """Record a choice that the rules leave to the clinician."""
        self._name_in_record(visit_id, (self.user.id,))
        return self._wish(visit_id, lambda wish: self.stopwatch.decide(wish, about, choice))

    def answer(
        self, visit_id: str, gap: Gap, given: GapAnswer, ended_at: datetime | None = None
    ) -> bool:
        """Answer the gap question."""
        self._name_in_record(visit_id, (self.user.id,))
        return self._wish(visit_id, lambda wish: answer(self.stopwatch, wish, gap, given, ended_at))

    def add_typed(
        self, visit_id: str, code: str, times: tuple[datetime, datetime], reason: str
    ) -> bool:
        """Add minutes remembered later."""
        by = self.treating(visit_id)
        return self.mend(
            visit_id, lambda watch, wish: add_typed(watch, wish, code, times, by), reason
        )

    def mend(self, visit_id: str, make: Repair, reason: str) -> bool:
        """Repair a visit's log by a rule of `visit.corrections` and its like."""
        return self._wish(visit_id, lambda wish: self._named(make(self.stopwatch, wish)), reason)

    def treat_by(self, visit_id: str, by: tuple[str, ...]) -> None:
        """Say who treats in a visit from now on; what runs is handed over."""
        self._name_in_record(visit_id, by)
        self._treating[visit_id] = by
        running = self.stopwatch.running(visit_id)
        if any(self.stopwatch.contact(one.code).attended for one in running):
            self._wish(visit_id, lambda wish: self.stopwatch.hand_over(wish, by))

    def stop_everything(self) -> None:
        """Stop whatever runs, in every visit, at one instant each."""
        for one in self.stopwatch.running():
            still = {each.id for each in self.stopwatch.running()}
            if one.id in still:
                self._wish(one.visit_id, lambda w, code=one.code: self.stopwatch.stop(w, code))

    def switch_user(self, clinician_id: str, passphrase: str) -> None:
        """Let a clinician sign in (again); no visit closes and nothing stops.

        StoreError: not their passphrase, or too early; who was signed in stays.
        """
        do = partial(self.store.sign_in, clinician_id, passphrase)
        self.user = self.attempts.tried(clinician_id, self.now(), do)

    # What stands.

    def treating(self, visit_id: str) -> tuple[str, ...]:
        """Return the ids of those who treat in a visit: who is signed in, unless said otherwise.

        Where something attended runs it is its clinicians, whoever has signed in since.
        """
        running = self.stopwatch.running(visit_id)
        hands = [one.by for one in running if self.stopwatch.attended(one)]
        return hands[0] if hands else self._treating.get(visit_id, (self.user.id,))

    def has_ended(self, visit_id: str) -> bool:
        """Tell whether the hands-on part of a visit is over (or never was)."""
        visit, over = self.casebook.visit(visit_id), {MarkKind.ENDED, MarkKind.VOID}
        return bool(visit.signatures) or any(one.kind in over for one in visit.marks)

    def gaps(self, visit_id: str) -> tuple[Gap, ...]:
        """Return the gaps of a visit that wait for an answer."""
        open_here = visit_id in self.stopwatch.visit_ids()  # a signed visit has none
        return unanswered(self.stopwatch.history(visit_id)) if open_here else ()

    def open_visit(self, visit: Visit, moment: Moment) -> None:
        """Put a new visit into the store and onto the desk.

        Where the wall clock differs from the time line, the visit says so from its first minute.

        Raises:
            StoreError: the visit cannot be kept; nothing was written.
        """
        opening = Action(new_id(), (visit.id,), ActionKind.OPEN, self.user.id, moment.at)
        self.store.visits.add(visit, opening)
        self.follow(visit.id)
        off = moment.reading.wall - moment.at
        if abs(off) > CLOCK_OFF:
            mark = Mark(new_id(), visit.id, MarkKind.CLOCK, moment.at, clock_words(off))
            action = Action(new_id(), (visit.id,), ActionKind.CLOCK, "", moment.at)
            self.do(Change(action, {}, (), (mark,)))

    # How a wish is done.

    def _wish(self, visit_id: str, make: Callable[[Wish], Change], reason: str = "") -> bool:
        wish = Wish(visit_id, self.user.id, self.now(), reason)
        try:
            change = make(wish)
            refuse_on_paper(change, self.casebook, self.store.visits)
        except RefusedError as refusal:
            self.refused.emit(str(refusal))
            return False
        self.do(change)
        return True

    def _start(self, wish: Wish, code: str) -> Change:
        by = self.treating(wish.visit_id)
        if self.stopwatch.contact(code) is not Contact.GROUP:
            return self.stopwatch.start(wish, code, by)
        others = tuple(one.visit_id for one in self.stopwatch.grouped(code, by))
        return self.stopwatch.start_group(wish, code, by, others)

    def _asks_members(self, visit_id: str, code: str) -> bool:
        """Tell whether a group would begin with this tap, and not be joined."""
        known = self.casebook.codes.get(code)
        is_group = known is not None and known.contact is Contact.GROUP
        return is_group and not self.stopwatch.grouped(code, self.treating(visit_id))

    def _keep_up(self, visit_ids: tuple[str, ...], by: tuple[str, ...]) -> None:
        """Let the records of visits that begin bear the day of their start and who treats."""
        for one in visit_ids:
            self._keep_record(lambda one=one: self._upkeep.date(one, self.user.id, self.now()))
            self._name_in_record(one, by)

    def _named(self, change: Change) -> Change:
        """Name in the records whoever has treated by a change."""
        for one in (each for each in change.writes if isinstance(each, Segment)):
            self._name_in_record(one.visit_id, one.by)
        return change

    def _name_in_record(self, visit_id: str, named: tuple[str, ...]) -> None:
        self._keep_record(
            lambda: self._upkeep.clinicians(visit_id, named, self.user.id, self.now())
        )

    def _keep_record(self, do: Callable[[], object]) -> None:
        """Keep a visit's record up to date; where that fails the stopwatch goes on all the same."""
        try:
            do()
        except StoreError as problem:
            self.refused.emit(str(problem))
