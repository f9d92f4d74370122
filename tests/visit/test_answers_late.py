"""Answers to a gap after other things have happened to what it stopped and began again."""

import pytest
from visit.engine import Table

from therapytimer.visit.facts import GapAnswer
from therapytimer.visit.wish import RefusedError

NOT_TREATMENT, CONTINUED = GapAnswer.NOT_TREATMENT, GapAnswer.CONTINUED
AT_START, ENDED_AT = GapAnswer.ENDED_AT_START, GapAnswer.ENDED_AT


@pytest.fixture
def table():
    return Table("A", "B", "C")


@pytest.fixture
def slept():
    """97110 and a supervised modality ran from 0; the laptop slept from 60 to 90."""
    table = Table("A")
    table.start(0, "97014")
    table.start(0, "97110")
    table.gap(60, 90)
    return table


@pytest.mark.parametrize("given", [AT_START, ENDED_AT])
def test_what_was_stopped_meanwhile_is_taken_out_too(slept, given):
    slept.stop(120, "97110")
    slept.answer(130, given, ended=60)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt"]


def test_what_had_stopped_before_the_end_stays_untouched(slept):
    slept.stop(120, "97110")
    slept.answer(200, ENDED_AT, ended=150)
    assert "97110 90-120 pt" in slept.log()
    assert "97014 90-150 pt corrected" in slept.log()


def test_another_code_begun_by_a_tap_stays(slept):
    slept.start(120, "97112")
    slept.answer(200, AT_START)
    assert slept.log()[2:] == ["97112 120- pt"]


def test_a_tap_at_the_instant_of_waking_stays(slept):
    slept.start(90, "97112")
    slept.answer(100, AT_START)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt", "97112 90- pt"]


def test_a_hand_over_at_the_instant_of_waking_stays(slept):
    slept.hand_over(90, "pta")
    slept.answer(100, AT_START)
    assert slept.log()[2:] == ["97110 90- pta"]


def test_a_tap_at_the_instant_of_waking_undone_and_done_again_stays(slept):
    slept.start(90, "97112")
    slept.undo(91)
    slept.redo(92)
    slept.answer(100, AT_START)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt", "97112 90- pt"]


def test_a_tap_on_waking_taken_back_leaves_what_began_again(slept):
    slept.start(90, "97112")
    slept.undo(91)
    slept.answer(100, AT_START)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt"]


def test_a_correction_of_a_tap_on_waking_stays(slept):
    slept.start(90, "97112")
    slept.set_code(95, slept.segment(4), "97140")
    slept.answer(100, AT_START)
    assert slept.log()[2:] == ["97140 90- pt corrected"]


def test_a_code_handed_over_at_the_last_reading_is_not_the_one_that_ran_on(table):
    table.start(0, "97110", by="pt")
    table.hand_over(60, "pta")
    table.gap(60, 90)
    table.answer(100, CONTINUED)
    assert table.log() == [
        "97110 0-60 pt",
        "97110 60-60 pta",
        "97110 60-90 pta corrected",
        "97110 90- pta",
    ]


def test_a_code_begun_anew_at_the_last_reading_is_the_one_that_ran_on(table):
    table.start(0, "97110")
    table.stop(60, "97110")
    table.start(60, "97110")
    table.gap(60, 90)
    table.answer(100, CONTINUED)
    assert table.log().count("97110 60-90 pt corrected") == 1


def test_a_code_changed_since_is_followed(slept):
    slept.set_code(95, slept.segment(1), "97112")
    slept.set_code(96, slept.segment(3), "97112")
    slept.answer(100, ENDED_AT, ended=97)
    assert [line for line in slept.log() if not line.startswith("97014")] == [
        "97112 0-60 pt corrected",
        "97112 60-90 pt corrected",
        "97112 90-97 pt corrected",
    ]


def test_a_code_changed_and_changed_back_is_followed(slept):
    slept.set_code(95, slept.segment(3), "97112")
    slept.undo(96)
    slept.redo(97)
    slept.answer(100, AT_START)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt"]


def test_of_a_split_segment_the_part_beside_the_gap_is_followed(slept):
    slept.split(95, slept.segment(1), 30, "97112")
    slept.answer(100, CONTINUED)
    assert "97112 60-90 pt corrected" in slept.log()
    assert "97110 60-90 pt corrected" not in slept.log()


def test_what_was_trimmed_since_does_not_run_through_the_gap(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.set_times(95, table.segment(0), 0, 50)
    with pytest.raises(RefusedError, match="What ran into the gap was corrected"):
        table.answer(100, CONTINUED)
    with pytest.raises(RefusedError, match="What ran into the gap was corrected"):
        table.answer(100, ENDED_AT, ended=70)
    table.answer(100, ENDED_AT, ended=60)
    assert table.log() == ["97110 0-50 pt corrected"]


def test_an_answer_that_contradicts_other_minutes_is_refused(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.typed(95, "97112 60-70 pt", "B")
    with pytest.raises(RefusedError, match=r"The time overlaps with 97112\."):
        table.answer(100, CONTINUED)


def test_an_end_before_the_gap_takes_out_what_began_after_it(table):
    table.start(0, "97014")
    table.start(40, "97110")
    table.gap(60, 90)
    table.answer(100, ENDED_AT, ended=30)
    assert table.log() == ["97014 0-30 pt corrected"]
