"""Signing from the desk: a signed visit leaves it, and no wish reaches it any more."""

from contextlib import suppress
from datetime import timedelta

import pytest
from builders import ASSISTANT, OTHER_PATIENT, THERAPIST
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from therapytimer.store.errors import DiskFullError, StoreError, WrongPassphraseError
from therapytimer.ui.desk.signer import Signer
from therapytimer.visit.addenda import AddendumKind, Words
from therapytimer.visit.corrections import remove, set_code
from therapytimer.visit.facts import GapAnswer
from therapytimer.visit.record import canonical, record_of
from therapytimer.visit.wish import RefusedError, Wish

PASSPHRASE = "correct horse"  # noqa: S105 - guards made-up people only
WORDS = Words(AddendumKind.ADDENDUM, "Used a cane.", "forgotten")


@pytest.fixture
def signer(desk):
    return Signer(desk)


@pytest.fixture
def treated(desk, watch, open_visit):
    """A visit on two codes, ended."""
    visit_id = open_visit(desk)
    for code in ("97112", "97110"):
        desk.tap(visit_id, code)
        watch(desk, 180)
    desk.end(visit_id)
    watch(desk, 12)
    return visit_id


@pytest.fixture
def signed(signer, treated):
    (outcome,) = signer.sign([treated], signer.begin(PASSPHRASE))
    assert outcome.signed, outcome.refusal
    return treated


def test_a_signed_visit_leaves_the_desk_and_is_still_shown(desk, signed):
    assert signed not in desk.stopwatch.visit_ids()
    desk.follow(signed)
    assert signed not in desk.stopwatch.visit_ids()
    assert desk.casebook.visit(signed).signatures
    assert desk.has_ended(signed)
    assert desk.gaps(signed) == ()
    assert not desk.asks_reason(signed)


def test_the_bill_of_a_signed_visit_is_the_one_it_was_signed_with(desk, signed, watch, open_visit):
    before = desk.casebook.bill(signed, desk.now())
    other = open_visit(desk, visit_id="visit-two")
    desk.tap(other, "97140")
    watch(desk, 120)
    desk.end(other)
    assert desk.casebook.bill(signed, desk.now()) == before
    assert desk.casebook.bill(other, desk.now()).visit_ids == (signed, other)


def test_a_wrong_passphrase_signs_nothing(signer, treated, desk):
    with pytest.raises(WrongPassphraseError):
        signer.begin("wrong")
    assert treated in desk.stopwatch.visit_ids()


def test_what_may_be_signed_is_told_before(signer, treated, desk, open_visit):
    other = open_visit(desk, OTHER_PATIENT, "visit-two")
    assert [one.signed for one in signer.check([treated, other])] == [True, False]


def test_a_period_ends(signer, treated):
    signing = signer.begin(PASSPHRASE)
    signer.end()
    with pytest.raises(StoreError, match="passphrase again"):
        signer.sign([treated], signing)


def test_minutes_that_are_not_on_disk_are_not_signed(signer, treated, desk, monkeypatch):
    signing = signer.begin(PASSPHRASE)

    def full(_):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.store.visits, "apply", full)
    desk.decide(treated, "lanes:97110", "1")
    with pytest.raises(StoreError, match="Some minutes are not saved"):
        signer.sign([treated], signing)
    monkeypatch.undo()
    assert signer.sign([treated], signing)[0].signed
    assert desk.store.visits.load(treated).decisions


def test_words_are_added_to_a_signed_note(signer, signed, desk):
    heard = []
    desk.log_changed.connect(heard.append)
    signer.add_addendum(signed, WORDS, signer.begin(PASSPHRASE))
    assert desk.casebook.visit(signed).addenda[0]["text"] == "Used a cane."
    assert heard == [signed]


def test_a_correction_is_edited_signed_and_stands(signer, signed, desk):
    made = signer.begin_correction(signed, "wrong code")
    segment = desk.stopwatch.history(made.id).segments()[1]
    wish = Wish(made.id, THERAPIST.id, desk.now(), "97530 in truth")
    desk.do(set_code(desk.stopwatch, wish, segment, "97530"))
    (outcome,) = signer.sign([made.id], signer.begin(PASSPHRASE))
    assert outcome.signed, outcome.refusal
    kept = desk.casebook.visit(made.id)
    assert [one.code for one in kept.segments] == ["97112", "97530"]
    assert [one.was[0].code for one in kept.edits] == ["97110"]
    assert desk.casebook.bill(made.id, desk.now()).visit_ids == (made.id,)


