"""One note is corrected by one note at most, whatever is undone or comes from elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import CATALOGUE, PAYERS
from store.samples import AT, PASSPHRASE, a_full_visit, a_visit, an_action, minute, opened
from store.signing import a_signed_visit, moment, signatures_of, signed_in, voided

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError
from therapytimer.visit.actions import ActionKind, Change
from therapytimer.visit.day import is_void
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.record import record_of, visit_of


def corrected(store, visit_id="v1"):
    return signatures_of(store).begin_correction(visit_id, "wrong", "c1", minute(90))


def unvoided(store, visit_id):
    """Take the void mark of a visit back, as an undo does."""
    gone = tuple(
        one.id
        for one in store.visits.history(visit_id).live()
        if isinstance(one, Mark) and one.kind is MarkKind.VOID
    )
    store.visits.apply(Change(an_action(ActionKind.UNDO, (visit_id,), 95), {}, gone))


def sent(visit):
    """A visit as another clinic reads it."""
    return visit_of(record_of(visit), CATALOGUE, PAYERS)


def test_a_dropped_correction_does_not_come_back_beside_another_one(store):
    a_signed_visit(store)
    first = corrected(store)
    voided(store, first.id)
    second = corrected(store)
    with pytest.raises(StoreError, match=f"corrected by the note {second.id}"):
        unvoided(store, first.id)
    assert [one.id for one in store.visits.same_day("v1")] == [second.id]
    voided(store, second.id)
    unvoided(store, first.id)
    assert [one.id for one in store.visits.same_day("v1")] == [first.id]


def test_a_second_correction_from_elsewhere_does_not_come_in(store, other_store):
    here = a_signed_visit(store)
    other_store.exchange.import_visits([sent(here)], "c1", AT)
    there = corrected(other_store)
    corrected_here = corrected(store)
    with pytest.raises(StoreError, match=f"corrected by the note {corrected_here.id}"):
        store.exchange.import_visits([sent(there)], "c1", AT)
    assert [one.id for one in store.visits.same_day("v1")] == [corrected_here.id]
    voided(other_store, there.id)
    dropped = sent(other_store.visits.load(there.id))
    assert store.exchange.import_visits([dropped], "c1", AT).added == 1
    assert [one.id for one in store.visits.same_day("v1")] == [corrected_here.id]


def test_notes_that_correct_each_other_do_not_come_in(store):
    with pytest.raises(StoreError, match="corrects itself"):
        store.exchange.import_visits([a_visit("v1", corrects="v1")], "c1", AT)
    opened(store, a_visit("v2", corrects="v1"))
    opened(store, a_visit("v3", corrects="v2"))
    with pytest.raises(StoreError, match="corrects itself"):
        store.exchange.import_visits([a_visit("v1", corrects="v3")], "c1", AT)


def test_a_withdrawn_note_can_be_put_back(store):
    a_signed_visit(store)
    gone = corrected(store)
    voided(store, gone.id)
    signed_in(store, gone.id)
    assert store.visits.same_day("v1") == []
    back = corrected(store, gone.id)
    assert not is_void(back)
    assert [one.id for one in store.visits.same_day("v1")] == [back.id]
    assert is_void(store.visits.load(gone.id))
    assert signed_in(store, back.id).extra["bill"] == {
        **store.visits.load("v1").extra["bill"],
        "id": back.id,
        "ids": [back.id],
    }


def test_a_visit_opened_again_under_another_name_stays_apart(store):
    opened(store, a_full_visit("v1"))
    opened(store, a_visit("v2", corrects="v1"))
    with pytest.raises(StoreError, match="corrected by the note v2"):
        opened(store, a_visit("v3", corrects="v1"))


def test_a_dropped_correction_is_not_signed_beside_another_one(store):
    a_signed_visit(store)
    first = corrected(store)
    voided(store, first.id)
    second = corrected(store)
    signatures = signatures_of(store)
    wanted = f"This correction was dropped: the note {second.id} stands in its place."
    assert signatures.check([first.id], "c1", moment())[0].refusal == wanted
    signing = signatures.begin("c1", PASSPHRASE)
    assert signatures.sign([first.id], signing, moment())[0].refusal == wanted
    with pytest.raises(StoreError, match=f"corrected by the note {second.id}"):
        store.visits.freeze(
            replace(store.visits.load(first.id), signatures=({"by": "c1"},)), Stamp("c1", AT)
        )
    assert not store.visits.is_signed(first.id)
