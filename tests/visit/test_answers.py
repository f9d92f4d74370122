"""The four answers to the gap question and what each does to the log."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import GapAnswer
from therapytimer.visit.gaps import answer
from therapytimer.visit.wish import RefusedError

NOT_TREATMENT, CONTINUED = GapAnswer.NOT_TREATMENT, GapAnswer.CONTINUED
AT_START, ENDED_AT = GapAnswer.ENDED_AT_START, GapAnswer.ENDED_AT


@pytest.fixture
def slept():
    """97110 and a supervised modality ran from 0; the laptop slept from 60 to 90."""
    table = Table("A")
    table.start(0, "97014")
    table.start(0, "97110")
    table.gap(60, 90)
    return table


def test_not_treatment_leaves_the_log_as_it_is(slept):
    before = slept.log()
    slept.answer(100, NOT_TREATMENT)
    assert slept.log() == before
    assert slept.gaps() == ()


def test_treatment_continued_fills_the_gap(slept):
    change = slept.answer(100, CONTINUED)
    assert sorted(slept.log()) == [
        "97014 0-60 pt",
        "97014 60-90 pt corrected",
        "97014 90- pt",
        "97110 0-60 pt",
        "97110 60-90 pt corrected",
        "97110 90- pt",
    ]
    assert change.action.kind is ActionKind.ANSWER
    assert change.writes[1].reason == "treatment continued"


def test_ended_at_the_start_takes_out_what_began_again(slept):
    slept.answer(100, AT_START)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt"]


@pytest.mark.parametrize(
    ("ended", "log"),
    [
        (30, ["97110 0-30 pt corrected"]),
        (0, []),
        (60, ["97110 0-60 pt"]),
        (75, ["97110 0-60 pt", "97110 60-75 pt corrected"]),
        (90, ["97110 0-60 pt", "97110 60-90 pt corrected"]),
        (
            95,
            ["97110 0-60 pt", "97110 60-90 pt corrected", "97110 90-95 pt corrected"],
        ),
        (
            100,
            ["97110 0-60 pt", "97110 60-90 pt corrected", "97110 90-100 pt corrected"],
        ),
    ],
)
def test_ended_at_another_time(slept, ended, log):
    slept.answer(100, ENDED_AT, ended=ended)
    assert [line for line in slept.log() if line.startswith("97110")] == log
    assert [
        line.replace("97014", "97110") for line in slept.log() if line.startswith("97014")
    ] == log


@pytest.mark.parametrize("ended", [-1, 101])
def test_treatment_did_not_end_before_it_began_nor_in_time_to_come(slept, ended):
    with pytest.raises(RefusedError, match="before it began or after now"):
        slept.answer(100, ENDED_AT, ended=ended)


def test_another_time_has_to_be_named(slept):
    with pytest.raises(RefusedError, match=r"Say when treatment ended\."):
        slept.answer(100, ENDED_AT)


@pytest.mark.parametrize("given", list(GapAnswer))
def test_an_answer_names_its_gap_and_an_instant_only_where_it_has_one(slept, given):
    gap = slept.gaps()[0]
    said = slept.answer(100, given, ended=70).writes[0]
    assert (said.gap_id, said.answer, said.by, said.at) == (gap.id, given, "pt", slept.at(100))
    assert said.ended_at == (slept.at(70) if given is ENDED_AT else None)


def test_a_reason_of_ones_own_stands_in_place_of_the_answer(slept):
    wish = slept.wish(100, reason="lid closed by mistake")
    change = slept.do(answer(slept.stopwatch, wish, slept.gaps()[0], CONTINUED))
    through = [one.reason for one in slept.stopwatch.segments() if one.reason]
    assert through == [change.action.reason] * 2 == ["lid closed by mistake"] * 2


def test_a_gap_is_answered_once(slept):
    gap = slept.gaps()[0]
    slept.answer(100, CONTINUED)
    with pytest.raises(RefusedError, match="has its answer already"):
        answer(slept.stopwatch, slept.wish(101), gap, AT_START)
    slept.undo(105)
    slept.answer(110, AT_START)
    assert slept.log() == ["97014 0-60 pt", "97110 0-60 pt"]


@pytest.mark.parametrize("given", list(GapAnswer))
def test_every_answer_can_be_taken_back_and_given_again(slept, given):
    before = slept.log()
    slept.answer(100, given, ended=95)
    after = slept.log()
    slept = slept.reopened()
    slept.undo(105)
    assert slept.log() == before
    slept = slept.reopened()
    slept.redo(106)
    assert slept.log() == after
    slept.undo(107, "late" if given is not NOT_TREATMENT else "")
    slept.answer(108, given, ended=95)
    assert [line.removesuffix(" corrected") for line in slept.log()] == [
        line.removesuffix(" corrected") for line in after
    ]
