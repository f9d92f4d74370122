"""Whatever is repaired among anything else that happens: the minutes stay true, undo restores."""

import os
from contextlib import suppress
from datetime import timedelta

import hypothesis.strategies as st
from builders import a_visit
from hypothesis import settings
from hypothesis.stateful import invariant, precondition, rule
from visit.engine import patient_of, reopened
from visit.morning import VISITS, any_code, clinicians, codes, numbers, recorded, visits
from visit.promises import content, nothing_disappears
from visit.test_engine_machine import Treatment

from therapytimer.visit import corrections, giving, repairs
from therapytimer.visit.facts import MarkKind, Segment
from therapytimer.visit.pauses import pause_stop
from therapytimer.visit.undo import redo, undo
from therapytimer.visit.wish import RefusedError, Wish

steps = st.sampled_from([-300_000, -60_000, -1_000, 1, 1_000, 60_000, 300_000])
HEADER = a_visit("")  # what the store keeps of a visit does not matter to the stopwatch
whole = st.sampled_from([1, 1_000, 60_000, 900_000])


def patients(stopwatch):
    return {visit: patient_of(stopwatch, visit) for visit in VISITS}


def called(stopwatch, visit):
    """Give the instants, as spans by word, that a visit's pauses claim."""
    pauses, segments = stopwatch.marks(visit, MarkKind.PAUSE), stopwatch.history(visit).segments()
    return [(one.word, one.at, pause_stop(one, segments, pauses)) for one in pauses if one.word]


def no_word_swells(before, after):
    """What a word names after a repair, it named before."""
    for visit in VISITS:
        known = called(before, visit)
        for word, start, stop in called(after, visit):
            assert any(
                word == one and begun <= start and (ended is None or (stop and stop <= ended))
                for one, begun, ended in known
            )


class Repairs(Treatment):
    """A morning in which everything is mended at once."""

    def repair(self, visit, make):
        """Do it, unless it is refused; undo must lead back, redo to the same again."""
        self.look()
        wish = Wish(visit, "pt", self.computer.now(), "slip")
        before = content(self.stopwatch), patients(self.stopwatch)
        with suppress(RefusedError):
            change = make(wish)
            copy = reopened(self.stopwatch)
            copy.apply(change)
            no_word_swells(self.stopwatch, copy)
            after = content(copy), patients(copy)
            back = undo(reopened(copy), wish)
            assert set(back.action.visit_ids) == set(change.action.visit_ids)
            copy.apply(back)
            assert (content(copy), patients(copy)) == before
            copy.apply(redo(reopened(copy), wish))
            assert (content(copy), patients(copy)) == after
            for one in VISITS:
                nothing_disappears(self.stopwatch.history(one), copy.history(one))
            self.apply(change)

    @recorded
    @rule(number=numbers, by=steps)
    def move_boundary(self, number, by):
        segments = self.stopwatch.segments()
        pairs = [(one, two) for one in segments for two in segments if one.stop == two.start]
        if pairs:
            first, second = pairs[number % len(pairs)]
            at = second.start + timedelta(milliseconds=by)
            self.repair(
                first.visit_id,
                lambda wish: repairs.move_boundary(self.stopwatch, wish, (first, second), at),
            )

    @recorded
    @rule(number=numbers, by=steps, edge=st.sampled_from(["start", "stop"]))
    def move_edge(self, number, by, edge):
        one = self.pick(number)
        instant = (getattr(one, edge) or self.computer.now()) + timedelta(milliseconds=by)
        make = repairs.move_start if edge == "start" else repairs.move_stop
        self.repair(one.visit_id, lambda wish: make(self.stopwatch, wish, one, instant))

    @recorded
    @rule(number=numbers)
    def undo_stop(self, number):
        one = self.pick(number)
        self.repair(one.visit_id, lambda wish: repairs.undo_stop(self.stopwatch, wish, one))

    @rule(visit=visits, code=codes, by=clinicians, ago=whole, length=whole)
    def add_minutes(self, visit, code, by, ago, length):
        now = self.computer.now()
        room = Segment("", visit, code, now - timedelta(milliseconds=ago), now, by)
        length = timedelta(milliseconds=length)
        self.repair(visit, lambda wish: repairs.add_minutes(self.stopwatch, wish, room, length))

    @recorded
    @rule(number=numbers, visit=visits)
    def move_away(self, number, visit):
        one = self.pick(number)
        self.repair(one.visit_id, lambda wish: corrections.move(self.stopwatch, wish, one, visit))

    @recorded
    @rule(number=numbers, code=any_code)
    def other_code(self, number, code):
        one = self.pick(number)
        make = corrections.set_code
        self.repair(one.visit_id, lambda wish: make(self.stopwatch, wish, one, code))

    @rule(visit=visits, patient=st.sampled_from("ABCDEX"))
    def give(self, visit, patient):
        self.repair(visit, lambda wish: giving.give(self.stopwatch, wish, HEADER, patient))

    @precondition(lambda self: self.stopwatch.segments())
    @invariant()
    def no_row_names_the_wrong_patient(self):
        """What was written before a visit was given to another patient does not hold any more."""
        for visit in VISITS:
            history = self.stopwatch.history(visit)
            order = {one.id: place for place, one in enumerate(history.actions)}
            given = [order[one.id] for one in history.actions if one.patients is not None]
            for row in history.rows:
                if given and row.superseded_by is None and isinstance(row.fact, Segment):
                    assert order[row.action_id] >= given[-1]

    def may_hinder_undo_of_all(self, refusal):
        """Undo may be hindered as before, or by a patient whose visits were given away."""
        with suppress(AssertionError):
            super().may_hinder_undo_of_all(refusal)
            return
        assert any(one.patients is not None for one in self.actions())


LONG = bool(os.environ.get("THERAPYTIMER_LONG"))
TestRepairs = Repairs.TestCase
TestRepairs.settings = settings(max_examples=400 if LONG else 60, stateful_step_count=40)
