"""The desk: one object that owns stopwatch, store, clock and tick for all open visits.

Wishes come in as method calls, facts go out as signals. Each wish takes a reading, asks the
stopwatch what would change, commits that, and only then lets anybody repaint.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from therapytimer.billing.codes import Contact
from therapytimer.ui.casebook import Casebook
from therapytimer.ui.logbook import Logbook
from therapytimer.ui.sayings import said_of
from therapytimer.ui.timekeeper import Timekeeper
from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.gaps import answer, gap_change, note_clock, unanswered
from therapytimer.visit.identity import new_id
from therapytimer.visit.stopwatch import RefusedError, Stopwatch, Wish
from therapytimer.visit.timeline import clock_words
from therapytimer.visit.undo import needs_reason, redo, undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.ui.timekeeper import Moment, Reader
    from therapytimer.visit.facts import Gap, GapAnswer
    from therapytimer.visit.people import Clinician
    from therapytimer.visit.visit import Visit

TICK_MS = 100
ALIVE_EVERY = timedelta(seconds=1)
SLOW_WRITE_MS = 100
CLOCK_OFF = timedelta(seconds=2)
ALIVE_AFTER_SLOW = timedelta(seconds=5)


class Desk(QObject):
    """Everything that happens to open visits goes through here.

    Signals: `log_changed` (visit id) after facts changed, `ticked` (instant) to repaint what
    runs, `gap_found` (visit id), `refused` (a sentence), `told` (a sentence worth announcing),
    `waiting_changed` (number of facts not on disk yet).
    """

    log_changed = Signal(str)
    ticked = Signal(object)
    gap_found = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    waiting_changed = Signal(int)

    def __init__(
        self, store: Store, clock: Reader, codes: Catalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.user: Clinician = store.clinician
        self.stopwatch = Stopwatch(codes)
        self.casebook = Casebook(store, self.stopwatch, codes)
        self.log = Logbook(store)
        self._treating: dict[str, tuple[str, ...]] = {}
        self._time = self._take_up(clock)
        self._alive_due = self.now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    # Time.

    def begin(self) -> None:
        """Begin to tick; until then only wishes move the time on."""
        self._timer.start()

    def rest(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Look at the clocks, keep the sign of life, try again what could not be written."""
        moment = self._look()
        if self.stopwatch.running():
            self._keep_alive(moment)
        if self.log.waiting and self.log.try_again():
            self._said_waiting()
        self.ticked.emit(moment.at)

    def now(self) -> datetime:
        """Return the present instant."""
        return self._look().at

    def moment(self) -> Moment:
        """Return the present instant with its reading."""
        return self._look()

    # Wishes.

    def tap(self, visit_id: str, code: str) -> None:
        """Start a code, or stop it where it runs."""
        runs = any(one.code == code for one in self.stopwatch.running(visit_id))
        if runs:
            self._wish(visit_id, lambda wish: self.stopwatch.stop(wish, code))
        else:
            self._wish(visit_id, lambda wish: self._start(wish, code))

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
        return self._wish(visit_id, lambda wish: undo(self.stopwatch, wish), reason)

    def redo(self, visit_id: str, reason: str = "") -> bool:
        """Do again what was undone last."""
        return self._wish(visit_id, lambda wish: redo(self.stopwatch, wish), reason)

    def asks_reason(self, visit_id: str, *, again: bool = False) -> bool:
        """Tell whether undo (or redo, if `again`) would ask for a reason now."""
        return needs_reason(self.stopwatch, Wish(visit_id, self.user.id, self.now()), again=again)

    def decide(self, visit_id: str, about: str, choice: str) -> bool:
        """Record a choice that the rules leave to the clinician."""
        return self._wish(visit_id, lambda wish: self.stopwatch.decide(wish, about, choice))

    def answer(
        self, visit_id: str, gap: Gap, given: GapAnswer, ended_at: datetime | None = None
    ) -> bool:
        """Answer the gap question."""
        return self._wish(visit_id, lambda wish: answer(self.stopwatch, wish, gap, given, ended_at))

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
                code = one.code
                self._wish(one.visit_id, lambda wish, code=code: self.stopwatch.stop(wish, code))

    def switch_user(self, clinician_id: str, passphrase: str) -> None:
        """Let a clinician sign in (again); no visit closes and nothing stops.

        Raises:
            StoreError: the passphrase is not theirs; who was signed in stays.
        """
        self.user = self.store.sign_in(clinician_id, passphrase)

    # What stands.

    def treating(self, visit_id: str) -> tuple[str, ...]:
        """Return the ids of those who treat in a visit: who is signed in, unless said otherwise."""
        return self._treating.get(visit_id, (self.user.id,))

    def has_ended(self, visit_id: str) -> bool:
        """Tell whether the hands-on part of a visit is over (or never was)."""
        over = {MarkKind.ENDED, MarkKind.VOID}
        marks = self.casebook.visit(visit_id).marks
        return any(one.kind in over for one in marks)

    def gaps(self, visit_id: str) -> tuple[Gap, ...]:
        """Return the gaps of a visit that wait for an answer."""
        return unanswered(self.stopwatch.history(visit_id))

    def follow(self, visit_id: str) -> None:
        """Take a visit onto the desk, if it is not there."""
        if visit_id not in self.stopwatch.visit_ids():
            self._take_in(visit_id)
        self.casebook.forget(visit_id)

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
            self._do(Change(action, {}, (), (mark,)))

    # How a wish is done.

    def _wish(self, visit_id: str, make: Callable[[Wish], Change], reason: str = "") -> bool:
        wish = Wish(visit_id, self.user.id, self.now(), reason)
        try:
            change = make(wish)
        except RefusedError as refusal:
            self.refused.emit(str(refusal))
            return False
        self._do(change)
        return True

    def _start(self, wish: Wish, code: str) -> Change:
        by = self.treating(wish.visit_id)
        if self.stopwatch.contact(code) is not Contact.GROUP:
            return self.stopwatch.start(wish, code, by)
        others = [one for one in self.stopwatch.visit_ids() if not self.has_ended(one)]
        return self.stopwatch.start_group(wish, code, by, tuple(others))

    def _do(self, change: Change) -> None:
        """Commit first, then show; what cannot be committed waits and is shown as unsaved."""
        stopped = [one for one in self.stopwatch.running() if one.id in change.stops]
        if not self.log.write(change):
            self._said_waiting()
        self.stopwatch.apply(change)
        for visit_id in change.action.visit_ids:
            self.log_changed.emit(visit_id)
        self.told.emit(said_of(change, stopped, self._time.zone))

    def _said_waiting(self) -> None:
        self.waiting_changed.emit(len(self.log.waiting))

    # How time is watched.

    def _take_up(self, clock: Reader) -> Timekeeper:
        """Go on where the last run of the program left off; a running stopwatch had a crash."""
        kept, open_visits = self.store.alive, self.store.visits.open_visits()
        for visit in open_visits:
            self._take_in(visit.id)
        time = Timekeeper(clock, kept.anchor(), kept.last_instant(), visit_open=bool(open_visits))
        if time.anchor != kept.anchor():
            kept.write_anchor(time.anchor, time.anchor.wall)
        self._time = time
        self._note(time.first(kept.last_alive()))
        return time

    def _name_in_record(self, visit_id: str, by: tuple[str, ...]) -> None:
        """Take those who treat into the visit's record, which names all who took part."""
        visit = self.casebook.visit(visit_id)
        named = {one.id for one in visit.clinicians}
        new = [one for one in self.store.clinicians.all() if one.id in by and one.id not in named]
        if new:
            visit = replace(visit, clinicians=(*visit.clinicians, *new))
            self.store.visits.revise(visit, self.user.id, self.now())
            self.casebook.forget(visit_id)

    def _take_in(self, visit_id: str) -> None:
        visits = self.store.visits
        self.stopwatch.take_in(visits.history(visit_id), visits.patient_id(visit_id))

    def _look(self) -> Moment:
        moment = self._time.moment()
        self._note(moment)
        return moment

    def _note(self, moment: Moment) -> None:
        """Write down what happened between two readings."""
        if moment.clock is not None:
            self._do_if(note_clock(self.stopwatch, moment.at, moment.clock))
        if moment.zone is not None:
            self._do_if(note_clock(self.stopwatch, moment.at, moment.zone, MarkKind.ZONE))
        if moment.gap is None or moment.since is None:
            return
        span = (moment.since, moment.at)
        change = gap_change(self.stopwatch, moment.gap, span, restarted=moment.restarted)
        self._do_if(change)
        for visit_id in change.action.visit_ids if change else ():
            self.gap_found.emit(visit_id)

    def _do_if(self, change: Change | None) -> None:
        if change is not None:
            self._do(change)

    def _keep_alive(self, moment: Moment) -> None:
        """Overwrite the sign of life once a second, less often where the disk is slow."""
        if moment.at < self._alive_due:
            return
        self.log.write_alive(moment.reading, moment.at)
        took = self._time.moment().at - moment.at
        slow = took > timedelta(milliseconds=SLOW_WRITE_MS)
        self._alive_due = moment.at + (ALIVE_AFTER_SLOW if slow else ALIVE_EVERY)
