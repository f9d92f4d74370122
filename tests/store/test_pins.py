"""A PIN brings a clinician back into an open clinic; it opens no file, ends with its passphrase."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.samples import AT, CHEAP, JO, PASSPHRASE

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError, WrongPassphraseError
from therapytimer.store.keyfile import KEY_FILE
from therapytimer.store.pins import WrongPinError, refusal_of
from therapytimer.store.store import create_store, open_store
from therapytimer.visit.clinic_settings import clinic_file
from therapytimer.visit.people import Clinician

ALEX = Clinician("c2", "Alex Chen", "PTA", assistant=True)
STAMP = Stamp("c1", AT)
PIN = "2580"


@pytest.fixture
def store(tmp_path):
    made, _ = create_store(tmp_path / "clinic", PASSPHRASE, JO, at=AT, cost=CHEAP)
    made.clinicians.add(ALEX, "other words", "c1", AT)
    made.pins.set("c1", PASSPHRASE, PIN, STAMP)
    yield made
    made.close()


def test_a_right_pin_signs_in_and_a_wrong_one_changes_nothing(store):
    store.pins.set("c2", "other words", "4711", STAMP)
    assert store.sign_in_by_pin("c2", "4711") == ALEX
    with pytest.raises(WrongPinError):
        store.sign_in_by_pin("c1", "4711")
    assert store.clinician == ALEX


def test_who_has_no_pin_types_the_passphrase(store):
    assert not store.pins.has("c2")
    with pytest.raises(WrongPinError, match="no PIN"):
        store.sign_in_by_pin("c2", PIN)


def test_only_the_passphrase_of_that_clinician_sets_their_pin(store):
    with pytest.raises(WrongPassphraseError):
        store.pins.set("c2", PASSPHRASE, "4711", STAMP)
    assert not store.pins.has("c2")


def test_a_pin_holds_after_a_restart_but_opens_no_file(store):
    store.close()
    with pytest.raises(WrongPassphraseError):
        open_store(store.folder, PIN, JO.name, at=AT)
    with open_store(store.folder, PASSPHRASE, JO.name, at=AT) as again:
        assert again.sign_in_by_pin("c1", PIN) == JO


def test_a_new_name_keeps_the_pin(store):
    store.clinicians.revise(Clinician("c1", "Jo Ray-Lee", "PT"), "c1", AT)
    assert store.pins.has("c1")


def test_a_new_passphrase_drops_the_pin(store):
    store.clinicians.change_passphrase("c1", "new words")
    assert not store.pins.has("c1")
    with pytest.raises(WrongPinError):
        store.sign_in_by_pin("c1", PIN)


def test_who_is_retired_has_no_pin(store):
    store.pins.set("c2", "other words", "4711", STAMP)
    store.clinicians.retire("c2", "c1", AT)
    assert not store.pins.has("c2")
    with pytest.raises(WrongPinError):
        store.sign_in_by_pin("c2", "4711")


def test_a_pin_that_is_removed_lets_nobody_in(store):
    store.pins.drop("c1", STAMP)
    assert not store.pins.has("c1")
    store.pins.set("c1", PASSPHRASE, "4711", STAMP)
    assert store.sign_in_by_pin("c1", "4711") == JO


def test_pins_leave_the_clinic_in_no_file(store):
    assert "pin" not in json.loads(clinic_file(store.settings.all()))
    kept = json.dumps(store.settings.all())
    assert PIN not in kept.replace(json.dumps(store.settings.get("pin:c1")["under"]), "")
    assert "pin" not in (store.folder / KEY_FILE).read_text(encoding="utf-8")


def test_each_pin_has_a_salt_of_its_own(store):
    store.pins.set("c2", "other words", PIN, STAMP)
    first, second = (store.settings.get(f"pin:{one}") for one in ("c1", "c2"))
    assert first["salt"] != second["salt"]
    assert first["hash"] != second["hash"]


def test_setting_a_pin_is_in_the_audit_log(store):
    before = store.audit.head()
    store.pins.drop("c1", STAMP)
    assert store.audit.head() != before


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "1 34", "١٢٥٩", "-258"])
def test_what_is_no_pin_is_refused(store, pin):
    with pytest.raises(StoreError, match="4 to 8 digits"):
        store.pins.set("c2", "other words", pin, STAMP)


@pytest.mark.parametrize(
    "pin", ["0000", "1234", "4321", "77777777", "7890", "8901", "3210", "0987"]
)
def test_what_anybody_would_try_first_is_refused(pin):
    assert "anybody would try first" in refusal_of(pin)


@pytest.mark.parametrize("pin", ["2580", "1233", "1243", "00001", "13579", "12345679"])
def test_other_numbers_are_taken(pin):
    assert refusal_of(pin) == ""


@given(st.text("0123456789", min_size=4, max_size=8))
def test_a_refused_number_stays_refused_when_turned_round(pin):
    assert bool(refusal_of(pin)) == bool(refusal_of(pin[::-1]))
