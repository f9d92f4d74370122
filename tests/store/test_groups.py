"""The size of a group is known from the visits of this clinic, until a visit brings its own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import CATALOGUE, PAYERS
from store.samples import ANN, AT, BOB, CHEAP, JO, PASSPHRASE, a_segment, a_visit, an_action, minute

from therapytimer.store.store import create_store
from therapytimer.visit.actions import ActionKind, Change
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.group import GroupSize
from therapytimer.visit.people import Patient
from therapytimer.visit.record import read_records, records_text

CAL = Patient("p3", "Cal Roe", date(1972, 5, 6))


def member(visit_id, start, stop, **changes):
    return a_segment(start, stop, "97150", visit_id, group="g", **changes)


def a_member(visit_id, patient, start, stop, **changes):
    return a_visit(visit_id, patient, segments=(member(visit_id, start, stop),), **changes)


def keep(store, *visits):
    for one in visits:
        store.visits.add(one, an_action(ActionKind.OPEN, (one.id,)))


def sizes(store, visit_id="v1"):
    found = store.visits.load(visit_id).groups
    return [(one.start, one.stop, one.patients) for one in found]


@pytest.fixture
def three(store):
    keep(store, a_member("v1", ANN, 0, 20), a_member("v2", BOB, 0, 20), a_member("v3", CAL, 10, 20))


def test_each_visit_knows_how_many_took_part(store, three):
    assert sizes(store) == [(minute(0), minute(10), 2), (minute(10), minute(20), 3)]
    assert sizes(store, "v3") == [(minute(10), minute(20), 3)]


def test_a_visit_without_a_group_has_none(store, three):
    keep(store, a_visit("v4", segments=(a_segment(30, 40, visit_id="v4"),)))
    assert [one.groups for one in store.visits.load_many(["v4", "v1"])] == [
        (),
        store.visits.load("v1").groups,
    ]


def test_who_leaves_or_turns_out_void_counts_no_more(store, three):
    void = Mark("void", "v3", MarkKind.VOID, minute(30), "not treated")
    store.visits.apply(Change(an_action(ActionKind.VOID, ("v3",), 30), {}, (), (void,)))
    assert sizes(store) == [(minute(0), minute(20), 2)]


def test_a_segment_that_was_corrected_away_counts_no_more(store, three):
    gone = store.visits.load("v3").segments[0].id
    store.visits.apply(Change(an_action(ActionKind.CORRECT, ("v3",), 30), {}, (gone,)))
    assert sizes(store) == [(minute(0), minute(20), 2)]


def test_another_group_and_another_days_count_for_nothing(store):
    elsewhere = a_visit("v3", CAL, segments=(replace(member("v3", 0, 20), group="h"),))
    keep(store, a_member("v1", ANN, 0, 20), a_member("v2", BOB, 0, 20), elsewhere)
    assert sizes(store) == [(minute(0), minute(20), 2)]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_visit_that_stands_under_the_day_before_or_after_counts(store, days):
    on = AT.date() + timedelta(days=days)
    keep(store, a_member("v1", ANN, 0, 20), a_member("v2", BOB, 0, 20, on=on))
    assert sizes(store) == [(minute(0), minute(20), 2)]


def test_a_correction_of_a_visit_counts_its_patient_once(store):
    again = a_member("v3", BOB, 0, 20, corrects="v2")
    keep(store, a_member("v1", ANN, 0, 20), a_member("v2", BOB, 0, 20), again)
    assert sizes(store) == [(minute(0), minute(20), 2)]


def test_an_imported_visit_keeps_what_it_has_brought(store, three, tmp_path):
    content = records_text([store.visits.load("v1")])
    made, _ = create_store(tmp_path / "other", PASSPHRASE, JO, at=AT, cost=CHEAP)
    with made as other:
        visits = read_records(content, CATALOGUE, PAYERS)
        other.exchange.import_visits(visits, "c1", AT)
        assert other.visits.load("v1").groups == store.visits.load("v1").groups
        assert records_text([other.visits.load("v1")]) == content
        again = other.exchange.import_visits(visits, "c1", AT)
        assert again.skipped


def test_an_imported_visit_without_sizes_is_given_none(store):
    imported = a_member("v1", ANN, 0, 20)
    store.visits.add(imported, an_action(ActionKind.IMPORT, ("v1",)))
    keep(store, a_member("v2", BOB, 0, 20))
    assert sizes(store) == []
    assert sizes(store, "v2") == [(minute(0), minute(20), 2)]


def test_a_signature_freezes_the_size(store, three):
    signed = replace(store.visits.load("v1"), signatures=({"by": "c1"},))
    store.visits.revise(signed, "c1", minute(60))
    gone = store.visits.load("v3").segments[0].id
    store.visits.apply(Change(an_action(ActionKind.CORRECT, ("v3",), 70), {}, (gone,)))
    assert sizes(store) == [(minute(0), minute(10), 2), (minute(10), minute(20), 3)]
    assert sizes(store, "v2") == [(minute(0), minute(20), 2)]


def test_a_revised_header_keeps_no_old_size(store, three):
    store.visits.revise(store.visits.load("v1"), "c1", minute(25))
    gone = store.visits.load("v3").segments[0].id
    store.visits.apply(Change(an_action(ActionKind.CORRECT, ("v3",), 30), {}, (gone,)))
    assert store.visits.load("v1").groups == (GroupSize("g", minute(0), minute(20), 2),)


def test_a_visit_without_its_group_segment_has_no_size_left(store, three):
    store.visits.revise(store.visits.load("v1"), "c1", minute(25))
    gone = store.visits.load("v1").segments[0].id
    store.visits.apply(Change(an_action(ActionKind.CORRECT, ("v1",), 30), {}, (gone,)))
    assert store.visits.load("v1").groups == ()


def test_loaded_together_each_has_its_own(store, three):
    brought = (GroupSize("x", minute(0), minute(20), 5),)
    imported = a_member("v4", Patient("p4", "Di Poe", date(1980, 1, 2)), 30, 40, groups=brought)
    store.visits.add(imported, an_action(ActionKind.IMPORT, ("v4",)))
    assert [one.groups for one in store.visits.load_many(["v4", "v3"])] == [
        brought,
        (GroupSize("g", minute(10), minute(20), 3),),
    ]
