"""Edits: former times stay readable, slips do not print."""

from dataclasses import replace

import pytest
from builders import CATALOGUE, PAYERS, a_segment, a_visit, at
from visit.engine import Table

from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.corrections import set_code
from therapytimer.visit.edited import edits_of
from therapytimer.visit.edits import joined
from therapytimer.visit.facts import Origin
from therapytimer.visit.record import record_of, visit_of

FIRST = a_segment("97112 14:00-14:20 DK")
NOW = replace(FIRST, id="now", stop=at("14:25"), origin=Origin.CORRECTED, reason="late tap")


def a_history(*changes):
    opening = Action("open", ("visit-one",), ActionKind.OPEN, "DK", at("14:00"))
    history = History("visit-one").after(Change(opening, writes=(FIRST,)))
    for change in changes:
        history = history.after(change)
    return history


def a_change(kind=ActionKind.CORRECT, gone=(FIRST.id,), new=(NOW,), **changes):
    action = Action("edit", ("visit-one",), kind, "DK", at("15:00"), reason="late tap")
    return Change(replace(action, **changes), {}, gone, new)


def test_a_correction_of_the_log_keeps_what_stood_before():
    (edit,) = edits_of(a_history(a_change()))
    assert (edit.was, edit.now, edit.by, edit.reason) == ((FIRST,), ("now",), "DK", "late tap")
    assert edit.at == at("15:00")


def test_a_segment_taken_out_is_kept_too():
    (edit,) = edits_of(a_history(a_change(new=())))
    assert edit.now == ()


@pytest.mark.parametrize(
    "change",
    [
        a_change(kind=ActionKind.ANSWER),
        a_change(gone=()),
        a_change(kind=ActionKind.UNDO, new=(replace(FIRST, id="back"),), reason=""),
        a_change(kind=ActionKind.UNDO, new=(), reason=""),
    ],
)
def test_answers_added_minutes_and_slips_are_no_edits(change):
    assert edits_of(a_history(change)) == ()


def test_a_correction_taken_back_at_once_prints_nothing():
    back = a_change(
        ActionKind.UNDO, ("now",), (replace(FIRST, id="back"),), id="u", undoes="edit", reason=""
    )
    assert edits_of(a_history(a_change(), back)) == ()


def test_a_correction_taken_back_late_prints_both():
    again = replace(FIRST, id="back", origin=Origin.CORRECTED, reason="it was right")
    back = a_change(ActionKind.UNDO, ("now",), (again,), id="u", undoes="edit", reason="right")
    assert [one.id for one in edits_of(a_history(a_change(), back))] == ["edit", "u"]


def test_a_segment_taken_out_and_brought_back_late_prints_both():
    again = replace(FIRST, id="back", origin=Origin.CORRECTED, reason="it was right")
    back = a_change(ActionKind.UNDO, (), (again,), id="u", undoes="edit", reason="it was right")
    out, brought = edits_of(a_history(a_change(new=()), back))
    assert (out.was, out.now) == ((FIRST,), ())
    assert (brought.was, brought.now) == ((), ("back",))


def test_edits_go_with_the_record_and_are_joined_once():
    edits = edits_of(a_history(a_change()))
    visit = a_visit(segments=(NOW,), edits=edits)
    assert visit_of(record_of(visit), CATALOGUE, PAYERS) == visit
    other = replace(edits[0], id="other")
    assert joined(edits, (*edits, other)) == (*edits, other)


@pytest.mark.parametrize("origin", [Origin.CORRECTED, Origin.TYPED])
def test_minutes_that_came_from_another_visit_are_an_edit_here(origin):
    came = replace(NOW, id="came", origin=origin)
    change = a_change(gone=("there",), new=(came,), visit_ids=("visit-two", "visit-one"))
    (edit,) = edits_of(a_history(change))
    assert (edit.was, edit.now, edit.moved, edit.reason) == ((), ("came",), True, "late tap")
    visit = a_visit(segments=(came,), edits=(edit,))
    assert visit_of(record_of(visit), CATALOGUE, PAYERS) == visit


def test_a_boundary_moved_from_another_visit_and_one_that_changed_nothing_here():
    there = ("visit-two", "visit-one")
    (edit,) = edits_of(a_history(a_change(visit_ids=there)))
    assert not edit.moved
    assert edits_of(a_history(a_change(gone=(), new=(), visit_ids=there))) == ()


def test_the_reason_of_a_correction_that_stands_outlives_a_later_undo():
    table = Table("A")
    table.start(0, "97112")
    table.stop(60, "97112")
    wish = table.wish(100, reason="wrong code")
    table.do(set_code(table.stopwatch, wish, table.segment(0), "97110"))
    table.move_stop(200, table.segment(0), 50)
    table.undo(300, reason="tapped by mistake")
    assert table.segment(0).reason == "wrong code; later: tapped by mistake"
