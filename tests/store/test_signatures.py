"""Signing in the store: one passphrase, each note wholly or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import CATALOGUE, PAYERS
from store.samples import (
    AT,
    BOB,
    PASSPHRASE,
    a_full_visit,
    a_segment,
    a_visit,
    minute,
    opened,
)
from store.signing import (
    ALEX,
    a_signed_visit,
    frozen_bytes,
    moment,
    note_bytes,
    signatures_of,
    voided,
    with_assistant,
)

from therapytimer.store.bill_days import BilledDays
from therapytimer.store.errors import SignedNoteError, StoreError, WrongPassphraseError
from therapytimer.store.verify import verify
from therapytimer.visit.addenda import AddendumKind, Words
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import record_hash, record_of, visit_of
from therapytimer.visit.signing import waits_for
from therapytimer.visit.wish import RefusedError

WORDS = Words(AddendumKind.ADDENDUM, "Used a cane.", "forgotten")


def test_a_wrong_passphrase_signs_nothing(store):
    opened(store, a_full_visit())
    head = store.audit.head()
    with pytest.raises(WrongPassphraseError):
        signatures_of(store).begin("c1", "wrong")
    assert store.audit.head() == head
    assert store.visits.load("v1").signatures == ()


def test_a_signed_note_holds_bill_grounds_hash_and_audit_head(store):
    opened(store, a_full_visit())
    head = store.audit.head()
    signatures = signatures_of(store)
    signatures.sign(["v1"], signatures.begin("c1", PASSPHRASE), moment())
    visit = store.visits.load("v1")
    (signature,) = visit.signatures
    assert signature["records"] == [record_hash(record_of(visit))]
    assert (signature["audit_head"], signature["audit_entries"]) == (head.hash, head.count)
    assert visit.grounds is not None
    assert visit.extra["bill"] == bill_fields(bill_for((visit,), CATALOGUE))
    assert store.visits.is_signed("v1")
    assert verify(store) == []


def test_several_notes_are_signed_at_once_and_those_refused_are_named(store):
    opened(store, a_full_visit())
    opened(store, a_visit("v2", BOB, segments=(a_segment(50, None, visit_id="v2"),)))
    opened(store, a_visit("v3", BOB))
    signatures = signatures_of(store)
    wanted = ["v3", "v1", "v2", "nobody"]
    foretold = signatures.check(wanted, "c1", moment())
    outcomes = signatures.sign(wanted, signatures.begin("c1", PASSPHRASE), moment())
    assert outcomes == foretold
    assert [one.signed for one in outcomes] == [False, True, False, False]
    assert "still running" in outcomes[2].refusal
    assert "no visit 'nobody'" in outcomes[3].refusal
    assert [store.visits.is_signed(one) for one in ("v1", "v2", "v3")] == [True, False, False]


def test_checking_writes_nothing(store):
    opened(store, a_full_visit())
    head = store.audit.head()
    assert signatures_of(store).check(["v1"], "c1", moment())[0].signed
    assert store.audit.head() == head


def test_a_period_that_is_over_signs_nothing(store):
    opened(store, a_full_visit())
    signatures = signatures_of(store)
    one, other = signatures.begin("c1", PASSPHRASE), signatures.begin("c1", PASSPHRASE)
    signatures.end(one)
    assert (signatures.is_open(one), signatures.is_open(other)) == (False, True)
    with pytest.raises(StoreError, match="passphrase again"):
        signatures.sign(["v1"], one, moment())
    signatures.end()
    assert not signatures.is_open(other)
    with pytest.raises(StoreError, match="passphrase again"):
        signatures.add_addendum("v1", WORDS, other, moment())


def test_a_clinician_who_left_signs_nothing(store):
    store.clinicians.add(Clinician("c3", "Kim", "PT"), PASSPHRASE, "c1", AT)
    signatures = signatures_of(store)
    signing = signatures.begin("c3", PASSPHRASE)
    store.clinicians.retire("c3", "c1", AT)
    with pytest.raises(StoreError, match="does not work here"):
        signatures.sign(["v1"], signing, moment())


def test_a_stopwatch_in_another_visit_of_the_bill_blocks(store):
    opened(store, a_full_visit())
    opened(store, a_visit("v2", segments=(a_segment(50, None, visit_id="v2"),)))
    (outcome,) = signatures_of(store).check(["v1"], "c1", moment())
    assert "still runs in another visit of the day's bill" in outcome.refusal


def test_an_assistants_note_waits_for_the_supervising_therapist(store):
    store.settings.set("cosign", True, "c1", AT)
    with_assistant(store)
    signatures = signatures_of(store)
    alex = signatures.begin("c2", PASSPHRASE)
    assert [one.signed for one in signatures.sign(["v9"], alex, moment())] == [True]
    before = frozen_bytes(store, "v9")
    assert [one.id for one in store.listing.to_cosign("c1")] == ["v9"]
    assert store.listing.to_cosign("c2") == []
    assert waits_for(store.visits.load("v9")) is not None
    jo = signatures.begin("c1", PASSPHRASE)
    assert signatures.check(["v9"], "c1", moment(70))[0].signed
    assert signatures.sign(["v9"], jo, moment(70))[0].signed
    assert store.listing.to_cosign("c1") == []
    after = frozen_bytes(store, "v9")
    assert after[:2] == before[:2]
    assert after[2][:1] == before[2]
    assert "signed already" in signatures.sign(["v9"], jo, moment(80))[0].refusal
    assert verify(store) == []


def test_without_the_setting_nobody_waits_and_without_a_supervisor_it_is_refused(store):
    with_assistant(store)
    signatures = signatures_of(store)
    assert signatures.check(["v9"], "c2", moment())[0].signed
    store.settings.set("cosign", True, "c1", AT)
    store.clinicians.revise(replace(ALEX, supervised_by=None), "c1", AT)
    refusal = signatures.check(["v9"], "c2", moment())[0].refusal
    assert "no supervising therapist" in refusal
    assert signatures.check(["v9"], "c1", moment())[0].signed


def test_a_later_visit_of_the_day_leaves_the_signed_note_and_carries_the_days_bill(store):
    first = a_signed_visit(store)
    before = note_bytes(store)
    opened(store, a_visit("v2", segments=(a_segment(70, 95, visit_id="v2"),)))
    assert note_bytes(store) == before
    assert store.visits.load("v1") == first
    second = a_signed(store, "v2")
    assert second.extra["bill"]["ids"] == ["v1", "v2"]
    assert [one.id for one in second.pooled] == ["v1"]
    assert first.extra["bill"]["ids"] == ["v1"]
    days = BilledDays(store, CATALOGUE, ["v1"])
    day = days.day("v1")
    assert day is not None
    assert [one.id for one in day.visits] == ["v1", "v2"]


def a_signed(store, visit_id):
    signatures = signatures_of(store)
    (outcome,) = signatures.sign([visit_id], signatures.begin("c1", PASSPHRASE), moment(100))
    assert outcome.signed, outcome.refusal
    return store.visits.load(visit_id)


def test_notes_signed_together_hold_each_other_by_value(store):
    opened(store, a_full_visit())
    opened(store, a_visit("v2", segments=(a_segment(50, 75, visit_id="v2"),)))
    signatures = signatures_of(store)
    signing = signatures.begin("c1", PASSPHRASE)
    assert all(one.signed for one in signatures.sign(["v1", "v2"], signing, moment(80)))
    before = note_bytes(store), note_bytes(store, "v2")
    correction = signatures.begin_correction("v2", "wrong", "c1", minute(90))
    assert (note_bytes(store), note_bytes(store, "v2")) == before
    assert [one.id for one in store.visits.same_day("v1")] == ["v1", correction.id]


def test_addenda_grow_and_nothing_else(store):
    a_signed_visit(store)
    before = frozen_bytes(store)
    signatures = signatures_of(store)
    signing = signatures.begin("c1", PASSPHRASE)
    for number in (1, 2):
        visit = signatures.add_addendum("v1", WORDS, signing, moment(60 + number))
        assert len(visit.addenda) == number
    assert frozen_bytes(store) == before
    with pytest.raises(RefusedError):
        signatures.add_addendum("v1", replace(WORDS, text=""), signing, moment())
    assert verify(store) == []


def test_a_correction_stands_in_place_and_a_dropped_one_never_did(store):
    a_signed_visit(store)
    signatures = signatures_of(store)
    made = signatures.begin_correction("v1", "wrong code", "c1", minute(90))
    assert store.visits.correction_of("v1") == made.id
    assert [one.id for one in store.visits.same_day("v1")] == [made.id]
    assert [one.corrected for one in store.listing.on_day(AT.date())] == [True, False]
    with pytest.raises(RefusedError, match="corrected already"):
        signatures.begin_correction("v1", "again", "c1", minute(91))
    voided(store, made.id)
    assert store.visits.correction_of("v1") is None
    assert [one.id for one in store.visits.same_day("v1")] == ["v1"]
    assert [one.corrected for one in store.listing.on_day(AT.date())] == [False, False]
    assert BilledDays(store, CATALOGUE, ["v1"]).day("v1") is not None
    assert store.visits.treatment_days("p1", "PT") == [AT.date()]
    assert signatures.begin_correction("v1", "again", "c1", minute(92)).corrects == "v1"


def test_a_correction_is_signed_corrected_again_and_at_last_withdrawn(store):
    a_signed_visit(store)
    signatures = signatures_of(store)
    first = signatures.begin_correction("v1", "wrong code", "c1", minute(90))
    with pytest.raises(RefusedError, match="not signed"):
        signatures.begin_correction(first.id, "too early", "c1", minute(91))
    a_signed(store, first.id)
    second = signatures.begin_correction(first.id, "once more", "c1", minute(95))
    assert [one.id for one in store.visits.same_day("v1")] == [second.id]
    voided(store, second.id)
    assert [one.id for one in store.visits.same_day("v1")] == [first.id]
    third = signatures.begin_correction(first.id, "never treated", "c1", minute(97))
    voided(store, third.id)
    a_signed(store, third.id)
    assert store.visits.same_day("v1") == []
    assert store.visits.treatment_days("p1", "PT") == []
    assert BilledDays(store, CATALOGUE, ["v1"]).day("v1") is None


def test_writing_to_a_signed_visit_is_refused_by_name(store):
    visit = a_signed_visit(store)
    for write in (
        lambda: store.visits.revise(replace(visit, reference="x"), "c1", AT),
        lambda: store.visits.write_text("v1", "note.plan", "x", "c1", AT),
        lambda: voided(store, "v1"),
    ):
        with pytest.raises(SignedNoteError, match="The note of visit v1 is signed"):
            write()


def test_what_is_signed_must_be_what_is_on_disk(store, monkeypatch):
    opened(store, a_full_visit())
    signatures = signatures_of(store)
    signing = signatures.begin("c1", PASSPHRASE)
    load = store.visits.load

    def with_more(visit_id):
        return replace(load(visit_id), note={"plan": "never written"})

    monkeypatch.setattr(store.visits, "load", with_more)
    (outcome,) = signatures.sign(["v1"], signing, moment())
    assert outcome.refusal == "Visit v1 is not on disk as it was to be signed."
    monkeypatch.undo()
    assert not store.visits.is_signed("v1")


def test_a_signed_record_is_the_same_in_another_clinic(store, other_store):
    visit = a_signed_visit(store)
    signatures = signatures_of(store)
    signatures.add_addendum("v1", WORDS, signatures.begin("c1", PASSPHRASE), moment(70))
    visit, note = store.visits.load("v1"), note_bytes(store)
    sent = visit_of(record_of(visit), CATALOGUE, PAYERS)
    other_store.exchange.import_visits([sent], "c1", AT)
    assert record_of(other_store.visits.load("v1")) == record_of(visit)
    assert note_bytes(other_store) == note
    with pytest.raises(SignedNoteError):
        other_store.visits.write_text("v1", "note.plan", "x", "c1", AT)
    assert verify(other_store) == []
    assert other_store.exchange.import_visits([sent], "c1", AT).skipped == 1


@pytest.mark.parametrize("change", [{"reference": "x"}, {"timezone": "UTC"}, {"note": {}}])
def test_a_record_changed_after_it_was_signed_does_not_come_in(store, other_store, change):
    forged = replace(a_signed_visit(store), **change)
    with pytest.raises(StoreError, match=r"given for other records than these\. Nothing was"):
        other_store.exchange.import_visits([forged], "c1", AT)


def test_a_gap_without_an_answer_blocks(store):
    opened(store, replace(a_full_visit(), answers=()))
    (outcome,) = signatures_of(store).check(["v1"], "c1", moment())
    assert "is not answered" in outcome.refusal
