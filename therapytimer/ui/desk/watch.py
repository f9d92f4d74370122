"""Watching time over an open clinic: every change is committed before anybody hears of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from therapytimer.ui.desk.attempts import Attempts
from therapytimer.ui.desk.casebook import Casebook
from therapytimer.ui.desk.day_check import DayCheck
from therapytimer.ui.desk.logbook import Logbook
from therapytimer.ui.desk.sayings import said_of
from therapytimer.ui.desk.timekeeper import Timekeeper
from therapytimer.ui.parts.initials import initials
from therapytimer.visit.facts import MarkKind
from therapytimer.visit.gaps import gap_change, note_clock
from therapytimer.visit.stopwatch import Stopwatch

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.ui.desk.timekeeper import Moment, Reader
    from therapytimer.visit.actions import Change

TICK_MS = 100
ALIVE_EVERY = timedelta(seconds=1)
SLOW_WRITE = timedelta(milliseconds=100)
ALIVE_AFTER_SLOW = timedelta(seconds=5)


class Watch(QObject):
    """Stopwatch, store, clock and tick of all open visits, and the signals that tell of them.

    Signals: `log_changed` (visit id) after facts changed, `ticked` (instant) to repaint what
    runs, `gap_found` (visit id), `refused` (a sentence), `told` (a sentence worth announcing),
    `waiting_changed` (number of facts not on disk yet), `doubted` (a sentence: minutes of the day
    count twice, which must not be).
    """

    log_changed = Signal(str)
    ticked = Signal(object)
    gap_found = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    waiting_changed = Signal(int)
    doubted = Signal(str)

    def __init__(
        self, store: Store, clock: Reader, codes: Catalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.stopwatch = Stopwatch(codes)
        self.casebook = Casebook(store, self.stopwatch, codes)
        self.log = Logbook(store)
        self.attempts = Attempts()
        self._day = DayCheck(self.stopwatch)
        self._time = self._take_up(clock)
        self._alive_due = self.now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

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
            self.casebook.forget()
            self._said_waiting()
        self.ticked.emit(moment.at)

    def now(self) -> datetime:
        """Return the present instant."""
        return self._look().at

    def moment(self) -> Moment:
        """Return the present instant with its reading."""
        return self._look()

    def renew_anchor(self) -> None:
        """Hang the time line on the wall clock anew, if no visit is open that stands on it."""
        kept = self.store.alive
        if not self.store.visits.open_visits() and self._time.renew(kept.last_instant()):
            kept.write_anchor(self._time.anchor, self._time.anchor.wall)

    def follow(self, visit_id: str) -> None:
        """Take a visit onto the desk, if it is not there; a signed one is shown, never changed."""
        if visit_id not in self.stopwatch.visit_ids() and not self.store.visits.is_signed(visit_id):
            self._take_in(visit_id)
        self.casebook.forget(visit_id)

    def reaching(self, visit_id: str) -> Stopwatch:
        """Return the stopwatch once it follows all that an action of this visit names."""
        if visit_id not in self.stopwatch.visit_ids():
            return self.stopwatch  # a signed visit: every wish is refused
        actions = self.stopwatch.history(visit_id).actions
        for one in {named for action in actions for named in action.visit_ids}:
            if one not in self.stopwatch.visit_ids():
                self.follow(one)
        return self.stopwatch

    def leave(self, visit_id: str) -> None:
        """Take a signed visit off the desk: no wish, no gap and no clock change reaches it."""
        self.stopwatch.leave_out(visit_id)
        self.casebook.forget()
        self.log_changed.emit(visit_id)

    def do(self, change: Change) -> None:
        """Commit first, then show; what cannot be committed waits and is shown as unsaved."""
        stopped = [one for one in self.stopwatch.running() if one.id in change.stops]
        if not self.log.write(change):
            self._said_waiting()
        self.stopwatch.apply(change)
        self.casebook.take_note(change)
        if change.action.patients is not None:
            self.casebook.forget()
        for visit_id in change.action.visit_ids:
            self.log_changed.emit(visit_id)
        doubt = self._day.news(change.action.at, self._time.zone)
        if doubt:
            self.doubted.emit(doubt)
        self.told.emit(said_of(change, stopped, self._time.zone, self._initials))

    def _initials(self, visit_id: str) -> str:
        return initials(self.casebook.visit(visit_id).patient.name)

    def _said_waiting(self) -> None:
        self.waiting_changed.emit(len(self.log.waiting))

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
            self.do(change)

    def _keep_alive(self, moment: Moment) -> None:
        """Overwrite the sign of life once a second, less often where the disk is slow."""
        if moment.at < self._alive_due:
            return
        self.log.write_alive(moment.reading, moment.at)
        slow = self.now() - moment.at > SLOW_WRITE
        self._alive_due = moment.at + (ALIVE_AFTER_SLOW if slow else ALIVE_EVERY)
