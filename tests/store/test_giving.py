"""A visit given to the right patient: header, segments, day's bill and search follow, and back."""

from dataclasses import replace

import pytest
from store.samples import ANN, BOB, PASSPHRASE, a_segment, a_visit, an_action, minute, opened

from therapytimer.billing.codes import Code, Contact, TimeBasis
from therapytimer.store.errors import StoreError
from therapytimer.store.store import open_store
from therapytimer.store.verify import verify
from therapytimer.visit.actions import ActionKind, Change
from therapytimer.visit.giving import give
from therapytimer.visit.stopwatch import Stopwatch
from therapytimer.visit.undo import redo, undo
from therapytimer.visit.wish import Wish

CODES = {"97110": Code("97110", "exercise", TimeBasis.TIMED, Contact.ONE_ON_ONE, ("PT",))}


def stopwatch_of(store, visit_id="v1"):
    """Follow a visit from nothing but what is on disk."""
    made = Stopwatch(CODES)
    made.take_in(store.visits.history(visit_id), store.visits.patient_id(visit_id))
    return made


def do(store, make, at):
    """Wish something for v1 at a minute."""
    change = make(stopwatch_of(store), Wish("v1", "c1", minute(at), "wrong patient"))
    store.visits.apply(change)
    return change


def given(store, at=30):
    """Give v1 to Bob."""
    header = replace(store.visits.load("v1"), patient=BOB, case="bob's")
    return do(store, lambda watch, wish: give(watch, wish, header, "p2"), at)


@pytest.fixture
def clinic(store):
    """Ann's visit, of which one segment runs; Bob is known too."""
    store.patients.add(BOB, "c1", minute(0))
    running = (a_segment(0, 20), a_segment(20))
    opened(store, a_visit(segments=running, note={"subjective": "sore knee"}))
    return store


def whose(store):
    """Name the patients by header, column, and live segments."""
    rows = store.ledger.select(
        "SELECT DISTINCT patient_id FROM segment WHERE visit_id = 'v1' AND superseded_by IS NULL"
    )
    visit = store.visits.load("v1")
    segments = {row["patient_id"] for row in rows}
    return visit.patient.id, store.visits.patient_id("v1"), segments, visit.case


ANNS = ("p1", "p1", {"p1"}, None)
BOBS = ("p2", "p2", {"p2"}, "bob's")


def test_header_and_segments_stand_under_the_right_patient(clinic):
    given(clinic)
    assert whose(clinic) == BOBS
    assert clinic.visits.load("v1").note == {"subjective": "sore knee"}
    assert verify(clinic) == []


def test_the_rows_of_the_other_patient_stay_as_superseded(clinic):
    given(clinic)
    rows = list(clinic.ledger.select("SELECT patient_id, superseded_by FROM segment ORDER BY seq"))
    assert [row["patient_id"] for row in rows] == ["p1", "p1", "p2", "p2"]
    assert all(row["superseded_by"] for row in rows[:2])


def test_the_other_patient_is_free_to_be_treated_and_the_right_one_is_not(clinic):
    given(clinic)
    opened(clinic, a_visit("v2", ANN, segments=(a_segment(30, visit_id="v2"),)))
    with pytest.raises(Exception, match="UNIQUE"):
        opened(clinic, a_visit("v3", BOB, segments=(a_segment(30, visit_id="v3"),)))


def test_the_days_bills_of_both_patients_follow(clinic):
    opened(clinic, a_visit("v2", BOB, case="bob's", segments=(a_segment(-60, -40, visit_id="v2"),)))
    opened(clinic, a_visit("v3", ANN, segments=(a_segment(-60, -40, visit_id="v3"),)))
    assert [one.id for one in clinic.visits.same_day("v3")] == ["v1", "v3"]
    given(clinic)
    assert [one.id for one in clinic.visits.same_day("v2")] == ["v1", "v2"]
    assert [one.id for one in clinic.visits.same_day("v3")] == ["v3"]


def test_history_finds_the_visit_by_the_right_name_only(clinic):
    given(clinic)
    assert [one.id for one in clinic.listing.find("Bob")] == ["v1"]
    assert clinic.listing.find("Ann") == []


def test_an_empty_visit_is_given_and_found_too(clinic):
    opened(clinic, a_visit("v2", ANN))
    watch = stopwatch_of(clinic, "v2")
    header = replace(clinic.visits.load("v2"), patient=BOB)
    wish = Wish("v2", "c1", minute(40), "wrong patient")
    clinic.visits.apply(give(watch, wish, header, "p2"))
    assert [one.id for one in clinic.listing.find("Bob")] == ["v2"]


def test_undo_and_redo_lead_back_and_forth_over_restarts(clinic):
    given(clinic)
    clinic.close()
    with open_store(clinic.folder, PASSPHRASE, at=minute(50)) as again:
        do(again, undo, 50)
        assert whose(again) == ANNS
        do(again, redo, 51)
        assert whose(again) == BOBS
        do(again, undo, 52)
        assert whose(again) == ANNS
        assert verify(again) == []


def test_the_history_says_whose_visit_it_was(clinic):
    given(clinic)
    do(clinic, undo, 31)
    actions = clinic.visits.history("v1").actions
    assert [one.patients for one in actions] == [None, ("p1", "p2"), ("p2", "p1")]


def test_an_undo_of_what_gave_nothing_away_is_refused_and_nothing_is_kept(clinic):
    action = an_action(ActionKind.UNDO, at=40, undoes=None, patients=("p1", "p2"))
    with pytest.raises(StoreError, match="was not given to anybody"):
        clinic.visits.apply(Change(action))
    assert len(clinic.visits.history("v1").actions) == 1
