"""A visit given to the right patient: the same minutes, and nothing said of the other one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import OTHER_PATIENT, PLAN, THERAPIST, a_visit, at, payer
from visit.engine import Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.earlier import Earlier
from therapytimer.visit.facts import Decision
from therapytimer.visit.giving import header_for
from therapytimer.visit.measures import Measure
from therapytimer.visit.people import Clinic, Present
from therapytimer.visit.undo import needs_reason
from therapytimer.visit.wish import RefusedError

STANCE = Measure("single-leg stance", Decimal(7), "s")


@pytest.fixture
def table():
    table = Table("A", "B")
    table.start(0, "97110")
    table.start(60, "97112")
    return table


def choices(table):
    live = table.stopwatch.history("A").live()
    return {one.about for one in live if isinstance(one, Decision)}


def test_the_visit_stands_under_the_other_patient_with_the_same_minutes(table):
    change = table.give(100, "C")
    assert table.stopwatch.patient("A") == "C"
    assert table.log() == ["97110 0-60 pt", "97112 60- pt"]
    assert table.marks() == ["given 100 wrong patient"]
    assert change.action.kind is ActionKind.GIVE
    assert change.action.patients == ("A", "C")
    assert change.action.visit_ids == ("A",)


def test_each_segment_is_written_again_and_the_old_rows_stay(table):
    change = table.give(100, "C")
    rows = table.stopwatch.history("A").rows
    assert [row.superseded_by for row in rows[:2]] == [change.action.id] * 2
    assert {row.fact.id for row in rows[:2]}.isdisjoint({row.fact.id for row in rows[2:]})


def test_undo_and_redo_take_the_visit_back_and_forth(table):
    table.give(100, "C")
    table.undo(105)
    assert (table.stopwatch.patient("A"), table.marks()) == ("A", [])
    assert table.log() == ["97110 0-60 pt", "97112 60- pt"]
    table.redo(106)
    assert (table.stopwatch.patient("A"), table.marks()) == ("C", ["given 100 wrong patient"])
    table.undo(107)
    table.undo(108, "slip")
    assert table.log() == ["97110 0- pt corrected"]


def test_a_late_undo_asks_why(table):
    table.give(100, "C")
    assert needs_reason(table.stopwatch, table.wish(111))
    assert not needs_reason(table.stopwatch, table.wish(110))


def test_choices_about_the_bill_stay_behind_those_about_the_treatment_come_along(table):
    for about in ("kx", "tie:97110+97112", "evaluation", "quantity:95851"):
        table.decide(90, about, "97161")
    table.give(100, "C")
    assert choices(table) == {"evaluation", "quantity:95851"}
    table.undo(105)
    assert choices(table) == {"kx", "tie:97110+97112", "evaluation", "quantity:95851"}


def test_a_visit_given_twice_says_so_once(table):
    table.give(100, "C")
    table.give(120, "D")
    assert table.marks() == ["given 120 wrong patient"]
    table.undo(125)
    assert (table.stopwatch.patient("A"), table.marks()) == ("C", ["given 100 wrong patient"])


def test_a_patient_treated_elsewhere_at_that_time_is_refused(table):
    table.typed(80, "97140 30-40 ot", "B")
    with pytest.raises(RefusedError, match=r"97140 of another visit has that time already"):
        table.give(100, "B")
    assert table.stopwatch.patient("A") == "A"


def test_giving_back_is_refused_where_the_patient_has_been_treated_since(table):
    table.give(100, "C")
    table.typed(102, "97140 30-40 ot", "B")
    again = table.reopened()
    again.give(103, "A", "B")
    with pytest.raises(RefusedError, match=r"97140 at that time stands in the way\."):
        again.undo(105)


def test_what_makes_no_sense_is_refused(table):
    with pytest.raises(RefusedError, match=r"this patient's already"):
        table.give(100, "A")
    with pytest.raises(RefusedError, match="Say why"):
        table.give(100, "C", reason=" ")
    table.void(100)
    with pytest.raises(RefusedError, match="void"):
        table.give(100, "C")


def test_a_group_of_two_does_not_become_one_patient_twice():
    table = Table("A", "B")
    table.group(0, "AB")
    with pytest.raises(RefusedError, match="97150 of another visit"):
        table.give(60, "B")
    table.give(60, "C")
    assert table.log("A") == table.log("B") == ["97150 0- pt"]


def test_the_header_is_the_patients_and_what_was_done_the_visits_own():
    visit = a_visit(
        "",
        id="one",
        clinicians=(THERAPIST,),
        place_of_service="12",
        case="the other's",
        reference="the other's",
        plan_of_care=PLAN,
        earlier=Earlier(),
        extra={"room": 4},
        entered_at=at("20:00"),
        present=(Present("student", "Sample Student"),),
        measures=(replace(STANCE, before=Decimal(4), before_on=date(2026, 11, 2)),),
        second_payer=payer("Medicare Part B"),
        clinic=Clinic("Sample Clinic"),
        timezone="America/Chicago",
        on=date(2026, 11, 19),
    )
    fresh = a_visit("", id="two", patient=OTHER_PATIENT, payer=payer("Medicaid"), case="own")
    header = header_for(visit, fresh)
    own = ("patient", "payer", "second_payer", "case", "reference", "plan_of_care", "earlier")
    done = (
        *("id", "on", "timezone", "clinicians", "clinic", "codes", "place_of_service", "present"),
        *("entered_at", "extra"),
    )
    assert {name: getattr(header, name) for name in own} == {
        name: getattr(fresh, name) for name in own
    }
    assert header.measures == (STANCE,)
    assert {name: getattr(header, name) for name in done} == {
        name: getattr(visit, name) for name in done
    }
