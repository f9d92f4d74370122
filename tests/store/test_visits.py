"""Visits are written action by action and come back as they were."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from store.samples import (
    ANN,
    AT,
    BOB,
    JO,
    a_full_visit,
    a_segment,
    a_visit,
    an_action,
    minute,
    opened,
    started,
)

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.store.errors import StoreError
from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.facts import Decision, Mark, MarkKind
from therapytimer.visit.people import Clinic, PlanOfCare, Present, Referrer
from therapytimer.visit.visit import Episode


def test_a_visit_comes_back_as_it_was(store):
    visit = opened(store, a_full_visit())
    assert store.visits.load("v1") == visit


def test_what_the_header_holds_comes_back_too(store):
    visit = a_visit(
        clinic=Clinic("Harbor Therapy", "1 Quay", "555", "1234567893", "12-3456789"),
        case="2026-A",
        reference="blue folder",
        present=(Present("student", "Sam"),),
        referrer=Referrer("Dr. Low"),
        codes=(parse_own_code("20560 dry needling; untimed; one_on_one; PT"),),
        plan_of_care=PlanOfCare(date(2026, 10, 1), "Jo Ray", goals=("stand 10 s",)),
        episode=Episode(4, 3, date(2026, 11, 1)),
        corrects="v0",
        entered_at=AT,
        signatures=({"by": "c1"},),
        addenda=({"text": "later"},),
        extra={"from_elsewhere": {"kept": True}},
    )
    opened(store, visit)
    assert store.visits.load("v1") == visit


def test_the_history_is_what_the_changes_made_of_it(store):
    visit = opened(store, a_visit())
    expected = store.visits.history("v1")
    first, second = a_segment(0), a_segment(5, code="97140")
    slip = an_action(ActionKind.UNDO, at=6, undoes=expected.actions[0].id)
    again = a_segment(0, code="97112")
    changes = [
        started(first),
        started(second, stops=[first.id], at=5),
        Change(slip, {second.id: minute(6)}, (first.id, second.id), (again,)),
        Change(an_action(ActionKind.PAUSE), {}, (), (Mark("m", "v1", MarkKind.PAUSE, AT),)),
    ]
    for change in changes:
        store.visits.apply(change)
        expected = expected.after(change)
    assert store.visits.history("v1") == expected
    assert store.visits.load("v1").segments == (again,)
    assert visit.id == expected.visit_id


def test_a_visit_nobody_wrote_to_has_an_empty_history(store):
    assert store.visits.history("nobody") == History("nobody")


def test_an_action_over_two_visits_stands_in_both_histories(store):
    opened(store, a_visit("v1"))
    opened(store, a_visit("v2", BOB))
    members = [a_segment(visit_id=each, code="97150", group="g") for each in ("v1", "v2")]
    action = an_action(visit_ids=("v1", "v2"))
    store.visits.apply(Change(action, {}, (), tuple(members)))
    for each, member in zip(("v1", "v2"), members, strict=True):
        history = store.visits.history(each)
        assert history.actions[-1] == action
        assert history.segments() == (member,)


def test_a_patient_has_one_running_stopwatch_over_all_visits(store):
    opened(store, a_visit("v1"))
    opened(store, a_visit("v2"))
    store.visits.apply(started(a_segment()))
    before = store.audit.head()
    with pytest.raises(sqlite3.IntegrityError):
        store.visits.apply(started(a_segment(visit_id="v2", code="97140")))
    assert store.audit.head() == before


@pytest.mark.parametrize("code", ["97014", "97550", "DRYX1"])
def test_codes_that_do_not_take_the_patients_time_run_beside(store, code):
    own = parse_own_code("DRYX1 heat; untimed; supervised; PT")
    opened(store, a_visit(codes=(own,)))
    store.visits.apply(started(a_segment()))
    store.visits.apply(started(a_segment(code=code)))
    assert len(store.visits.load("v1").segments) == 2


def test_an_own_code_takes_the_patients_time_as_its_line_says(store):
    opened(store, a_visit(codes=(parse_own_code("DRYX1 dry; untimed; one_on_one; PT"),)))
    store.visits.apply(started(a_segment()))
    with pytest.raises(sqlite3.IntegrityError):
        store.visits.apply(started(a_segment(code="DRYX1")))


@pytest.mark.parametrize(
    "change",
    [
        Change(an_action(), {"nobody": AT}),
        Change(an_action(), {}, ("nobody",)),
        Change(an_action(visit_ids=("nowhere",)), {}, (), (a_segment(visit_id="nowhere"),)),
    ],
)
def test_a_change_of_what_is_not_there_leaves_nothing(store, change):
    opened(store, a_visit())
    before = store.audit.head()
    with pytest.raises(StoreError):
        store.visits.apply(change)
    assert store.audit.head() == before
    assert len(store.visits.history("v1").actions) == 1


def test_a_stop_is_filled_in_once(store):
    opened(store, a_visit())
    segment = a_segment()
    store.visits.apply(started(segment))
    store.visits.apply(Change(an_action(at=3), {segment.id: minute(3)}))
    with pytest.raises(sqlite3.IntegrityError):
        store.visits.apply(Change(an_action(at=4), {segment.id: minute(4)}))
    assert store.visits.load("v1").segments[0].stop == minute(3)


def test_a_visit_is_added_once(store):
    opened(store, a_visit())
    with pytest.raises(StoreError, match="Visit v1 is here already"):
        opened(store, a_visit())


def test_a_visit_that_is_not_there_is_named(store):
    with pytest.raises(StoreError, match="no visit 'v9'"):
        store.visits.load("v9")


def test_visits_come_in_the_order_asked_for(store):
    visits = [opened(store, a_full_visit(f"v{number}")) for number in range(3)]
    assert store.visits.load_many(["v2", "v0", "v1"]) == [visits[2], visits[0], visits[1]]


def test_a_text_is_what_was_written_last(store):
    opened(store, a_visit())
    for value in ("sore", "less sore", "less sore"):
        store.visits.write_text("v1", "note.subjective", value, "c1", AT)
    store.visits.write_text("v1", "services.97112.deficit", "balance", "c1", AT)
    visit = store.visits.load("v1")
    assert visit.note == {"subjective": "less sore"}
    assert visit.services == {"97112": {"deficit": "balance"}}
    rows = store.ledger.select("SELECT value FROM text WHERE field = 'note.subjective'")
    assert [row["value"] for row in rows] == ["sore", "less sore"]


@pytest.mark.parametrize("field", ["", "plan", "note", "services.97112", "services..x", "x.y"])
def test_a_field_that_no_note_has_is_refused(store, field):
    opened(store, a_visit())
    with pytest.raises(StoreError, match="There is no field"):
        store.visits.write_text("v1", field, "text", "c1", AT)


def test_a_revised_header_leaves_log_and_texts(store):
    visit = opened(store, a_full_visit())
    revised = replace(visit, case="B", signatures=({"by": "c1"},))
    store.visits.revise(revised, "c1", minute(50))
    assert store.visits.load("v1") == revised


def test_a_visit_that_is_not_there_cannot_be_revised(store):
    with pytest.raises(StoreError, match="no such visit"):
        store.visits.revise(a_visit(), "c1", AT)


def test_open_visits_are_those_in_progress(store):
    ended = (Mark("e", "ended", MarkKind.ENDED, AT),)
    void = (Mark("w", "void", MarkKind.VOID, AT, "patient did not come"),)
    opened(store, a_visit("going on"))
    opened(store, a_visit("ended", marks=ended))
    opened(store, a_visit("void", marks=void))
    opened(store, a_visit("signed", signatures=({"by": "c1"},)))
    for each, segments in (
        ("imported", ()),
        ("running", (a_segment(visit_id="running"),)),
    ):
        store.exchange.import_visits([a_visit(each, segments=segments)], "c1", AT)
    assert [visit.id for visit in store.visits.open_visits()] == ["going on", "running"]


def test_a_visit_goes_on_when_its_end_is_superseded(store):
    opened(store, a_visit(marks=(Mark("e", "v1", MarkKind.ENDED, AT),)))
    store.visits.apply(Change(an_action(), {}, ("e",), (a_segment(),)))
    assert [visit.id for visit in store.visits.open_visits()] == ["v1"]


def test_a_day_pools_one_patient_discipline_payer_and_case(store):
    opened(store, a_visit("v1"))
    opened(store, a_visit("v2"))
    opened(store, a_visit("other patient", BOB))
    opened(store, a_visit("other day", on=date(2026, 11, 21)))
    opened(store, a_visit("other discipline", discipline="OT"))
    opened(store, a_visit("other case", case="B"))
    void = Mark("w", "void", MarkKind.VOID, AT, "opened by mistake")
    opened(store, a_visit("void", marks=(void,)))
    opened(store, a_visit("corrected"))
    opened(store, a_visit("correction", corrects="corrected"))
    found = [visit.id for visit in store.visits.same_day("v1")]
    assert found == ["v1", "v2", "correction"]


def test_treatment_days_are_days_with_a_segment(store):
    opened(store, a_full_visit("v1"))
    opened(store, a_full_visit("v2"))
    opened(store, a_full_visit("v3", on=date(2026, 11, 18)))
    opened(store, a_visit("nothing done", on=date(2026, 11, 19)))
    assert store.visits.treatment_days("p1", "PT") == [date(2026, 11, 18), date(2026, 11, 20)]
    assert store.visits.treatment_days("p1", "OT") == []


def test_a_new_visit_brings_its_patient_along(store):
    opened(store, a_visit())
    assert store.patients.get("p1") == ANN
    assert store.visits.patient_id("v1") == "p1"


def test_a_visit_by_another_id_joins_its_patient_by_number_and_birth_date(store):
    opened(store, a_visit())
    opened(store, a_visit("v2", replace(ANN, id="elsewhere")))
    assert store.visits.patient_id("v2") == "p1"
    assert store.visits.load("v2").patient.id == "elsewhere"


def test_a_fact_keeps_its_kind_of_action(store):
    opened(store, a_visit())
    choice = Decision("d", "v1", "quantity:95851", "2", "c1", AT)
    action = Action("x", ("v1",), ActionKind.DECIDE, "c1", AT, reason="counted twice")
    store.visits.apply(Change(action, {}, (), (choice,)))
    assert store.visits.history("v1").actions[-1] == action
    assert store.visits.load("v1").decisions == (choice,)
    assert store.clinician == JO
