"""The desk: wishes in, facts on disk, signals out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import ASSISTANT, OTHER_PATIENT, THERAPIST, a_visit

from therapytimer.store.errors import DiskFullError, WrongPassphraseError
from therapytimer.visit.facts import GapAnswer, GapKind, MarkKind, Origin

START = datetime(2026, 11, 20, 14, tzinfo=UTC)


def after(seconds):
    return START + timedelta(seconds=seconds)


def times(desk, visit_id):
    return [(one.code, one.start, one.stop) for one in desk.store.visits.load(visit_id).segments]


def recorded(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values[0] if len(values) == 1 else values))
    return heard


def test_a_tapped_code_is_on_disk_before_anybody_hears_of_it(desk, open_visit):
    visit = open_visit(desk)
    seen = []
    desk.log_changed.connect(lambda one: seen.append(times(desk, one)))
    desk.tap(visit, "97112")
    assert seen == [[("97112", START, None)]]


def test_tapping_another_code_stops_the_first_at_the_same_instant(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(3)
    desk.tap(visit, "97110")
    assert times(desk, visit) == [("97112", START, after(3)), ("97110", after(3), None)]


def test_tapping_a_running_code_stops_it(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(4)
    desk.tap(visit, "97112")
    assert times(desk, visit) == [("97112", START, after(4))]


def test_a_supervised_modality_runs_beside(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97014")
    clock.work(2)
    desk.tap(visit, "97112")
    assert [one.code for one in desk.stopwatch.running(visit)] == ["97014", "97112"]


def test_pausing_stops_and_going_on_starts_what_ran_last(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(4)
    desk.pause(visit)
    clock.work(2)
    desk.pause(visit)
    assert times(desk, visit) == [("97112", START, after(4)), ("97112", after(6), None)]


def test_a_pause_gets_its_word_afterwards(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(4)
    desk.pause(visit)
    clock.work(2)
    desk.word_pause(visit, "rest")
    marks = desk.store.visits.load(visit).marks
    assert [(one.kind, one.at, one.word) for one in marks] == [(MarkKind.PAUSE, after(4), "rest")]


def test_a_wish_that_is_impossible_is_refused_in_words(desk, open_visit):
    visit = open_visit(desk)
    refused = recorded(desk.refused)
    desk.start_group(visit, "97150", ())
    assert refused == ["A group takes two or more open visits."]
    assert times(desk, visit) == []


def test_a_group_code_runs_for_both_open_visits(desk, open_visit):
    one, other = open_visit(desk), open_visit(desk, OTHER_PATIENT, "visit-two")
    desk.start_group(one, "97150", (other,))
    assert times(desk, one) == times(desk, other) == [("97150", START, None)]


def test_starting_the_other_patient_stops_the_first(desk, clock, open_visit):
    one, other = open_visit(desk), open_visit(desk, OTHER_PATIENT, "visit-two")
    desk.tap(one, "97112")
    clock.work(5)
    changed = recorded(desk.log_changed)
    desk.tap(other, "97110")
    assert times(desk, one) == [("97112", START, after(5))]
    assert times(desk, other) == [("97110", after(5), None)]
    assert set(changed) == {one, other}


def test_an_assistant_takes_over_at_the_same_instant(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(5)
    desk.treat_by(visit, (ASSISTANT.id,))
    by = [(one.by, one.start) for one in desk.store.visits.load(visit).segments]
    assert by == [((THERAPIST.id,), START), ((ASSISTANT.id,), after(5))]


def test_undo_within_ten_seconds_gives_the_time_back(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(5)
    desk.tap(visit, "97110")
    clock.work(5)
    assert not desk.asks_reason(visit)
    assert desk.undo(visit)
    assert times(desk, visit) == [("97112", START, None)]
    assert desk.store.visits.load(visit).segments[0].origin is Origin.STOPWATCH


def test_undo_later_asks_why_and_says_corrected(desk, watch, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 5)
    desk.tap(visit, "97110")
    watch(desk, 11)
    assert desk.asks_reason(visit)
    assert desk.undo(visit, "wrong code")
    restored = desk.store.visits.load(visit).segments[0]
    assert (restored.origin, restored.reason) == (Origin.CORRECTED, "wrong code")


def test_undo_and_redo_outlive_a_restart(desk, clock, open_visit, reopened):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.work(3)
    desk.tap(visit, "97112")
    assert desk.undo(visit)
    again = reopened()
    # What ran at the restart has a gap, which nobody takes back: answer it first.
    refused = recorded(again.refused)
    assert not again.undo(visit)
    assert "gap" in refused[0]


def test_a_sleep_while_a_stopwatch_runs_leaves_a_gap(desk, watch, clock, open_visit):
    visit = open_visit(desk)
    found = recorded(desk.gap_found)
    desk.tap(visit, "97112")
    watch(desk, 60)
    clock.sleep(480)
    desk.tick()
    assert found == [visit]
    assert times(desk, visit) == [("97112", START, after(60)), ("97112", after(540), None)]
    (gap,) = desk.gaps(visit)
    assert (gap.kind, gap.start, gap.stop) == (GapKind.SLEEP, after(60), after(540))


def test_the_answer_that_treatment_continued_gives_the_minutes_back(desk, watch, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 60)
    clock.sleep(480)
    desk.tick()
    assert desk.answer(visit, desk.gaps(visit)[0], GapAnswer.CONTINUED)
    assert desk.gaps(visit) == ()
    segments = desk.store.visits.load(visit).segments
    assert [(one.start, one.stop) for one in segments] == [
        (START, after(60)),
        (after(60), after(540)),
        (after(540), None),
    ]
    assert segments[1].reason == "treatment continued"


def test_a_changed_clock_moves_no_minute_and_is_recorded(desk, watch, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 60)
    clock.set_wall(-3600)
    watch(desk, 60)
    desk.tap(visit, "97112")
    stored = desk.store.visits.load(visit)
    assert times(desk, visit) == [("97112", START, after(120))]
    assert [(one.kind, one.word) for one in stored.marks] == [
        (MarkKind.CLOCK, "clock set back by 60 min 0 s")
    ]


def test_another_zone_is_recorded(desk, watch, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    clock.move_to("America/Chicago")
    watch(desk, 1)
    assert [one.word for one in desk.store.visits.load(visit).marks] == ["UTC to America/Chicago"]


def test_after_a_crash_the_stopwatch_comes_back_with_a_gap(
    desk, watch, clock, open_visit, reopened
):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 90)
    clock.work(0.4)
    again = reopened()
    (gap,) = again.gaps(visit)
    assert (gap.kind, gap.restarted) == (GapKind.CRASH, False)
    (before, running) = again.store.visits.load(visit).segments
    assert before.start == START
    assert timedelta() <= after(90.4) - before.stop <= timedelta(seconds=2)
    assert (running.start, running.stop) == (after(90.4), None)


def test_after_a_restart_of_the_machine_the_gap_says_so(desk, watch, clock, open_visit, reopened):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 90)
    clock.restart(300)
    again = reopened()
    (gap,) = again.gaps(visit)
    assert gap.restarted
    assert gap.stop == after(390)


def test_a_clock_behind_the_last_instant_never_runs_time_backwards(
    desk, watch, clock, open_visit, reopened
):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 90)
    clock.restart(-7200)
    again = reopened()
    running = again.stopwatch.running(visit)[0]
    assert running.start >= after(90)
    marks = again.store.visits.load(visit).marks
    assert [one.kind for one in marks] == [MarkKind.CLOCK]


def test_a_visit_opened_under_a_displaced_clock_says_so(desk, clock, open_visit):
    clock.set_wall(-3600)
    desk.tick()
    visit = open_visit(desk)
    words = [one.word for one in desk.store.visits.load(visit).marks]
    assert words == ["clock set back by 60 min 0 s"]


def test_what_cannot_be_saved_waits_and_is_saved_in_order(desk, clock, open_visit, monkeypatch):
    visit = open_visit(desk)
    waiting = recorded(desk.waiting_changed)
    apply = desk.store.visits.apply

    def refuse(change):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.store.visits, "apply", refuse)
    desk.tap(visit, "97112")
    clock.work(2)
    desk.tap(visit, "97110")
    assert waiting == [1, 2]
    assert [one.code for one in desk.stopwatch.running(visit)] == ["97110"]
    monkeypatch.setattr(desk.store.visits, "apply", apply)
    clock.work(1)
    desk.tick()
    assert waiting == [1, 2, 0]
    assert times(desk, visit) == [("97112", START, after(2)), ("97110", after(2), None)]


def test_switching_user_closes_nothing(desk, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    desk.switch_user(ASSISTANT.id, "correct horse")
    assert desk.user == ASSISTANT
    assert [one.code for one in desk.stopwatch.running(visit)] == ["97112"]


def test_a_wrong_passphrase_switches_nobody(desk):
    with pytest.raises(WrongPassphraseError):
        desk.switch_user(ASSISTANT.id, "wrong")
    assert desk.user == THERAPIST


def test_ending_a_visit_stops_everything_in_it(desk, clock, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97014")
    desk.tap(visit, "97112")
    clock.work(3)
    assert desk.end(visit)
    assert desk.stopwatch.running(visit) == ()
    assert desk.has_ended(visit)


def test_stopping_everything_ends_a_group_too(desk, clock, open_visit):
    one, other = open_visit(desk), open_visit(desk, OTHER_PATIENT, "visit-two")
    desk.start_group(one, "97150", (other,))
    clock.work(3)
    desk.stop_everything()
    assert desk.stopwatch.running() == ()
    assert times(desk, other) == [("97150", START, after(3))]


def test_the_sign_of_life_is_kept_each_second(desk, watch, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 3)
    assert desk.store.alive.last_alive()[1] == after(3)


def test_an_overlap_with_a_visit_of_another_laptop_blocks_signing(desk, clinic, open_visit, watch):
    imported = a_visit(
        "97112 14:00-14:20 DK", id="elsewhere", patient=OTHER_PATIENT, timezone="UTC"
    )
    clinic.exchange.import_visits([imported], THERAPIST.id, START)
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 600)
    desk.end(visit)
    (overlap,) = [one for one in desk.casebook.checked(visit, desk.now()) if one.name == "overlap"]
    assert overlap.met is False


def test_the_bill_is_live(desk, watch, open_visit):
    visit = open_visit(desk)
    desk.tap(visit, "97112")
    watch(desk, 7 * 60)
    assert desk.casebook.bill(visit, desk.now()).units == 0
    watch(desk, 60)
    assert desk.casebook.bill(visit, desk.now()).units == 1


def test_whoever_takes_over_is_named_in_the_record(desk, clock, open_visit):
    visit = open_visit(desk, clinicians=(THERAPIST,))
    desk.tap(visit, "97112")
    desk.treat_by(visit, (ASSISTANT.id,))
    named = [one.id for one in desk.store.visits.load(visit).clinicians]
    assert named == [THERAPIST.id, ASSISTANT.id]


def test_whoever_decides_is_named_in_the_record(desk, open_visit):
    visit = open_visit(desk, clinicians=(THERAPIST,))
    desk.switch_user(ASSISTANT.id, "correct horse")
    assert desk.decide(visit, "evaluation", "97162")
    assert ASSISTANT in desk.store.visits.load(visit).clinicians


def test_a_visit_opened_before_midnight_belongs_to_the_day_it_begins_on(desk, clock, open_visit):
    clock.work(10 * 3600 - 60)
    desk.tick()
    visit = open_visit(desk)
    assert desk.store.visits.load(visit).on.isoformat() == "2026-11-20"
    clock.work(120)
    desk.tap(visit, "97112")
    assert desk.store.visits.load(visit).on.isoformat() == "2026-11-21"


def test_a_late_entry_is_typed_never_timed(desk, clock, open_visit):
    visit = open_visit(desk, on=date(2026, 11, 18), entered_at=START)
    refused = recorded(desk.refused)
    desk.tap(visit, "97112")
    assert refused == ["This visit is entered late for 2026-11-18: type its minutes."]
    began = datetime(2026, 11, 18, 15, tzinfo=UTC)
    assert desk.add_typed(visit, "97112", (began, began + timedelta(minutes=20)), "forgotten")
    (segment,) = desk.store.visits.load(visit).segments
    assert (segment.origin, segment.by) == (Origin.TYPED, (THERAPIST.id,))


def test_a_record_that_cannot_be_kept_up_stops_no_stopwatch(desk, open_visit, monkeypatch):
    visit = open_visit(desk, clinicians=(THERAPIST,))
    desk.tap(visit, "97112")

    def refuse(*_):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.store.visits, "revise", refuse)
    refused = recorded(desk.refused)
    desk.treat_by(visit, (ASSISTANT.id,))
    assert refused == ["The disk is full."]
    assert desk.stopwatch.running(visit)[0].by == (ASSISTANT.id,)


def test_a_fault_of_the_program_is_no_reason_to_hold_up_what_follows(
    desk, clock, open_visit, monkeypatch
):
    visit = open_visit(desk)
    apply = desk.store.visits.apply

    def fail(change):
        raise AssertionError

    monkeypatch.setattr(desk.store.visits, "apply", fail)
    with pytest.raises(AssertionError):
        desk.tap(visit, "97112")
    monkeypatch.setattr(desk.store.visits, "apply", apply)
    desk.tap(visit, "97110")
    assert [one.code for one in desk.stopwatch.running(visit)] == ["97110"]
