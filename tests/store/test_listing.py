"""Lists of visits, and the search in history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from store.samples import ANN, AT, BOB, a_full_visit, a_segment, a_visit, opened, started

from therapytimer.store import listing
from therapytimer.visit.facts import Mark, MarkKind


def ids(summaries):
    return [one.id for one in summaries]


def test_a_row_says_what_a_list_shows(store):
    opened(store, a_full_visit(case="B"))
    (row,) = store.listing.on_day(AT.date())
    assert (row.id, row.patient_id, row.patient_name, row.record_number) == (
        *("v1", "p1", "Ann Öst", "TT-1042"),
    )
    assert (row.born_on, row.on) == (ANN.born_on, AT.date())
    assert (row.discipline, row.payer_name, row.case) == ("PT", "Medicare Part B", "B")
    assert (row.ended, row.signed, row.void, row.corrected, row.running) == (
        *(True, False, False, False, False),
    )
    assert row.minutes == {"97112": 20, "97110": 18}


def test_milliseconds_of_a_code_are_added_before_they_are_cut(store):
    pieces = [a_segment(number, number + 0.5) for number in range(3)]
    opened(store, a_visit(segments=tuple(pieces)))
    assert store.listing.on_day(AT.date())[0].minutes == {"97110": 1}


def test_a_day_stands_in_the_order_of_opening(store):
    for visit_id in ("b", "a", "c"):
        opened(store, a_visit(visit_id))
    opened(store, a_visit("other day", on=date(2026, 11, 21)))
    store.visits.revise(a_visit("b", case="X"), "c1", AT)
    store.visits.apply(started(a_segment(visit_id="a")))
    rows = store.listing.on_day(AT.date())
    assert ids(rows) == ["b", "a", "c"]
    assert [row.running for row in rows] == [False, True, False]


def test_unsigned_visits_of_earlier_days_stand_latest_first(store):
    for day in (18, 19, 20):
        opened(store, a_visit(f"v{day}", on=date(2026, 11, day)))
    opened(store, a_visit("signed", on=date(2026, 11, 18), signatures=({"by": "c1"},)))
    void = Mark("m", "void", MarkKind.VOID, AT, "mistake")
    opened(store, a_visit("void", on=date(2026, 11, 18), marks=(void,)))
    assert ids(store.listing.unsigned_before(date(2026, 11, 20))) == ["v19", "v18"]
    assert ids(store.listing.unsigned_before(date(2026, 11, 20), limit=1)) == ["v19"]


def test_a_corrected_visit_says_so(store):
    opened(store, a_visit("v1"))
    opened(store, a_visit("v2", corrects="v1"))
    assert [row.corrected for row in store.listing.on_day(AT.date())] == [True, False]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["v2", "v1"]),
        ("ann", ["v1"]),
        ("OST", ["v1"]),
        ("Öst knee", ["v1"]),
        ("ann bob", []),
        ("tt-1042", ["v1"]),
        ("97112", ["v2", "v1"]),
        ("971", ["v2", "v1"]),
        ("2026-11-20", ["v1"]),
        ("11/20/2026", ["v1"]),
        ("3/5/2027", ["v2"]),
        ("tandem st", ["v2", "v1"]),
        ("superseded", []),
        ("andem", []),
        ("--", []),
        ('"', []),
        ('ann" OR "bob', []),
        ("NOT ann", []),
        ("ann*", ["v1"]),
        ("people:ann", []),
        ("\x00", []),
    ],
)
def test_history_is_found_by_the_beginnings_of_words(store, typed, found):
    opened(store, a_full_visit("v2", BOB, on=date(2027, 3, 5)))
    opened(store, a_full_visit("v1"))
    store.visits.write_text("v1", "note.plan", "superseded", "c1", AT)
    store.visits.write_text("v1", "note.plan", "stairs", "c1", AT)
    assert ids(store.listing.find(typed)) == found


def test_search_follows_what_is_written(store):
    opened(store, a_visit())
    store.visits.apply(started(a_segment(code="97140")))
    store.visits.write_text("v1", "note.plan", "stairs", "c1", AT)
    assert ids(store.listing.find("97140 stairs")) == ["v1"]


def test_as_many_are_found_as_are_wanted(store):
    for number in range(5):
        opened(store, a_visit(f"v{number}"))
    assert len(store.listing.find("ann", limit=3)) == 3


@pytest.mark.parametrize("many", [0, 3, 100])
def test_what_many_notes_say_is_found_in_the_same_order(store, monkeypatch, many):
    monkeypatch.setattr(listing, "_MANY", many)
    for number, day in enumerate((18, 20, 19, 20, 17)):
        opened(store, a_visit(f"v{number}", on=date(2026, 11, day)))
    store.visits.revise(a_visit("v1", reference="later", on=date(2026, 11, 20)), "c1", AT)
    assert ids(store.listing.find("ann", limit=4)) == ["v1", "v3", "v2", "v0"]


def test_a_patients_visits_stand_latest_first(store):
    for day in (18, 20, 19):
        opened(store, a_visit(f"v{day}", on=date(2026, 11, day)))
    opened(store, a_visit("bob", BOB))
    assert ids(store.listing.of_patient("p1")) == ["v20", "v19", "v18"]
    assert ids(store.listing.of_patient("p1", limit=2)) == ["v20", "v19"]


def test_the_days_of_the_clinic_stand_once_each_and_in_order(store):
    for number, day in enumerate((20, 18, 20), start=1):
        opened(store, a_visit(f"v{number}", on=date(2026, 11, day)))
    assert store.listing.days() == [date(2026, 11, 18), date(2026, 11, 20)]


def test_notes_of_earlier_days_signed_since_an_instant_are_found(store):
    before = AT - timedelta(days=1)
    opened(store, a_visit("today", signatures=({"by": "c1"},)))
    opened(store, a_visit("late", on=before.date(), signatures=({"by": "c1"},)))
    opened(store, a_visit("unsigned", on=before.date()))
    assert ids(store.listing.signed_since(AT, AT.date())) == ["late"]
    assert ids(store.listing.signed_since(AT + timedelta(hours=1), AT.date())) == []
    store.exchange.import_visits(
        [a_visit("brought", on=before.date(), signatures=({"by": "c1"},))], "c1", AT
    )
    assert ids(store.listing.signed_since(AT, AT.date())) == ["late"]


def test_a_correction_says_so_and_a_note_that_waits_too(store):
    opened(store, a_visit("v1"))
    opened(store, a_visit("v2", corrects="v1"))
    waits = {"by": "c2", "cosigner": {"id": "c1"}}
    opened(store, a_visit("v3", signatures=(waits,)))
    opened(store, a_visit("v4", signatures=(waits, {"by": "c1"})))
    rows = store.listing.on_day(AT.date())
    assert [(row.corrects, row.waits) for row in rows] == [
        *((False, False), (True, False), (False, True), (False, False)),
    ]
