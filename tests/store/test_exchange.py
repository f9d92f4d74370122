"""Import and export: all or nothing, and the same after a round trip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import CATALOGUE, PAYERS
from store.samples import (
    ANN,
    AT,
    BOB,
    CHEAP,
    JO,
    PASSPHRASE,
    a_full_visit,
    a_segment,
    a_visit,
    minute,
    opened,
)

from therapytimer.store.errors import OtherContentError, StoreError
from therapytimer.store.exchange import ImportResult
from therapytimer.store.store import create_store
from therapytimer.visit.actions import ActionKind
from therapytimer.visit.record import read_records, records_text


@pytest.fixture
def other(tmp_path):
    made, _ = create_store(tmp_path / "other", PASSPHRASE, JO, at=AT, cost=CHEAP)
    with made:
        yield made


def test_visits_go_to_another_clinic_and_stay_the_same(store, other):
    visits = [
        opened(store, a_full_visit("v1")),
        opened(store, a_full_visit("v2", BOB, extra={"unknown": [1]})),
    ]
    text = records_text(store.exchange.export_visits())
    result = other.exchange.import_visits(read_records(text, CATALOGUE, PAYERS), "c1", AT)
    assert result == ImportResult(2, 0)
    assert other.visits.load_many(["v1", "v2"]) == visits
    assert records_text(other.exchange.export_visits()) == text


def test_an_imported_visit_has_an_action_of_its_own(store):
    store.exchange.import_visits([a_full_visit("v1"), a_full_visit("v2")], "c1", AT)
    for visit_id in ("v1", "v2"):
        (action,) = store.visits.history(visit_id).actions
        assert (action.kind, action.visit_ids) == (ActionKind.IMPORT, (visit_id,))


def test_what_is_here_already_is_skipped(store):
    visit = opened(store, a_full_visit())
    before = store.audit.head()
    assert store.exchange.import_visits([visit], "c1", AT) == ImportResult(0, 1)
    assert store.audit.head() == before


def test_the_same_records_twice_are_skipped_the_second_time(store):
    visits = [
        a_full_visit("v1"),
        # not in order, and with a code that has no text
        a_visit("v2", BOB, segments=(late := a_segment(9, 10, visit_id="v2"), replace(
            late, id="early", start=AT, stop=minute(5))), services={"97110": {}}),
    ]  # fmt: skip
    assert store.exchange.import_visits(visits, "c1", AT) == ImportResult(2, 0)
    before = store.audit.head()
    assert store.exchange.import_visits(visits, "c1", AT) == ImportResult(0, 2)
    assert store.audit.head() == before


def test_another_content_under_the_same_id_is_refused_by_name_and_nothing_is_kept(store):
    visit = a_full_visit()
    store.exchange.import_visits([visit], "c1", AT)
    before = store.audit.head()
    visits = [a_visit("v2", BOB), replace(visit, note={"plan": "other"})]
    with pytest.raises(OtherContentError, match="Visit v1 is here already with other content"):
        store.exchange.import_visits(visits, "c1", AT)
    assert store.audit.head() == before
    assert store.patients.get("p2") is None


def test_ids_of_facts_need_to_differ_within_a_visit_only(store):
    visits = [
        a_visit(each, patient, segments=(replace(a_segment(0, 5), id="s", visit_id=each),))
        for each, patient in (("v1", ANN), ("v2", BOB))
    ]
    assert store.exchange.import_visits(visits, "c1", AT) == ImportResult(2, 0)
    assert [one.segments[0].id for one in store.exchange.export_visits()] == ["s", "s"]


def test_a_patient_with_a_number_only_is_joined_or_kept(store):
    nameless = replace(ANN, id="")
    visits = [a_visit("v1", nameless), a_visit("v2", nameless)]
    store.exchange.import_visits(visits, "c1", AT)
    assert store.visits.patient_id("v1") == store.visits.patient_id("v2") != ""
    assert store.visits.load("v1").patient == nameless


def test_export_is_by_days_and_patient(store):
    for number in (18, 19, 20):
        opened(store, a_visit(f"v{number}", on=date(2026, 11, number)))
    opened(store, a_visit("bob", BOB, on=date(2026, 11, 19)))

    def exported(*wanted):
        return [visit.id for visit in store.exchange.export_visits(*wanted)]

    assert exported() == ["v18", "bob", "v19", "v20"]
    assert exported(date(2026, 11, 19)) == ["bob", "v19", "v20"]
    assert exported(None, date(2026, 11, 18)) == ["v18"]
    assert exported(None, None, "TT-2000") == ["bob"]
    assert exported(None, None, "TT-1") == []


def test_export_finds_a_patient_by_the_number_then_and_now(store):
    opened(store, a_visit())
    store.patients.revise(replace(ANN, record_number="NEW-1"), "c1", AT)
    for number in ("TT-1042", "NEW-1"):
        assert [one.id for one in store.exchange.export_visits(None, None, number)] == ["v1"]


def test_a_second_running_visit_of_a_patient_is_refused_by_name(store):
    opened(store, a_visit("v1", segments=(a_segment(),)))
    second = a_visit("v2", segments=(a_segment(5, visit_id="v2"),))
    with pytest.raises(StoreError, match="Visit v2 still runs"):
        store.exchange.import_visits([second], JO.id, AT)
    assert [visit.id for visit in store.exchange.export_visits()] == ["v1"]
