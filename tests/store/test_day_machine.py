"""One patient's day, treated, signed, corrected, dropped and sent in any order.

What was signed stays byte for byte, and charge lists sent one after the other add up to the bills
that stand: nothing is billed twice, nothing is left out.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from builders import CATALOGUE
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from store.samples import AT, CHEAP, JO, PASSPHRASE, a_segment, a_visit, an_action, opened
from store.signing import frozen_bytes, moment, note_bytes, signatures_of, voided

from therapytimer.billing.payers import Payer, Rule
from therapytimer.store.bill_days import BilledDays
from therapytimer.store.errors import StoreError
from therapytimer.store.outgoing import Outgoing
from therapytimer.store.store import create_store, open_store
from therapytimer.store.verify import verify
from therapytimer.visit.actions import ActionKind, Change
from therapytimer.visit.addenda import AddendumKind, Words
from therapytimer.visit.day import is_void, stands
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.wish import RefusedError

FIRST_PAYER = Payer("Medicare Part B", Rule.POOLED, discipline_modifiers=True)
OTHER_PAYER = Payer("Blue Plan", Rule.PER_CODE, discipline_modifiers=True)
PAYERS = st.sampled_from([FIRST_PAYER, OTHER_PAYER])
DISCIPLINES = st.sampled_from(["PT", "PT", "PT", "OT"])
CODES = st.sampled_from(["97110", "97112", "97140", "97116"])
WHICH = st.integers(0, 9)


class Ledger:
    """Billing software that takes in one charge list after the other, signed rows alone."""

    def __init__(self):
        self.units: dict[tuple[str, ...], int] = {}

    def take_in(self, rows):
        for row in rows:
            if row.note != "signed":
                continue
            key = line_of(row)
            if row.status == "new":
                assert self.units.get(key, int(row.units)) == int(row.units), "billed twice"
            if row.status == "withdrawn":
                self.units.pop(key, None)
            else:
                self.units[key] = int(row.units)

    def billed(self):
        return {key: units for key, units in self.units.items() if units}


def line_of(row):
    modifiers = (row.modifier_1, row.modifier_2, row.modifier_3, row.modifier_4)
    return (row.date, row.payer, row.code, *modifiers)


class PatientDay(RuleBasedStateMachine):
    """Whatever can happen to the notes of one patient's day."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        create_store(self.folder / "clinic", PASSPHRASE, JO, at=AT, cost=CHEAP)[0].close()
        self.store = open_store(self.folder / "clinic", PASSPHRASE, at=AT)
        self.signatures = signatures_of(self.store)
        self.signing = self.signatures.begin("c1", PASSPHRASE)
        self.ledger, self.clock, self.numbers = Ledger(), 0, count(1)
        self.ids: list[str] = []
        self.frozen: dict[str, tuple[object, ...]] = {}
        self.notes: dict[str, bytes] = {}

    def teardown(self):
        for visit_id, note in self.notes.items():
            assert note_bytes(self.store, visit_id, addenda=()) == note
        assert verify(self.store) == []
        self.store.close()
        shutil.rmtree(self.folder)

    # What there is.

    def visits(self, *, signed):
        found = self.store.visits.load_many(self.ids)
        return [one for one in found if bool(one.signatures) == signed]

    def one_of(self, number, *, signed):
        found = self.visits(signed=signed)
        return found[number % len(found)] if found else None

    def segment(self, visit_id, code, minutes):
        start = self.clock
        self.clock += minutes + 1
        return a_segment(start, start + minutes, code, visit_id)

    def later(self):
        self.clock += 1
        return self.clock

    # What happens.

    @initialize(code=CODES, minutes=st.integers(8, 40))
    def begin(self, code, minutes):
        self.open(code, minutes, FIRST_PAYER, "PT")

    @precondition(lambda self: len(self.ids) < 6)
    @rule(code=CODES, minutes=st.integers(1, 40), payer=PAYERS, discipline=DISCIPLINES)
    def open(self, code, minutes, payer, discipline):
        visit_id = f"v{next(self.numbers)}"
        segments = (self.segment(visit_id, code, minutes),)
        visit = a_visit(visit_id, payer=payer, discipline=discipline, segments=segments)
        self.ids.append(opened(self.store, visit).id)

    @rule(number=WHICH, code=CODES, minutes=st.integers(1, 40))
    def treat(self, number, code, minutes):
        visit = self.one_of(number, signed=False)
        if visit is not None:
            action = an_action(ActionKind.CORRECT, (visit.id,), self.later(), reason="more")
            self.store.visits.apply(
                Change(action, {}, (), (self.segment(visit.id, code, minutes),))
            )

    @rule(number=WHICH)
    def take_out(self, number):
        visit = self.one_of(number, signed=False)
        if visit is not None and len(visit.segments) > 1:
            action = an_action(ActionKind.CORRECT, (visit.id,), self.later(), reason="not done")
            self.store.visits.apply(Change(action, {}, (visit.segments[0].id,)))

    @rule(number=WHICH, payer=PAYERS)
    def change_payer(self, number, payer):
        visit = self.one_of(number, signed=False)
        if visit is not None:
            self.store.visits.revise(replace(visit, payer=payer), "c1", AT)

    @rule(number=WHICH)
    def sign(self, number):
        visit = self.one_of(number, signed=False)
        if visit is None:
            return
        (outcome,) = self.signatures.sign([visit.id], self.signing, moment(self.later()))
        if outcome.signed:
            self.frozen[visit.id] = frozen_bytes(self.store, visit.id)
            self.notes[visit.id] = note_bytes(self.store, visit.id)

    @rule(number=WHICH)
    def correct(self, number):
        visit = self.one_of(number, signed=True)
        if visit is not None:
            with suppress(RefusedError):
                at = moment(self.later()).at
                new = self.signatures.begin_correction(visit.id, "wrong", "c1", at)
                self.ids.append(new.id)

    @rule(number=WHICH)
    def void(self, number):
        visit = self.one_of(number, signed=False)
        if visit is not None and not is_void(visit):
            voided(self.store, visit.id)

    @rule(number=WHICH)
    def take_the_void_back(self, number):
        visit = self.one_of(number, signed=False)
        if visit is None:
            return
        live = self.store.visits.history(visit.id).live()
        marks = [one for one in live if isinstance(one, Mark) and one.kind is MarkKind.VOID]
        if marks:
            action = an_action(ActionKind.UNDO, (visit.id,), self.later())
            with suppress(StoreError):
                self.store.visits.apply(Change(action, {}, (marks[0].id,)))

    @rule(number=WHICH)
    def add_words(self, number):
        visit = self.one_of(number, signed=True)
        if visit is not None:
            words = Words(AddendumKind.ADDENDUM, "Used a cane.", "forgotten")
            self.signatures.add_addendum(visit.id, words, self.signing, moment(self.later()))

    @rule()
    def send(self):
        rows, running = Outgoing(
            self.store, self.store.exchange.export_visits(), CATALOGUE
        ).charges()
        assert not running
        self.ledger.take_in(rows)
        standing = self.standing()
        if all(one.signatures for one in standing):
            assert self.ledger.billed() == self.due(standing)

    # What must hold.

    def standing(self):
        """The notes that count now; each note in the place of which another one stands does not."""
        every = [one for one in self.store.exchange.export_visits() if stands(one)]
        corrected = [one.corrects for one in every if one.corrects]
        assert len(corrected) == len(set(corrected))
        return [one for one in every if not is_void(one) and one.id not in corrected]

    def due(self, standing):
        """The units that the bills of all standing notes give."""
        days = BilledDays(self.store, CATALOGUE, [one.id for one in standing])
        bills = {}
        for one in standing:
            day = days.day(one.id)
            assert day is not None
            bills[day.key] = days.bill(day)
        due = {}
        for bill in bills.values():
            for line in bill.lines:
                modifiers = (*line.modifiers, "", "", "", "")[:4]
                key = (bill.on.isoformat(), bill.payer, line.code, *modifiers)
                if line.units:
                    due[key] = due.get(key, 0) + line.units
        return due

    @invariant()
    def signed_notes_stay(self):
        for visit_id, before in self.frozen.items():
            assert frozen_bytes(self.store, visit_id)[:2] == before[:2]

    @invariant()
    def what_stands_is_what_is_listed_and_counted(self):
        standing = self.standing()
        for one in standing:
            pooled = [each.id for each in self.store.visits.same_day(one.id)]
            assert one.id in pooled
            assert set(pooled) <= {each.id for each in standing}
        for discipline in ("PT", "OT"):
            days = {one.on for one in standing if one.discipline == discipline and one.segments}
            assert self.store.visits.treatment_days("p1", discipline) == sorted(days)


TestPatientDay = PatientDay.TestCase
TestPatientDay.settings = settings(max_examples=20, stateful_step_count=25)
