"""Patients and clinicians."""

from __future__ import annotations

import sqlite3
import time  # noqa: TID251 - a promise about seconds
from dataclasses import replace
from datetime import date

import pytest
from store.samples import ANN, AT, BOB, JO, a_full_visit, minute, opened

from therapytimer.store.errors import StoreError, WrongPassphraseError
from therapytimer.store.keyring import sign_in
from therapytimer.store.store import Store, open_store
from therapytimer.visit.people import Clinician, Patient

KIM = Clinician("c2", "Kim Oh", "PTA", assistant=True, npi="1", licence="2", supervised_by="c1")
SAM = Clinician("c3", "Sam Lee", "PT")


def names(patients):
    return [patient.name for patient in patients]


def test_a_patient_is_kept_and_revised(store):
    store.patients.add(ANN, "c1", AT)
    married = replace(ANN, name="Ann West", diagnoses=("R26.81", "M25.561"))
    store.patients.revise(married, "c1", minute(5))
    assert store.patients.get("p1") == married
    rows = store.ledger.select(
        "SELECT name, superseded_by IS NULL AS live FROM patient ORDER BY seq"
    )
    assert [tuple(row.values()) for row in rows] == [("Ann Öst", 0), ("Ann West", 1)]


def test_a_patient_without_an_id_is_given_one(store):
    kept = store.patients.add(replace(ANN, id=""), "c1", AT)
    assert kept.id
    assert store.patients.get(kept.id) == kept


def test_a_patient_is_kept_once(store):
    store.patients.add(ANN, "c1", AT)
    with pytest.raises(StoreError, match="here already"):
        store.patients.add(ANN, "c1", AT)


def test_a_patient_who_is_not_here_cannot_be_revised(store):
    assert store.patients.get("p1") is None
    with pytest.raises(StoreError, match="no such patient"):
        store.patients.revise(ANN, "c1", AT)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Ann Öst", "Bob Lee"]),
        ("ann", ["Ann Öst"]),
        ("os", ["Ann Öst"]),
        ("ÖST an", ["Ann Öst"]),
        ("tt-1", ["Ann Öst"]),
        ("tt", ["Ann Öst", "Bob Lee"]),
        ("nn", []),
        ("%", []),
        ("_ob", []),
    ],
)
def test_patients_are_found_as_one_types(store, typed, found):
    for patient in (BOB, ANN):
        store.patients.add(patient, "c1", AT)
    assert names(store.patients.find(typed)) == found


def test_five_thousand_patients_are_searched_within_50_ms(store):
    with store.ledger.atomic():
        for number in range(5000):
            patient = Patient(f"p{number}", f"Name{number} Family", date(1950, 1, 1), f"T-{number}")
            store.patients.add(patient, "c1", AT)
    took = []
    for typed in ("n", "na", "name49", "family", "t-499", "nobody"):
        begun = time.perf_counter()
        store.patients.find(typed)
        took.append(time.perf_counter() - begun)
    assert min(took) <= 0.05


def test_a_revised_patient_is_found_in_history_by_both_names(store):
    opened(store, a_full_visit())
    store.patients.revise(replace(ANN, name="Ann West"), "c1", AT)
    assert len(store.listing.find("ost")) == len(store.listing.find("west")) == 1
    assert store.visits.load("v1").patient.name == "Ann Öst"


def test_patients_are_the_same_by_id_or_by_number_and_birth_date(store):
    store.patients.add(ANN, "c1", AT)
    assert store.patients.same(ANN) == "p1"
    assert store.patients.same(replace(ANN, id="elsewhere", name="A. Öst")) == "p1"
    assert store.patients.same(replace(ANN, id="x", born_on=date(1950, 2, 4))) is None
    assert store.patients.same(replace(ANN, id="x", record_number="")) is None


def test_clinicians_are_added_revised_and_retired(store, folder):
    store.clinicians.add(KIM, "kim's own", "c1", AT)
    assert store.clinicians.all() == [JO, KIM]
    renamed = replace(KIM, name="Kim Ohm")
    store.clinicians.revise(renamed, "c1", AT)
    store.clinicians.add(SAM, "sam's own", "c1", AT)
    store.close()
    with open_store(folder, "kim's own", "Kim Ohm", at=AT) as again:
        again.clinicians.retire("c1", "c2", AT)
        assert again.clinicians.all() == [renamed, SAM]
        assert again.clinicians.all(retired=True) == [JO]
        assert again.clinicians.get("c1") == JO
    with pytest.raises(WrongPassphraseError, match="Nobody called"):
        open_store(folder, "correct horse", "Jo Ray", at=AT)


def test_the_last_clinician_is_not_retired(store):
    with pytest.raises(StoreError, match="last clinician"):
        store.clinicians.retire("c1", "c1", AT)


def test_the_last_therapist_is_not_retired_and_nobody_retires_themselves(store):
    store.clinicians.add(KIM, "kim's own", "c1", AT)
    with pytest.raises(StoreError, match="last therapist"):
        store.clinicians.retire("c1", "c2", AT)
    store.clinicians.add(SAM, "sam's own", "c1", AT)
    with pytest.raises(StoreError, match="themselves"):
        store.clinicians.retire("c1", "c1", AT)
    assert store.clinicians.all() == [JO, KIM, SAM]


@pytest.mark.parametrize("name", [JO.name, f" {JO.name} ", "", " "])
def test_clinicians_have_names_of_their_own(store, name):
    with pytest.raises(StoreError):
        store.clinicians.add(replace(KIM, name=name), "words", "c1", AT)
    assert store.clinicians.all() == [JO]


def test_a_clinician_is_added_once(store):
    with pytest.raises(StoreError, match="here already"):
        store.clinicians.add(replace(JO, name="Other"), "words", "c1", AT)


def test_the_key_file_stays_as_it_was_when_the_commit_fails(store, folder):
    keys = (folder / "keys.json").read_bytes()
    store.ledger.execute(
        "CREATE TEMP TRIGGER nowhere AFTER INSERT ON clinician BEGIN "
        "UPDATE clinician SET superseded_by = 'nowhere' WHERE seq = NEW.seq; END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.clinicians.add(KIM, "kim's own", "c1", AT)
    assert store.clinicians.all() == [JO]
    assert (folder / "keys.json").read_bytes() == keys


def test_a_clinician_without_a_passphrase_is_not_added(store):
    with pytest.raises(StoreError, match="zero length"):
        store.clinicians.add(KIM, "", "c1", AT)
    assert store.clinicians.all() == [JO]


def test_a_changed_passphrase_replaces_the_old_one(store, folder):
    store.clinicians.change_passphrase("c1", "new words")
    store.close()
    with pytest.raises(WrongPassphraseError):
        open_store(folder, "correct horse", at=AT)
    open_store(folder, "new words", at=AT).close()


def test_whoever_is_not_known_cannot_sign_in(store, folder):
    keyring, _ = sign_in(folder, "correct horse", None)
    stranger = Store(folder, store.ledger.database, keyring, "nobody")
    with pytest.raises(StoreError, match="not among the clinicians"):
        assert stranger.clinician


def test_who_has_a_number_is_found_whatever_its_case(store):
    store.patients.add(replace(ANN, record_number="MR-7"), "c1", AT)
    store.patients.revise(replace(ANN, record_number="MR-8"), "c1", minute(5))
    assert store.patients.with_number("mr-8") == replace(ANN, record_number="MR-8")
    assert store.patients.with_number("MR-8", but="p1") is None
    assert store.patients.with_number("MR-7") is None
    assert store.patients.with_number("") is None
