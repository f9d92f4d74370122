"""Any order of wishes, sleeps, stalls, clock changes and crashes keeps the minutes true."""

import os
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import invariant, precondition, rule
from visit.computer import CRASH
from visit.engine import reopened
from visit.morning import VISITS, Morning, numbers, recorded, visits
from visit.promises import (
    content,
    instants_run_forwards,
    no_minute_counts_twice,
    no_running_group_has_one_patient,
    no_unwatched_time_is_measured,
    nothing_disappears,
)

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Gap, MarkKind, Segment
from therapytimer.visit.gaps import gap_change
from therapytimer.visit.invariant import breaches, overbooked
from therapytimer.visit.undo import latest_standing, redo, undo
from therapytimer.visit.wish import RefusedError, Wish

passing = st.sampled_from([0, 1, 700, 4_000, 10_000, 10_001, 61_000, 900_000])


class Treatment(Morning):
    """A morning on one laptop that sleeps, stalls, crashes and has its clock set."""

    # Undo and redo.

    @rule(visit=visits, reason=st.sampled_from(["", "slip"]))
    def undo(self, visit, reason):
        self.wish(visit, lambda wish: undo(self.stopwatch, wish), reason)

    @precondition(lambda self: any(one.kind is ActionKind.UNDO for one in self.actions()))
    @rule(number=numbers, reason=st.sampled_from(["", "slip"]))
    def redo(self, number, reason):
        undone = [one for one in self.actions() if one.kind is ActionKind.UNDO]
        visit = undone[-1 - number % len(undone)].visit_ids[0]
        self.wish(visit, lambda wish: redo(self.stopwatch, wish), reason)

    # The computer.

    @rule(milliseconds=passing, seen=st.booleans())
    def time_passes(self, milliseconds, seen):
        self.look()
        self.computer.tick(milliseconds)
        if seen:
            self.computer.sign()

    @rule(milliseconds=st.sampled_from([500, 2_000, 2_001, 8_000, 480_000]), looks=st.booleans())
    def sleep(self, milliseconds, looks):
        self.computer.sleep(milliseconds)
        if looks:
            self.look()

    @rule(milliseconds=st.sampled_from([4_000, 5_000, 5_001, 60_000]))
    def stall(self, milliseconds):
        self.computer.passed += milliseconds
        self.look()

    @rule(milliseconds=st.sampled_from([-3_600_000, -2_001, 2_000, 3_600_000]))
    def set_clock(self, milliseconds):
        self.computer.clock_set += milliseconds

    @rule(milliseconds=st.sampled_from([100, 30_000, 3_600_000]), reboot=st.booleans())
    def crash(self, milliseconds, reboot):
        self.look()
        ran = {one.visit_id for one in self.stopwatch.running()}
        self.stopwatch = reopened(self.stopwatch)
        last = max(one.at for one in self.actions())
        span, restarted = self.computer.crash(milliseconds, last, reboot=reboot)
        self.apply(gap_change(self.stopwatch, CRASH, span, restarted=restarted))
        self.every_gap_is_there(ran)

    # Promises.

    @invariant()
    def minutes_are_true(self):
        now = self.computer.now()
        no_minute_counts_twice(self.stopwatch, self.patient, now)
        no_running_group_has_one_patient(self.stopwatch, self.patient)
        no_unwatched_time_is_measured(self.stopwatch, self.computer.dead, now)
        placed = self.stopwatch.placed(self.stopwatch.segments())
        assert breaches(placed) == ()
        assert overbooked(placed, now) == {}

    @invariant()
    def logs_only_grow(self):
        for visit in VISITS:
            history = self.stopwatch.history(visit)
            instants_run_forwards(history, self.computer.now())
            nothing_disappears(self.seen.get(visit, history), history)
            self.seen[visit] = history

    @recorded
    @rule()
    def all_can_be_undone_and_done_again(self):
        self.look()
        before = content(self.stopwatch)
        copy = reopened(self.stopwatch)
        wish = Wish("", "pt", self.computer.now(), "all")
        undone = []
        while (visit := self.latest(copy)) is not None:
            try:
                copy.apply(undo(copy, replace(wish, visit_id=visit)))
            except RefusedError as refusal:
                self.may_hinder_undo_of_all(str(refusal))
                break
            undone.append(visit)
        if visit is None:
            self.nothing_is_left_but_gaps(copy)
        for visit in reversed(undone):
            copy.apply(redo(copy, replace(wish, visit_id=visit)))
        assert content(copy) == before

    def may_hinder_undo_of_all(self, refusal):
        """An earlier undo of one visit may hold what a later wish of another would need.

        That is so where a group has changed since, or where wishes of one instant, which took
        nobody's time, have changed places.
        """
        rows = [row for visit in VISITS for row in self.stopwatch.history(visit).rows]
        segments = [row.fact for row in rows if isinstance(row.fact, Segment)]
        assert "alone" in refusal or any(one.start == one.stop for one in segments)
        assert any(one.kind is ActionKind.UNDO for one in self.actions())

    def nothing_is_left_but_gaps(self, stopwatch):
        left = [fact for visit in VISITS for fact in stopwatch.history(visit).live()]
        if not any(isinstance(fact, Gap) for fact in left):
            assert all(fact.kind is MarkKind.CLOCK for fact in left)

    def latest(self, stopwatch):
        """Name the visit with the latest wish of all, unless only a gap is left before it."""
        standing = [(visit, latest_standing(stopwatch.history(visit))) for visit in VISITS]
        order = [
            (self.order[action.id], action.kind, visit)
            for visit, action in standing
            if action is not None and action.kind is not ActionKind.OPEN
        ]
        _, kind, visit = max(order, default=(0, ActionKind.GAP, ""))
        return None if kind is ActionKind.GAP else visit


LONG = bool(os.environ.get("THERAPYTIMER_LONG"))
TestTreatment = Treatment.TestCase
TestTreatment.settings = settings(max_examples=600 if LONG else 60, stateful_step_count=50)
