"""A treatment table for tests: visits on one stopwatch, wishes at seconds of the day, logs as text.

A log line reads "97110 0-60 pt": code, start, stop (none while it runs), who treats; "corrected"
or "typed" follows where the stopwatch did not measure it.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from therapytimer.billing.codes import Code, Contact, TimeBasis
from therapytimer.visit import corrections, gaps, giving, repairs
from therapytimer.visit import undo as undoing
from therapytimer.visit.actions import Action, ActionKind, History
from therapytimer.visit.facts import GapKind, Mark, Origin, Segment
from therapytimer.visit.stopwatch import Stopwatch
from therapytimer.visit.wish import Wish

BEGIN = datetime(2026, 11, 20, 14, tzinfo=UTC)


def _code(number, contact):
    return Code(number, number, TimeBasis.TIMED, contact, ("PT", "OT"))


CODES = {
    number: _code(number, contact)
    for contact, numbers in {
        Contact.ONE_ON_ONE: ("97110", "97112", "97140"),
        Contact.GROUP: ("97150", "97552"),
        Contact.PROGRAM: ("97545",),
        Contact.SUPERVISED: ("97014", "97010"),
        Contact.CAREGIVER: ("97550",),
    }.items()
    for number in numbers
}


class Table:
    """Visits named by letters, each of the patient of that letter unless `patients` says who."""

    def __init__(self, *visits, patients=None, begin=BEGIN):
        self.begin = begin
        self.stopwatch = Stopwatch(CODES)
        for visit in visits or ("A",):
            opened = Action(f"open {visit}", (visit,), ActionKind.OPEN, "pt", begin)
            self.stopwatch.take_in(History(visit, (opened,)), (patients or {}).get(visit, visit))

    def at(self, seconds):
        return self.begin + timedelta(milliseconds=round(seconds * 1000))

    def wish(self, seconds, visit="A", reason=""):
        return Wish(visit, "pt", self.at(seconds), reason)

    def do(self, change):
        self.stopwatch.apply(change)
        return change

    # Wishes.

    def start(self, seconds, code, visit="A", by="pt"):
        by = tuple(by.split("+")) if by else ()
        return self.do(self.stopwatch.start(self.wish(seconds, visit), code, by))

    def group(self, seconds, visits, code="97150", by="pt"):
        first, *others = visits
        by = tuple(by.split("+"))
        wish = self.wish(seconds, first)
        return self.do(self.stopwatch.start_group(wish, code, by, tuple(others)))

    def stop(self, seconds, code, visit="A"):
        return self.do(self.stopwatch.stop(self.wish(seconds, visit), code))

    def pause(self, seconds, word="", visit="A"):
        return self.do(self.stopwatch.pause(self.wish(seconds, visit), word))

    def resume(self, seconds, visit="A"):
        return self.do(self.stopwatch.resume(self.wish(seconds, visit)))

    def hand_over(self, seconds, by, visit="A"):
        by = tuple(by.split("+"))
        return self.do(self.stopwatch.hand_over(self.wish(seconds, visit), by))

    def end(self, seconds, visit="A"):
        return self.do(self.stopwatch.end(self.wish(seconds, visit)))

    def void(self, seconds, why="did not come", visit="A"):
        return self.do(self.stopwatch.void(self.wish(seconds, visit, why)))

    def decide(self, seconds, about, choice, visit="A"):
        return self.do(self.stopwatch.decide(self.wish(seconds, visit), about, choice))

    def undo(self, seconds, reason="", visit="A"):
        return self.do(undoing.undo(self.stopwatch, self.wish(seconds, visit, reason)))

    def redo(self, seconds, reason="", visit="A"):
        return self.do(undoing.redo(self.stopwatch, self.wish(seconds, visit, reason)))

    # Gaps.

    def gap(self, start, stop, kind=GapKind.SLEEP, *, restarted=False):
        span = (self.at(start), self.at(stop))
        change = gaps.gap_change(self.stopwatch, kind, span, restarted=restarted)
        return change and self.do(change)

    def answer(self, seconds, given, *, ended=None, visit="A", number=0):
        gap = self.gaps(visit)[number]
        ended_at = None if ended is None else self.at(ended)
        wish = self.wish(seconds, visit)
        return self.do(gaps.answer(self.stopwatch, wish, gap, given, ended_at))

    def gaps(self, visit="A"):
        return gaps.unanswered(self.stopwatch.history(visit))

    # Corrections.

    def segment(self, number=0, visit="A"):
        return self.stopwatch.history(visit).segments()[number]

    def set_times(self, seconds, segment, start, stop, reason="forgot"):
        wish = self.wish(seconds, segment.visit_id, reason)
        stop = None if stop is None else self.at(stop)
        change = corrections.set_times(self.stopwatch, wish, segment, self.at(start), stop)
        return self.do(change)

    def set_code(self, seconds, segment, code, reason="wrong tile"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(corrections.set_code(self.stopwatch, wish, segment, code))

    def set_clinicians(self, seconds, segment, by, reason="wrong name"):
        wish = self.wish(seconds, segment.visit_id, reason)
        by = tuple(by.split("+")) if by else ()
        return self.do(corrections.set_clinicians(self.stopwatch, wish, segment, by))

    def split(self, seconds, segment, at, code, reason="two codes"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(corrections.split(self.stopwatch, wish, segment, self.at(at), code))

    def remove(self, seconds, segment, reason="slip"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(corrections.remove(self.stopwatch, wish, segment))

    def typed(self, seconds, line, visit="A", reason="forgot"):
        code, times, *by = line.split(" ")
        start, stop = (self.at(float(one)) for one in times.split("-"))
        wish = self.wish(seconds, visit, reason)
        return self.do(corrections.add_typed(self.stopwatch, wish, code, (start, stop), tuple(by)))

    # Repairs.

    def move_boundary(self, seconds, at, number=0, visit="A", reason="too early"):
        pair = (self.segment(number, visit), self.segment(number + 1, visit))
        wish = self.wish(seconds, visit, reason)
        return self.do(repairs.move_boundary(self.stopwatch, wish, pair, self.at(at)))

    def move_start(self, seconds, segment, start, reason="late"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(repairs.move_start(self.stopwatch, wish, segment, self.at(start)))

    def move_stop(self, seconds, segment, stop, reason="late"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(repairs.move_stop(self.stopwatch, wish, segment, self.at(stop)))

    def undo_stop(self, seconds, segment, reason="slip"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(repairs.undo_stop(self.stopwatch, wish, segment))

    def minutes(self, seconds, line, length, visit="A", reason="forgot"):
        code, times, by = line.split(" ")
        start, stop = (self.at(float(one)) for one in times.split("-"))
        room = Segment("", visit, code, start, stop, (by,))
        wish = self.wish(seconds, visit, reason)
        length = timedelta(seconds=length)
        return self.do(repairs.add_minutes(self.stopwatch, wish, room, length))

    def move(self, seconds, segment, visit, reason="wrong patient"):
        wish = self.wish(seconds, segment.visit_id, reason)
        return self.do(corrections.move(self.stopwatch, wish, segment, visit))

    def give(self, seconds, patient, visit="A", reason="wrong patient", header: Any = None):
        wish = self.wish(seconds, visit, reason)
        return self.do(giving.give(self.stopwatch, wish, header, patient))

    # What stands.

    def log(self, visit="A"):
        return [self.line(one) for one in self.stopwatch.history(visit).segments()]

    def line(self, segment):
        stop = "" if segment.stop is None else self.seconds(segment.stop)
        origin = "" if segment.origin is Origin.STOPWATCH else f" {segment.origin}"
        start, by = self.seconds(segment.start), "+".join(segment.by)
        return f"{segment.code} {start}-{stop} {by}{origin}"

    def seconds(self, instant):
        return f"{(instant - self.begin).total_seconds():g}"

    def marks(self, visit="A"):
        live = self.stopwatch.history(visit).live()
        return [
            f"{one.kind} {self.seconds(one.at)} {one.word}".strip()
            for one in live
            if isinstance(one, Mark)
        ]

    def reopened(self):
        """Build the same table from nothing but what is on disk."""
        again = Table(begin=self.begin)
        again.stopwatch = reopened(self.stopwatch)
        return again


def reopened(stopwatch):
    """Follow the visits of a stopwatch anew, as after a restart of the program."""
    anew = Stopwatch(CODES)
    for visit in stopwatch.visit_ids():
        old = stopwatch.history(visit)
        anew.take_in(
            History(visit, tuple(old.actions), tuple(old.rows)), patient_of(stopwatch, visit)
        )
    return anew


def patient_of(stopwatch, visit):
    return stopwatch._patients[visit]  # noqa: SLF001 - on disk it stands with the visit
