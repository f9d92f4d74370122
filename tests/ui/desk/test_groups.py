"""Several patients on one desk: groups, two clinicians, and what is said of the others."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from builders import ASSISTANT, COLLEAGUE, OTHER_PATIENT, PATIENT, THERAPIST, a_visit

from therapytimer.visit.facts import MarkKind
from therapytimer.visit.people import Patient

START = datetime(2026, 11, 20, 14, tzinfo=UTC)
THIRD = Patient("patient-three", "Sample Patient Three", OTHER_PATIENT.born_on)


def after(seconds):
    return START + timedelta(seconds=seconds)


def times(desk, visit_id):
    return [(one.code, one.start, one.stop) for one in desk.store.visits.load(visit_id).segments]


def running(desk):
    return {one.visit_id: one.code for one in desk.stopwatch.running()}


def recorded(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values[0] if len(values) == 1 else values))
    return heard


@pytest.fixture
def three(desk, clinic, open_visit):
    clinic.patients.add(THIRD, THERAPIST.id, START)
    return (
        open_visit(desk),
        open_visit(desk, OTHER_PATIENT, "visit-two"),
        open_visit(desk, THIRD, "visit-three"),
    )


def test_a_group_code_asks_who_takes_part(desk, three):
    asked = recorded(desk.group_asked)
    desk.tap(three[0], "97150")
    assert asked == [(three[0], "97150")]
    assert running(desk) == {}


def test_a_group_runs_for_the_visits_chosen(desk, three):
    assert desk.start_group(three[0], "97150", (three[2],))
    assert running(desk) == {three[0]: "97150", three[2]: "97150"}


def test_a_tap_joins_the_group_that_runs_and_leaves_it_alone(desk, clock, three):
    desk.start_group(three[0], "97150", (three[1],))
    clock.work(3)
    desk.tap(three[2], "97150")
    clock.work(2)
    desk.tap(three[0], "97150")
    assert times(desk, three[0]) == [("97150", START, after(5))]
    assert times(desk, three[1]) == [("97150", START, None)]
    assert times(desk, three[2]) == [("97150", after(3), None)]


def test_the_last_one_left_ends_the_group_and_is_told_by_initials(desk, clock, three):
    desk.start_group(three[0], "97150", (three[1],))
    clock.work(5)
    said = recorded(desk.told)
    desk.tap(three[0], "97150")
    assert running(desk) == {}
    assert said == [
        "14:00:05: 97150 stopped. The group of 97150 has ended: S. P. T. was left alone in it."
    ]


def test_ending_a_visit_says_that_its_group_has_ended(desk, clock, three):
    desk.start_group(three[0], "97150", (three[1],))
    clock.work(5)
    said = recorded(desk.told)
    desk.end(three[0])
    (sentence,) = said
    assert sentence == (
        "The visit has ended. (14:00:05) "
        "The group of 97150 has ended: S. P. T. was left alone in it."
    )


def test_two_groups_that_end_at_once_are_both_told(desk, clinic, clock, open_visit, three):
    for number in range(2):
        other = Patient(f"more-{number}", f"Other Made Up {number}", OTHER_PATIENT.born_on)
        clinic.patients.add(other, THERAPIST.id, START)
        open_visit(desk, other, f"more-{number}")
    desk.start_group(three[0], "97150", (three[1],))
    desk.treat_by("more-0", (ASSISTANT.id,))
    desk.start_group("more-0", "97150", ("more-1",))
    desk.treat_by(three[2], (COLLEAGUE.id,))
    clock.work(3)
    said = recorded(desk.told)
    desk.start_group(three[2], "97150", (three[0], "more-0"))
    (sentence,) = said
    assert sentence.count("was left alone in it.") == 2


def test_every_visit_on_the_desk_knows_the_size_of_its_group(desk, clock, three):
    def patients():
        return [
            [size.patients for size in desk.casebook.visit(visit_id).groups] for visit_id in three
        ]

    assert patients() == [[], [], []]
    desk.start_group(three[0], "97150", (three[1],))
    assert patients() == [[2], [2], []]
    clock.work(3)
    desk.tap(three[2], "97150")
    assert patients() == [[2, 3], [2, 3], [3]]
    clock.work(2)
    desk.undo(three[2])
    assert patients() == [[2], [2], []]


def test_a_group_under_other_hands_is_not_joined_but_asked_for(desk, three):
    desk.start_group(three[0], "97150", (three[1],))
    desk.treat_by(three[2], (ASSISTANT.id,))
    asked = recorded(desk.group_asked)
    desk.tap(three[2], "97150")
    assert asked == [(three[2], "97150")]


def test_one_patient_is_no_group(desk, three):
    refused = recorded(desk.refused)
    assert not desk.start_group(three[0], "97150", ())
    assert refused == ["A group takes two or more open visits."]


def test_whoever_leads_a_group_is_named_in_every_record(desk, open_visit, three):
    alone = [open_visit(desk, visit_id=f"new-{one}", clinicians=(COLLEAGUE,)) for one in "ab"]
    desk.void(three[1], "not treated")
    other = open_visit(desk, OTHER_PATIENT, "other", clinicians=(COLLEAGUE,))
    assert desk.start_group(alone[0], "97150", (other,))
    for one in (alone[0], other):
        assert THERAPIST in desk.store.visits.load(one).clinicians


def test_starting_the_other_patient_says_who_is_paused(desk, clock, three):
    desk.tap(three[0], "97112")
    clock.work(5)
    said = recorded(desk.told)
    desk.tap(three[1], "97110")
    assert said == ["14:00:05: 97110 started. 97112 of S. P. O. paused."]
    (pause,) = desk.store.visits.load(three[0]).marks
    assert (pause.kind, pause.at, pause.word) == (MarkKind.PAUSE, after(5), "other patient")


def test_a_hand_over_says_who_is_paused(desk, clock, three):
    desk.tap(three[0], "97112")
    desk.treat_by(three[1], (ASSISTANT.id,))
    desk.tap(three[1], "97110")
    clock.work(5)
    said = recorded(desk.told)
    desk.treat_by(three[0], (ASSISTANT.id,))
    assert said == ["14:00:05: 97112 handed over. 97110 of S. P. T. paused."]


def test_an_assistant_at_the_same_laptop_has_a_lane_of_their_own(desk, clock, three):
    desk.tap(three[0], "97112")
    clock.work(3)
    desk.treat_by(three[1], (ASSISTANT.id,))
    desk.tap(three[1], "97110")
    assert running(desk) == {three[0]: "97112", three[1]: "97110"}
    assert desk.stopwatch.marks(three[0], MarkKind.PAUSE) == ()
    assert desk.stopwatch.running(three[1])[0].by == (ASSISTANT.id,)


def test_whoever_signs_in_does_not_take_over_what_runs(desk, clock, three):
    desk.tap(three[0], "97112")
    desk.switch_user(ASSISTANT.id, "correct horse")
    assert desk.treating(three[0]) == (THERAPIST.id,)
    assert desk.treating(three[1]) == (ASSISTANT.id,)
    clock.work(3)
    desk.tap(three[0], "97110")
    assert desk.stopwatch.running(three[0])[0].by == (THERAPIST.id,)
    desk.tap(three[1], "97110")
    assert running(desk) == {three[0]: "97110", three[1]: "97110"}


def test_the_visits_in_progress_are_todays_that_have_not_ended(desk, clock, open_visit, three):
    late = open_visit(desk, THIRD, "late", entered_at=START)
    desk.end(three[1])
    desk.void(three[2], "not treated")
    there = [one.id for one in desk.casebook.in_progress(desk.now())]
    assert there == [three[0]]
    assert late not in there


def test_what_runs_past_midnight_is_still_in_progress(desk, clock, three):
    desk.tap(three[0], "97112")
    clock.work(11 * 3600)
    assert [one.id for one in desk.casebook.in_progress(desk.now())] == [three[0]]


class Lines(logging.Handler):
    """Keeps what is logged; whoever else listens, and how loudly, does not matter to it."""

    def __init__(self):
        super().__init__()
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


@pytest.fixture
def logged():
    """What the program logs."""
    lines, log = Lines(), logging.getLogger("therapytimer")
    log.addHandler(lines)
    yield lines.said
    log.removeHandler(lines)


def test_minutes_that_count_twice_are_said_once_and_stop_nothing(desk, clinic, open_visit, logged):
    """Two laptops' visits on one desk: the stopwatch refuses none, the day's check names both."""
    for name, patient in (("one", PATIENT), ("two", OTHER_PATIENT)):
        elsewhere = a_visit("97112 13:00-13:20 DK", id=name, patient=patient, timezone="UTC")
        clinic.exchange.import_visits([elsewhere], THERAPIST.id, START)
        desk.follow(name)
    visit = open_visit(desk)
    doubted = recorded(desk.doubted)
    desk.tap(visit, "97112")
    desk.tap(visit, "97110")
    (sentence,) = doubted
    assert sentence == (
        "97112 and 97112 of two visits cover the same time from 13:00:00: one of them must be "
        "corrected. (code DAY-1; the stopwatches go on)"
    )
    assert running(desk) == {visit: "97110"}
    assert logged == ["DAY-1 one-segment-0 two-segment-0"]


def test_a_true_day_raises_no_doubt(desk, clock, three):
    doubted = recorded(desk.doubted)
    desk.start_group(three[0], "97150", (three[1],))
    clock.work(3)
    desk.tap(three[2], "97110")
    assert doubted == []
