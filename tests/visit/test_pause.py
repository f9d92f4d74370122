"""Pausing, going on, and handing over to other hands."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.wish import RefusedError


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_a_pause_stops_the_attended_segment_with_a_word(table):
    table.start(0, "97014")
    table.start(0, "97110")
    table.pause(60, "rest")
    assert table.log() == ["97014 0- pt", "97110 0-60 pt"]
    assert table.marks() == ["pause 60 rest"]


def test_a_pause_needs_no_word(table):
    table.start(0, "97110")
    table.pause(60)
    assert table.marks() == ["pause 60"]


def test_a_supervised_modality_alone_cannot_be_paused(table):
    table.start(0, "97014")
    with pytest.raises(RefusedError, match=r"Nothing is running that could be paused\."):
        table.pause(60)


def test_going_on_starts_what_ran_last_by_the_same_hands(table):
    table.start(0, "97110", by="pta")
    table.start(60, "97112", by="pt+pta")
    table.start(70, "97014")
    table.pause(120)
    table.resume(180)
    assert table.log()[-1] == "97112 180- pt+pta"


def test_of_two_that_stopped_at_one_instant_the_later_start_goes_on(table):
    table.start(0, "97110")
    table.start(60, "97112")
    table.stop(60, "97112")
    table.resume(90)
    assert table.log()[-1] == "97112 90- pt"


def test_a_pause_gets_its_word_afterwards(table):
    table.start(0, "97110")
    table.pause(10)
    table.resume(20)
    table.pause(30)
    change = table.do(table.stopwatch.word_pause(table.wish(33), "rest"))
    assert table.marks() == ["pause 10", "pause 30 rest"]
    assert change.action.at == table.at(33)
    table.undo(34)
    assert table.marks() == ["pause 10", "pause 30"]


def test_what_was_not_paused_gets_no_word(table):
    table.start(0, "97110")
    with pytest.raises(RefusedError, match=r"The visit has not been paused\."):
        table.stopwatch.word_pause(table.wish(33), "rest")


def test_nothing_goes_on_before_anything_ran(table):
    table.start(0, "97014")
    with pytest.raises(RefusedError, match=r"Nothing has run yet in this visit\."):
        table.resume(60)


def test_what_runs_does_not_go_on(table):
    table.start(0, "97110")
    table.start(60, "97112")
    with pytest.raises(RefusedError, match=r"97112 is already running\."):
        table.resume(60)


def test_a_hand_over_ends_the_segment_and_begins_another_at_the_same_instant(table):
    table.start(0, "97014")
    table.start(0, "97110", by="pt")
    change = table.hand_over(60, "pta")
    assert table.log() == ["97014 0- pt", "97110 0-60 pt", "97110 60- pta"]
    assert change.action.kind is ActionKind.HAND_OVER


def test_whoever_takes_over_leaves_the_patient_before(table):
    table.start(0, "97110", "A", "pt")
    table.start(0, "97112", "B", "pta")
    change = table.hand_over(60, "pta", "A")
    assert table.log("A") == ["97110 0-60 pt", "97110 60- pta"]
    assert table.log("B") == ["97112 0-60 pta"]
    assert change.action.visit_ids == ("A", "B")


def test_a_hand_over_of_a_corrected_start_is_measured_by_the_stopwatch(table):
    table.start(60, "97110")
    table.set_times(70, table.segment(), 0, None)
    table.hand_over(90, "pta")
    assert table.log() == ["97110 0-90 pt corrected", "97110 90- pta"]
    assert table.segment(1).reason == ""


def test_nothing_running_cannot_be_handed_over(table):
    table.start(0, "97014")
    with pytest.raises(RefusedError, match=r"Nothing is running that could be handed over\."):
        table.hand_over(60, "pta")


def test_the_same_clinicians_in_another_order_are_no_hand_over(table):
    table.start(0, "97110", by="pt+pta")
    with pytest.raises(RefusedError, match=r"The same clinicians are treating already\."):
        table.hand_over(60, "pta+pt")