def test_a_correction_that_is_dropped_leaves_the_note(signer, signed, desk):
    made = signer.begin_correction(signed, "wrong code")
    with pytest.raises(RefusedError, match="corrected already"):
        signer.begin_correction(signed, "again")
    assert desk.void(made.id, "not needed")
    assert desk.store.visits.correction_of(signed) is None


def without_minutes(desk, visit_id):
    for one in desk.stopwatch.history(visit_id).segments():
        desk.mend(visit_id, lambda all_, wish, one=one: remove(all_, wish, one), "not treated")


def test_a_dropped_correction_does_not_come_back_beside_another_one(signer, signed, desk):
    heard = []
    desk.refused.connect(heard.append)
    first = signer.begin_correction(signed, "wrong code")
    assert desk.void(first.id, "not needed")
    second = signer.begin_correction(signed, "wrong minutes")
    without_minutes(desk, second.id)
    assert not desk.undo(first.id, "after all")
    assert heard == ["The signed note has another correction by now: this one stays dropped."]
    assert [one.id for one in desk.casebook.day(second.id)] == [second.id]
    assert desk.void(second.id, "not needed")
    assert desk.undo(first.id, "after all")
    assert desk.redo(first.id, "after all")
    assert not desk.log.waiting


def test_a_correction_is_typed_and_keeps_its_day(signer, signed, desk, clock, watch):
    heard = []
    desk.refused.connect(heard.append)
    made = signer.begin_correction(signed, "wrong day")
    without_minutes(desk, made.id)
    clock.work(24 * 3600)
    desk.tap(made.id, "97112")
    desk.pause(made.id)
    assert heard[0] == "This visit corrects a signed note: type its minutes."
    assert desk.stopwatch.history(made.id).segments() == ()
    assert desk.casebook.visit(made.id).on == desk.casebook.visit(signed).on


def test_undo_does_not_reach_past_a_signature(desk, signed):
    heard = []
    desk.refused.connect(heard.append)
    assert not desk.undo(signed, "wrong")
    assert not desk.redo(signed, "wrong")
    assert heard == ["This visit is closed: a signed note stays as it is."] * 2


def wishes(desk, signed, other, clock):
    """Everything that can be wished for at the table, for the signed visit and beside it."""
    moments = (desk.now() - timedelta(minutes=9), desk.now() - timedelta(minutes=2))
    return (
        lambda: desk.tap(signed, "97112"),
        lambda: desk.tap(other, "97112"),
        lambda: desk.tap(other, "97150"),
        lambda: desk.pause(signed, "rest"),
        lambda: desk.pause(other, "rest"),
        lambda: desk.word_pause(signed, "rest"),
        lambda: desk.end(signed),
        lambda: desk.end(other),
        lambda: desk.void(signed, "mistake"),
        lambda: desk.undo(signed, "why"),
        lambda: desk.undo(other, "why"),
        lambda: desk.redo(signed, "why"),
        lambda: desk.decide(signed, "lanes:97110", "1"),
        lambda: desk.add_typed(signed, "97110", moments, "forgotten"),
        lambda: desk.add_typed(other, "97110", moments, "forgotten"),
        lambda: desk.treat_by(signed, (ASSISTANT.id,)),
        lambda: desk.treat_by(other, (ASSISTANT.id,)),
        lambda: desk.follow(signed),
        lambda: desk.switch_user(ASSISTANT.id, PASSPHRASE),
        desk.stop_everything,
        lambda: clock.sleep(300),
        lambda: clock.work(30),
        desk.tick,
        lambda: [desk.answer(signed, gap, GapAnswer.CONTINUED) for gap in desk.gaps(other)],
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, 23), min_size=1, max_size=15))
def test_no_wish_at_the_table_changes_a_signed_note(desk, clock, open_visit, signed, chosen):
    if len(desk.store.listing.on_day(desk.now().date())) == 1:  # one clinic for all examples
        open_visit(desk, OTHER_PATIENT, "visit-two")
    before = canonical(record_of(desk.store.visits.load(signed)))
    for number in chosen:
        with suppress(StoreError, RefusedError):
            wishes(desk, signed, "visit-two", clock)[number]()
    after = desk.store.visits.load(signed)
    assert canonical(record_of(after)) == before
    assert canonical(record_of(desk.casebook.visit(signed))) == before
    assert len(after.signatures) == 1
    assert not desk.log.waiting
