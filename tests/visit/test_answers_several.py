"""Answers to several gaps, of groups, and of visits from elsewhere."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import Action, ActionKind, History
from therapytimer.visit.facts import Gap, GapAnswer, GapKind, Segment
from therapytimer.visit.gaps import answer
from therapytimer.visit.wish import RefusedError

NOT_TREATMENT, CONTINUED = GapAnswer.NOT_TREATMENT, GapAnswer.CONTINUED
AT_START, ENDED_AT = GapAnswer.ENDED_AT_START, GapAnswer.ENDED_AT


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_two_gaps_are_answered_each_for_itself(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.gap(120, 150)
    assert [table.seconds(gap.start) for gap in table.gaps()] == ["60", "120"]
    table.answer(200, NOT_TREATMENT)
    table.answer(200, CONTINUED)
    assert table.log() == [
        "97110 0-60 pt",
        "97110 90-120 pt",
        "97110 120-150 pt corrected",
        "97110 150- pt",
    ]


def test_an_end_reaches_through_later_gaps_of_which_nobody_has_said_anything(table):
    table.start(0, "97110")
    table.start(0, "97014")
    table.gap(60, 90)
    table.stop(100, "97014")
    table.start(110, "97014")
    table.gap(120, 150)
    table.answer(200, AT_START)
    assert table.log() == ["97110 0-60 pt", "97014 0-60 pt", "97014 110-120 pt", "97014 150- pt"]


def test_an_end_stops_at_a_later_gap_that_has_its_answer(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.gap(120, 150)
    table.answer(200, NOT_TREATMENT, number=1)
    table.answer(201, AT_START)
    assert table.log() == ["97110 0-60 pt", "97110 150- pt"]


def test_an_end_after_a_later_gap_leaves_that_gap_to_its_own_answer(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.gap(120, 150)
    table.answer(200, ENDED_AT, ended=170)
    assert table.log() == [
        "97110 0-60 pt",
        "97110 60-90 pt corrected",
        "97110 90-120 pt",
        "97110 150-170 pt corrected",
    ]
    assert len(table.gaps()) == 1


def test_the_end_of_a_later_gap_leaves_the_earlier_time(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.gap(120, 150)
    table.answer(200, AT_START, number=1)
    assert table.log() == ["97110 0-60 pt", "97110 90-120 pt"]


def test_a_gap_without_length_names_each_segment_once(table):
    table.start(0, "97110")
    table.gap(60, 60)  # a reboot, and the clock behind the last instant on disk
    table.start(60, "97112")
    change = table.answer(70, ENDED_AT, ended=30)
    assert len(change.supersedes) == len(set(change.supersedes)) == 2
    assert table.log() == ["97110 0-30 pt corrected", "97112 60- pt"]


def test_only_what_ran_into_a_gap_without_length_ran_on(table):
    table.start(0, "97110")
    table.gap(60, 60)
    table.start(60, "97112")
    table.answer(70, CONTINUED)
    assert table.log().count("97110 60-60 pt corrected") == 1


# Groups and other visits.


def test_one_of_a_group_was_treated_on_and_the_other_was_not(table):
    table.group(0, "AB")
    table.gap(60, 90)
    table.answer(100, CONTINUED, visit="A")
    table.answer(100, NOT_TREATMENT, visit="B")
    assert table.log("A") == ["97150 0-60 pt", "97150 60-90 pt corrected", "97150 90- pt"]
    assert table.log("B") == ["97150 0-60 pt", "97150 90- pt"]
    assert len({one.group for one in table.stopwatch.segments()}) == 1


def test_where_one_of_two_had_left_before_the_gap_the_group_ends_now(table):
    table.group(0, "AB")
    table.gap(60, 90)
    change = table.answer(100, AT_START, visit="A")
    assert table.log("B") == ["97150 0-60 pt", "97150 90-100 pt"]
    assert change.action.visit_ids == ("A", "B")
    table.undo(105, visit="B")
    assert table.log("A") == table.log("B") == ["97150 0-60 pt", "97150 90- pt"]


def test_a_gap_of_another_visit_is_not_answered_here(table):
    table.start(0, "97110", "A")
    table.gap(60, 90)
    with pytest.raises(RefusedError, match="has its answer already"):
        answer(table.stopwatch, table.wish(100, "B"), table.gaps("A")[0], CONTINUED)


def test_a_void_visit_answers_nothing(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.void(95)
    with pytest.raises(RefusedError, match="This visit is void"):
        table.answer(100, CONTINUED)


@pytest.mark.parametrize(
    ("given", "log"),
    [
        (CONTINUED, ["97110 0-60 pt", "97110 60-90 pt corrected", "97110 90-120 pt"]),
        (AT_START, ["97110 0-60 pt"]),
    ],
)
def test_a_gap_of_an_imported_visit_is_answered_here(table, given, log):
    imported = Action("import", ("A",), ActionKind.IMPORT, "pt", table.at(0))
    gap = Gap("gap", "A", GapKind.SLEEP, table.at(60), table.at(90), ("97110",))
    ran = [
        Segment(f"{start}", "A", code, table.at(start), table.at(stop), ("pt",))
        for code, start, stop in (("97110", 0, 60), ("97110", 90, 120), ("97140", 120, 120))
    ]
    blank = table.stopwatch.end(table.wish(0))
    table.stopwatch.take_in(History("A"), "A")
    table.do(type(blank)(imported, {}, (), (gap, *ran)))
    table.answer(200, given)
    assert [line for line in table.log() if "97110" in line] == log
