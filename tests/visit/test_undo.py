"""Undo and redo: what comes back, what is asked, what stands in the way."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Decision
from therapytimer.visit.stopwatch import RefusedError
from therapytimer.visit.undo import needs_reason

NOTHING_LEFT = r"There is nothing left to take back\."
NOTHING_AGAIN = r"There is nothing to do again\."
SAY_WHY = r"Say why: it is more than 10 seconds ago\."


@pytest.fixture
def table():
    return Table("A", "B", "C")


# A slip and a late thought.


def test_a_slip_gives_the_time_back_to_the_code_before_without_a_word(table):
    table.start(0, "97110")
    table.start(60, "97112")
    change = table.undo(70)
    assert table.log() == ["97110 0- pt"]
    assert change.action.kind is ActionKind.UNDO


def test_after_ten_seconds_a_reason_is_asked(table):
    table.start(0, "97110")
    table.start(60, "97112")
    with pytest.raises(RefusedError, match=SAY_WHY):
        table.undo(70.001, " ")
    assert table.log() == ["97110 0-60 pt", "97112 60- pt"]


def test_a_late_undo_says_corrected_and_why(table):
    table.start(0, "97110")
    table.start(60, "97112")
    table.undo(70.001, "wrong tile")
    assert table.log() == ["97110 0- pt corrected"]
    assert table.segment().reason == "wrong tile"


def test_a_late_undo_of_a_first_start_asks_too(table):
    table.start(0, "97110")
    with pytest.raises(RefusedError, match=SAY_WHY):
        table.undo(11)


def test_a_reason_given_for_a_slip_corrects_nothing(table):
    table.start(0, "97110")
    table.start(60, "97112")
    change = table.undo(65, "oops")
    assert table.log() == ["97110 0- pt"]
    assert change.action.reason == "oops"


@pytest.mark.parametrize(("seconds", "asks"), [(70, False), (70.001, True)])
def test_whether_a_reason_would_be_asked_is_known_before(table, seconds, asks):
    table.start(0, "97110")
    table.start(60, "97112")
    assert needs_reason(table.stopwatch, table.wish(seconds)) is asks
    assert needs_reason(table.stopwatch, table.wish(seconds), again=True) is False


def test_redo_asks_by_the_time_of_the_undo(table):
    table.start(0, "97110")
    table.undo(60, "slip")
    assert needs_reason(table.stopwatch, table.wish(70), again=True) is False
    assert needs_reason(table.stopwatch, table.wish(70.001), again=True) is True
    with pytest.raises(RefusedError, match=SAY_WHY):
        table.redo(80)
    table.redo(80, "it was right")
    assert table.log() == ["97110 0- pt corrected"]


def test_what_is_refused_asks_for_no_reason(table):
    table.stopwatch.leave_out("A")
    assert needs_reason(table.stopwatch, table.wish(60)) is False


def test_what_was_typed_stays_typed(table):
    table.typed(100, "97110 0-60 pt")
    table.remove(110, table.segment())
    table.undo(500, "was right")
    assert table.log() == ["97110 0-60 pt typed"]


def test_a_late_undo_without_minutes_asks_nothing(table):
    table.decide(0, "evaluation", "97161")
    table.decide(5, "evaluation", "97162")
    assert needs_reason(table.stopwatch, table.wish(500)) is False
    table.undo(500)
    assert [one.choice for one in decisions(table)] == ["97161"]
    table.undo(600)
    assert decisions(table) == []


def decisions(table):
    return [one for one in table.stopwatch.history("A").live() if isinstance(one, Decision)]


# What each action was.


def test_a_stop_taken_back_runs_without_a_gap(table):
    table.start(0, "97110")
    table.stop(60, "97110")
    table.undo(65)
    assert table.log() == ["97110 0- pt"]


def test_a_pause_taken_back_takes_its_mark(table):
    table.start(0, "97110")
    table.pause(60, "rest")
    table.undo(65)
    assert (table.log(), table.marks()) == (["97110 0- pt"], [])


def test_of_two_equal_marks_one_is_taken_back(table):
    for _ in range(2):
        table.start(60, "97110")
        table.pause(60, "rest")
    table.undo(61)
    assert table.marks() == ["pause 60 rest"]


def test_an_end_taken_back_lets_everything_run(table):
    table.start(0, "97014")
    table.start(0, "97110")
    table.end(60)
    table.undo(65)
    assert (table.log(), table.marks()) == (["97014 0- pt", "97110 0- pt"], [])


def test_going_on_after_the_end_taken_back_is_the_end_again(table):
    table.start(0, "97110")
    table.end(60)
    table.start(90, "97110")
    table.undo(95)
    assert (table.log(), table.marks()) == (["97110 0-60 pt"], ["ended 60"])


def test_a_void_taken_back_is_a_visit_again(table):
    table.start(0, "97110")
    table.void(60)
    table.undo(65)
    assert (table.log(), table.marks()) == (["97110 0- pt"], [])


def test_supervised_codes_come_and_go_beside_the_others(table):
    table.start(0, "97014")
    table.start(10, "97110")
    table.stop(20, "97014")
    table.start(30, "97010")
    table.undo(31)
    table.undo(31, "late")
    assert table.log() == ["97014 0- pt corrected", "97110 10- pt"]
    table.undo(32, "late")
    assert table.log() == ["97014 0- pt corrected"]


def test_a_hand_over_taken_back_gives_the_time_to_whoever_had_it(table):
    table.start(0, "97110", "A", "pt")
    table.start(0, "97112", "B", "pta")
    table.hand_over(60, "pta", "A")
    table.undo(65)
    assert (table.log("A"), table.log("B")) == (["97110 0- pt"], ["97112 0- pta"])


def test_a_correction_taken_back_is_no_correction(table):
    table.start(0, "97110")
    table.stop(60, "97110")
    table.set_code(70, table.segment(), "97112")
    table.undo(75)
    assert table.log() == ["97110 0-60 pt"]
