"""Undo and redo in turn, over many actions, restarts and clock changes."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.facts import Decision, GapAnswer, Mark
from therapytimer.visit.gaps import note_clock
from therapytimer.visit.undo import latest_standing
from therapytimer.visit.wish import RefusedError

NOTHING_LEFT = r"There is nothing left to take back\."
NOTHING_AGAIN = r"There is nothing to do again\."


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_everything_undone_and_done_again_is_the_same(table):
    table.start(0, "97110")
    table.start(10, "97112")
    table.pause(20, "rest")
    table.start(30, "97140")
    table.end(40)
    before = (table.log(), table.marks())
    for step in range(5):
        table.undo(41 + step / 10, "late")
    assert (table.log(), table.marks()) == ([], [])
    for step in range(5):
        table.redo(42 + step / 10)
    assert [line.removesuffix(" corrected") for line in table.log()] == before[0]
    assert table.marks() == before[1]


def test_undo_and_redo_in_turn(table):
    table.start(0, "97110")
    table.start(1, "97112")
    table.start(2, "97140")
    table.undo(3)
    table.undo(3)
    table.redo(3)
    assert table.log() == ["97110 0-1 pt", "97112 1- pt"]
    table.undo(3)
    table.redo(3)
    table.redo(3)
    assert table.log() == ["97110 0-1 pt", "97112 1-2 pt", "97140 2- pt"]
    with pytest.raises(RefusedError, match=NOTHING_AGAIN):
        table.redo(3)


def test_an_action_done_again_can_be_taken_back_again(table):
    table.start(0, "97110")
    table.start(1, "97112")
    table.undo(2)
    table.redo(3)
    table.stop(4, "97112")
    table.undo(5)
    table.undo(5)
    assert table.log() == ["97110 0- pt"]


def test_a_new_wish_ends_redo(table):
    table.start(0, "97110")
    table.undo(1)
    table.start(2, "97112")
    with pytest.raises(RefusedError, match=NOTHING_AGAIN):
        table.redo(3)


def test_redo_reaches_back_to_the_last_new_wish_only(table):
    table.start(0, "97110")
    table.undo(1)
    table.start(2, "97112")
    table.undo(3)
    table.redo(4)
    assert table.log() == ["97112 2- pt"]
    with pytest.raises(RefusedError, match=NOTHING_AGAIN):
        table.redo(5)


def test_an_undone_action_is_passed_over(table):
    table.start(0, "97110")
    table.start(1, "97112")
    table.undo(2)
    table.start(3, "97140")
    table.undo(4)
    table.undo(5)
    assert table.log() == []


def test_before_the_first_wish_nothing_is_left(table):
    with pytest.raises(RefusedError, match=NOTHING_LEFT):
        table.undo(0)
    with pytest.raises(RefusedError, match=NOTHING_AGAIN):
        table.redo(0)


def test_an_import_is_not_taken_back(table):
    imported = Action("import", ("I",), ActionKind.IMPORT, "pt", table.at(0))
    table.stopwatch.take_in(History("I", (imported,)), "I")
    with pytest.raises(RefusedError, match=NOTHING_LEFT):
        table.undo(1, visit="I")


def test_a_visit_without_any_action_has_nothing_standing():
    assert latest_standing(History("A")) is None
    table = Table("A")
    table.stopwatch.take_in(History("N"), "N")
    with pytest.raises(RefusedError, match=NOTHING_LEFT):
        table.undo(1, visit="N")


def test_what_an_undo_dropped_and_wrote_stays_on_disk(table):
    table.start(0, "97110")
    table.start(60, "97112")
    change = table.undo(65)
    rows = table.stopwatch.history("A").rows
    assert len(rows) == 3
    assert [row.superseded_by for row in rows] == [change.action.id, change.action.id, None]
    assert change.action.undoes == table.stopwatch.history("A").actions[-2].id
    assert change.action.stopped == ()


# Restarts, gaps, clocks.


def test_a_gap_stands_in_the_way(table):
    table.start(0, "97110")
    table.gap(60, 90)
    for _ in range(2):
        with pytest.raises(RefusedError, match="A gap stands in the way: answer it or correct"):
            table.undo(95, "late")
        table.start(96, "97112")
        table.undo(97)


def test_a_gap_ends_redo(table):
    table.start(0, "97110")
    table.start(1, "97112")
    table.undo(2)
    table.gap(3, 9)
    with pytest.raises(RefusedError, match=NOTHING_AGAIN):
        table.redo(10)


def test_an_answer_taken_back_asks_again(table):
    table.start(0, "97110")
    table.gap(60, 90)
    table.answer(100, GapAnswer.CONTINUED)
    table.undo(105)
    assert table.log() == ["97110 0-60 pt", "97110 90- pt"]
    assert len(table.gaps()) == 1
    table.redo(106)
    assert table.log() == ["97110 0-60 pt", "97110 60-90 pt corrected", "97110 90- pt"]
    assert table.gaps() == ()


def test_a_clock_change_is_in_nobodys_way_and_stays(table):
    table.start(0, "97110")
    table.start(1, "97112")
    table.do(note_clock(table.stopwatch, table.at(2), "clock set back by 60 min 0 s"))
    table.undo(3)
    table.do(note_clock(table.stopwatch, table.at(4), "clock set forward by 60 min 0 s"))
    table.redo(5)
    assert table.log() == ["97110 0-1 pt", "97112 1- pt"]
    assert [mark.split()[0] for mark in table.marks()] == ["clock", "clock"]
    marks = [row for row in table.stopwatch.history("A").rows if isinstance(row.fact, Mark)]
    assert [row.superseded_by for row in marks] == [None, None]


def test_undo_and_redo_outlive_a_restart(table):
    table.start(0, "97110", "A")
    table.start(1, "97112", "B")
    table.group(2, "BC")
    table = table.reopened()
    table.undo(3, visit="C")
    table = table.reopened()
    table.undo(4, visit="A")
    assert [table.log(visit) for visit in "ABC"] == [["97110 0- pt"], [], []]
    table = table.reopened()
    table.redo(5, visit="B")
    table = table.reopened()
    table.redo(6, visit="B")
    assert table.log("A") == ["97110 0-1 pt"]
    assert table.log("B") == ["97112 1-2 pt", "97150 2- pt"]
    assert table.log("C") == ["97150 2- pt"]


def test_a_segment_corrected_by_a_late_undo_is_the_same_segment(table):
    table.decide(0, "evaluation", "97161")
    table.start(1, "97110")
    table.start(60, "97112")
    table.undo(90, "late")
    assert table.log() == ["97110 1- pt corrected"]
    table.undo(91, "again")
    table.undo(92)
    assert (table.log(), decisions(table)) == ([], [])


def test_a_choice_before_a_late_undo_is_taken_back_without_a_word(table):
    table.start(0, "97110")
    table.decide(1, "evaluation", "97161")
    table.start(2, "97112")
    table.undo(90, "late")
    table.undo(91)
    assert (table.log(), decisions(table)) == (["97110 0- pt corrected"], [])


def test_an_action_without_facts_can_be_taken_back(table):
    empty = Action("empty", ("A",), ActionKind.DECIDE, "pt", table.at(0))
    table.do(Change(empty))
    table.undo(1)
    with pytest.raises(RefusedError, match=NOTHING_LEFT):
        table.undo(1)


def decisions(table):
    return [one for one in table.stopwatch.history("A").live() if isinstance(one, Decision)]
