"""The end of a visit, a visit that did not take place, and choices."""

import pytest
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Origin, Segment
from therapytimer.visit.wish import RefusedError


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_the_end_stops_everything(table):
    table.start(0, "97014")
    table.start(0, "97110")
    change = table.end(60)
    assert table.log() == ["97014 0-60 pt", "97110 0-60 pt"]
    assert table.marks() == ["ended 60"]
    assert change.action.kind is ActionKind.END


def test_a_visit_ends_once(table):
    table.end(60)
    with pytest.raises(RefusedError, match=r"This visit has ended already\."):
        table.end(70)


def test_going_on_after_the_end_takes_the_end_back(table):
    table.end(60)
    table.start(90, "97110")
    assert table.marks() == []
    table.end(120)
    assert table.marks() == ["ended 120"]


def test_an_end_in_one_visit_leaves_another_ended(table):
    table.end(60, "B")
    table.start(90, "97110", "A")
    assert table.marks("B") == ["ended 60"]


def test_what_runs_in_an_ended_visit_can_be_ended(table):
    table.end(60)
    run = Segment("x", "A", "97110", table.at(0), None, ("pt",), Origin.STOPWATCH)
    table.do(
        table.stopwatch._change(table.wish(70), ActionKind.IMPORT, (), (run,))  # noqa: SLF001
    )
    table.end(80)
    assert (table.log(), table.marks()) == (["97110 0-80 pt"], ["ended 80"])


def test_a_void_visit_says_why_and_runs_no_more(table):
    table.start(0, "97110")
    change = table.void(60, "wrong patient")
    assert table.log() == ["97110 0-60 pt"]
    assert table.marks() == ["void 60 wrong patient"]
    assert (change.action.kind, change.action.reason) == (ActionKind.VOID, "wrong patient")


def test_a_void_without_a_reason_is_refused(table):
    with pytest.raises(RefusedError, match=r"Say why the visit is void\."):
        table.void(60, " ")


def test_nothing_starts_in_a_void_visit(table):
    table.void(60)
    refused = [
        lambda: table.start(70, "97110"),
        lambda: table.group(70, "BA"),
        lambda: table.void(70),
        lambda: table.typed(70, "97110 0-60 pt"),
    ]
    for wish in refused:
        with pytest.raises(RefusedError, match=r"This visit is void: undo that first\."):
            wish()


def test_a_later_choice_replaces_an_earlier_one_about_the_same(table):
    table.decide(1, "evaluation", "97161")
    table.decide(2, "quantity:95851", "2")
    change = table.decide(3, "evaluation", "97162")
    choices = [fact.choice for fact in table.stopwatch.history("A").live()]
    assert choices == ["2", "97162"]
    assert change.action.kind is ActionKind.DECIDE


def test_a_choice_can_be_withdrawn(table):
    table.decide(1, "evaluation", "97161")
    table.decide(2, "evaluation", "")
    assert table.stopwatch.history("A").live() == ()


def test_what_was_not_chosen_cannot_be_withdrawn(table):
    table.decide(1, "quantity:95851", "2")
    with pytest.raises(RefusedError, match=r"There is no choice to withdraw\."):
        table.decide(2, "evaluation", "")


def test_the_credited_time_of_a_running_segment_grows_to_now(table):
    table.start(10, "97110")
    segment = table.segment()
    assert segment.length(table.at(70.5)).total_seconds() == 60.5
    assert segment.length(table.at(9)).total_seconds() == 0
    assert segment.length().total_seconds() == 0
