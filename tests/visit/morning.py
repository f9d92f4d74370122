"""Random wishes for the machine: what clinicians do on one laptop in a morning."""

from contextlib import suppress
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from visit.computer import Computer
from visit.engine import CODES, Table, patient_of
from visit.promises import whoever_is_left_is_paused

from therapytimer.billing.codes import Contact
from therapytimer.visit import corrections
from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import GapAnswer
from therapytimer.visit.gaps import answer, unanswered
from therapytimer.visit.stopwatch import RefusedError
from therapytimer.visit.wish import Wish

# Five patients; O is the second visit of one of them, by another discipline.
VISITS = ("A", "B", "C", "D", "E", "O")
PATIENTS = {"O": "A"}
visits = st.sampled_from(VISITS)
clinicians = st.sampled_from([("pt",), ("pta",), ("pt", "pta")])
codes = st.sampled_from(
    [number for number, code in CODES.items() if code.contact is not Contact.GROUP]
)
any_code = st.sampled_from(list(CODES))
numbers = st.integers(0, 20)
running = precondition(lambda self: self.stopwatch.running())
recorded = precondition(lambda self: self.stopwatch.segments())
back = st.sampled_from([0, 1, 1_000, 10_000, 120_000])


class Morning(RuleBasedStateMachine):
    """Wishes of all kinds; whatever is refused leaves everything as it was."""

    def __init__(self):
        super().__init__()
        self.stopwatch = Table(*VISITS, patients=PATIENTS).stopwatch
        self.computer = Computer()
        self.seen = {}
        self.order = {}  # of each action: how many were done before it was done (again)

    # How a wish is done: look at the clocks, wish, apply.

    def apply(self, change):
        if change is None:
            return
        action = change.action
        if action.kind in {ActionKind.START, ActionKind.HAND_OVER}:
            ran = self.stopwatch.running()
            whoever_is_left_is_paused(change, ran, self.patient)
        self.stopwatch.apply(change)
        self.order[action.id] = len(self.order)
        if action.kind is ActionKind.REDO:
            taken_back = next(one for one in self.actions() if one.id == action.undoes)
            self.order[taken_back.undoes] = len(self.order)

    def patient(self, segment):
        return patient_of(self.stopwatch, segment.visit_id)

    def actions(self):
        for visit in VISITS:
            yield from self.stopwatch.history(visit).actions

    def look(self):
        ran = {one.visit_id for one in self.stopwatch.running()}
        spans = len(self.computer.dead)
        for change in self.computer.look(self.stopwatch):
            self.apply(change)
        if len(self.computer.dead) > spans:
            self.every_gap_is_there(ran)

    def every_gap_is_there(self, ran):
        start, stop = self.computer.dead[-1]
        for visit in ran:
            gap = unanswered(self.stopwatch.history(visit))[-1]
            assert gap.start <= start
            assert gap.stop == stop

    def wish(self, visit, make, reason="slip"):
        self.look()
        wish = Wish(visit, "pt", self.computer.now(), reason)
        with suppress(RefusedError):
            self.apply(make(wish))

    def pick(self, number):
        segments = self.stopwatch.segments()
        return segments[number % len(segments)]

    def pick_running(self, number):
        running = self.stopwatch.running()
        return running[number % len(running)]

    # Wishes.

    @rule(visit=visits, code=codes, by=clinicians)
    def start(self, visit, code, by):
        self.wish(visit, lambda wish: self.stopwatch.start(wish, code, by))

    @rule(members=st.lists(visits, min_size=2, max_size=4, unique=True), by=clinicians)
    def start_group(self, members, by):
        first, *others = members
        self.wish(first, lambda wish: self.stopwatch.start_group(wish, "97150", by, tuple(others)))

    def groups(self):
        return [one for one in self.stopwatch.running() if one.group is not None]

    @precondition(lambda self: self.groups())
    @rule(number=numbers, visit=visits)
    def join_group(self, number, visit):
        groups = self.groups()
        one = groups[number % len(groups)]
        others = tuple(each.visit_id for each in self.stopwatch.grouped(one.code, one.by))
        make = self.stopwatch.start_group
        self.wish(visit, lambda wish: make(wish, one.code, one.by, others))
        members = self.stopwatch.grouped(one.code, one.by)
        assert len({each.group for each in members}) == 1

    @precondition(lambda self: self.groups())
    @rule(number=numbers)
    def leave_group(self, number):
        groups = self.groups()
        one = groups[number % len(groups)]
        self.wish(one.visit_id, lambda wish: self.stopwatch.stop(wish, one.code))

    @running
    @rule(number=numbers, code=codes, by=clinicians)
    def switch(self, number, code, by):
        visit = self.pick_running(number).visit_id
        self.wish(visit, lambda wish: self.stopwatch.start(wish, code, by))

    @running
    @rule(number=numbers)
    def stop(self, number):
        one = self.pick_running(number)
        self.wish(one.visit_id, lambda wish: self.stopwatch.stop(wish, one.code))

    @running
    @rule(number=numbers)
    def pause(self, number):
        visit = self.pick_running(number).visit_id
        self.wish(visit, lambda wish: self.stopwatch.pause(wish, "rest"))

    @rule(visit=visits)
    def resume(self, visit):
        self.wish(visit, self.stopwatch.resume)

    @running
    @rule(number=numbers, by=clinicians)
    def hand_over(self, number, by):
        visit = self.pick_running(number).visit_id
        self.wish(visit, lambda wish: self.stopwatch.hand_over(wish, by))

    @rule(visit=visits, how=st.sampled_from(["end", "end", "end", "void"]))
    def close(self, visit, how):
        self.wish(visit, getattr(self.stopwatch, how))

    @rule(visit=visits, choice=st.sampled_from(["97161", "97162", ""]))
    def decide(self, visit, choice):
        self.wish(visit, lambda wish: self.stopwatch.decide(wish, "evaluation", choice))

    # Corrections and answers.

    @recorded
    @rule(number=numbers, before=back, after=back, runs=st.booleans())
    def set_times(self, number, before, after, runs):
        one = self.pick(number)
        start = one.start - (self.computer.now() - one.start) * before / 120_000
        start = start.replace(microsecond=0)
        stop = None if runs else start + (self.computer.now() - start) * after / 120_000
        stop = stop and stop.replace(microsecond=0)
        make = corrections.set_times
        self.wish(one.visit_id, lambda wish: make(self.stopwatch, wish, one, start, stop))

    @recorded
    @rule(number=numbers, code=any_code)
    def set_code(self, number, code):
        one = self.pick(number)
        self.wish(one.visit_id, lambda wish: corrections.set_code(self.stopwatch, wish, one, code))

    @recorded
    @rule(number=numbers, by=clinicians)
    def set_clinicians(self, number, by):
        one = self.pick(number)
        make = corrections.set_clinicians
        self.wish(one.visit_id, lambda wish: make(self.stopwatch, wish, one, by))

    @recorded
    @rule(number=numbers, code=any_code)
    def split(self, number, code):
        one = self.pick(number)
        at = one.start + ((one.stop or self.computer.now()) - one.start) / 2
        at = at.replace(microsecond=at.microsecond // 1000 * 1000)
        make = corrections.split
        self.wish(one.visit_id, lambda wish: make(self.stopwatch, wish, one, at, code))

    @recorded
    @rule(number=numbers)
    def remove(self, number):
        one = self.pick(number)
        self.wish(one.visit_id, lambda wish: corrections.remove(self.stopwatch, wish, one))

    @recorded
    @rule(other=visits, number=numbers)
    def move(self, other, number):
        one = self.pick(number)
        moved = replace(one, visit_id=other)
        make = corrections.correction
        self.wish(other, lambda wish: make(self.stopwatch, wish, (one.id,), (moved,)))

    def gaps(self):
        return [gap for visit in VISITS for gap in unanswered(self.stopwatch.history(visit))]

    @precondition(lambda self: self.gaps())
    @rule(given=st.sampled_from(list(GapAnswer)), number=numbers, part=back)
    def answer(self, given, number, part):
        gaps = self.gaps()
        gap = gaps[number % len(gaps)]
        ended = gap.start + (self.computer.now() - gap.start) * part / 120_000
        ended = ended.replace(microsecond=ended.microsecond // 1000 * 1000)
        make = lambda wish: answer(self.stopwatch, wish, gap, given, ended)  # noqa: E731
        self.wish(gap.visit_id, make, "")
