"""Making a clinic, opening it, and every reason why it does not open."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys

import pytest
from store.samples import AT, CHEAP, JO, PASSPHRASE, a_full_visit, minute, opened

from therapytimer.paths import write_whole
from therapytimer.store.errors import (
    DamagedFileError,
    NewerFileError,
    NoStoreError,
    StoreError,
    StoreInUseError,
    WrongPassphraseError,
)
from therapytimer.store.folder import exists
from therapytimer.store.keyring import sign_in
from therapytimer.store.store import create_store, open_store, open_with_recovery
from therapytimer.visit.people import Clinician

KIM = Clinician("c2", "Kim Oh", "PTA", assistant=True, supervised_by="c1")


def reopened(folder, passphrase=PASSPHRASE, name=None):
    return open_store(folder, passphrase, name, at=minute(60))


def test_a_new_clinic_knows_its_clinician_and_settings(folder):
    heading = {"name": "Harbor Therapy"}
    store, _ = create_store(folder, PASSPHRASE, JO, at=AT, settings={"clinic": heading}, cost=CHEAP)
    with store:
        assert store.clinician == JO
        assert store.clinicians.all() == [JO]
        assert store.settings.all() == {"clinic": heading}
        assert store.folder == folder
    assert exists(folder)


def test_everything_is_there_when_it_is_opened_again(store, folder):
    visit = opened(store, a_full_visit())
    head = store.audit.head()
    store.close()
    with reopened(folder) as again:
        assert again.visits.load("v1") == visit
        assert again.audit.head() == head
        assert again.clinician == JO


def test_files_are_for_their_owner_alone(store, folder):
    opened(store, a_full_visit())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert {"clinic.db", "clinic.db-wal", "keys.json"} <= modes.keys()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_closing_empties_the_write_ahead_log_and_may_be_done_twice(store, folder):
    store.close()
    store.close()
    assert not (folder / "clinic.db-wal").exists()


def test_a_checkpoint_empties_the_write_ahead_log(store, folder):
    opened(store, a_full_visit())
    assert (folder / "clinic.db-wal").stat().st_size
    store.checkpoint()
    assert not (folder / "clinic.db-wal").stat().st_size


def test_a_clinic_is_not_made_over_another(store, folder):
    store.close()
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(NoStoreError, match="already"):
        create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_an_empty_passphrase_is_refused_and_leaves_no_clinic(folder):
    with pytest.raises(StoreError, match="zero length"):
        create_store(folder, "", JO, at=AT, cost=CHEAP)
    assert not exists(folder)


def test_a_set_up_that_was_cut_off_can_be_begun_again(folder):
    folder.mkdir()
    (folder / "clinic.db.part").write_bytes(b"half")
    (folder / "clinic.db.part-wal").write_bytes(b"half")
    (folder / "keys.json").write_bytes(b"old keys")
    store, _ = create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)
    store.close()
    assert not list(folder.glob("*.part*"))
    assert [path.read_bytes() for path in folder.glob("keys-before-*")] == [b"old keys"]


def test_a_folder_without_a_clinic_is_named(tmp_path):
    with pytest.raises(NoStoreError, match=str(tmp_path)):
        reopened(tmp_path)


@pytest.mark.parametrize("passphrase", ["", "wrong", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_opens_nothing_and_holds_nothing(store, folder, passphrase):
    store.close()
    with pytest.raises(WrongPassphraseError, match="does not fit for Jo Ray"):
        reopened(folder, passphrase)
    reopened(folder).close()


def test_several_clinicians_are_asked_who_signs_in(store, folder):
    store.clinicians.add(KIM, "kim's own", "c1", AT)
    store.close()
    with pytest.raises(WrongPassphraseError, match="say who: Jo Ray, Kim Oh"):
        reopened(folder)
    with pytest.raises(WrongPassphraseError, match="Nobody called 'Max'"):
        reopened(folder, name="Max")
    with pytest.raises(WrongPassphraseError):
        reopened(folder, PASSPHRASE, "Kim Oh")
    with reopened(folder, "kim's own", " Kim Oh ") as again:
        assert again.clinician == KIM


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_the_recovery_code_opens_without_the_passphrase(folder, typed):
    store, code = create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)
    store.close()
    typed = typed.format(code, code.lower().replace("-", " "), code.replace("-", ""))
    with open_with_recovery(folder, typed, at=AT) as again:
        again.clinicians.change_passphrase("c1", "new words")
    with pytest.raises(WrongPassphraseError):
        reopened(folder)
    reopened(folder, "new words").close()


def test_a_wrong_recovery_code_is_refused(store, folder):
    store.close()
    with pytest.raises(WrongPassphraseError, match="recovery code does not fit"):
        open_with_recovery(folder, "ACDE-" * 7, at=AT)


def test_a_new_recovery_code_ends_the_old_one(folder):
    store, old = create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)
    with store:
        new = store.new_recovery_code()
    with pytest.raises(WrongPassphraseError):
        open_with_recovery(folder, old, at=AT)
    open_with_recovery(folder, new, at=AT).close()


def test_a_clinic_without_a_recovery_code_says_so(store, folder):
    store.close()
    keys = json.loads((folder / "keys.json").read_bytes())
    keys["keys"] = [one for one in keys["keys"] if one["id"] != "recovery"]
    write_whole(folder / "keys.json", json.dumps(keys).encode())
    with pytest.raises(StoreError, match="has no recovery code"):
        open_with_recovery(folder, "ACDE", at=AT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"therapytimer-keys/1", b"therapytimer-keys/9"),
        (b'"memory_kib": 64', b'"memory_kib": 999999999'),
        (b'"passes": 1', b'"passes": 0'),
        (b'"salt": "', b'"salt": "!'),
        (b'"nonce"', b'"once"'),
        (b"}", b""),
    ],
)
def test_a_mangled_key_file_is_told(store, folder, before, after):
    store.close()
    keys = folder / "keys.json"
    keys.write_bytes(keys.read_bytes().replace(before, after))
    with pytest.raises(DamagedFileError, match="missing or damaged"):
        reopened(folder)


def test_exchanged_entries_of_the_key_file_open_nothing(store, folder):
    store.clinicians.add(KIM, "kim's own", "c1", AT)
    store.close()
    keys = json.loads((folder / "keys.json").read_bytes())
    keys["keys"][0]["id"], keys["keys"][-1]["id"] = keys["keys"][-1]["id"], keys["keys"][0]["id"]
    write_whole(folder / "keys.json", json.dumps(keys).encode())
    with pytest.raises(WrongPassphraseError):
        reopened(folder, PASSPHRASE, "Jo Ray")


def test_a_key_file_with_a_stranger_in_it_is_told(store, folder):
    sign_in(folder, PASSPHRASE, None)[0].wrap_for("c9", "Nobody", "words")
    store.close()
    with pytest.raises(DamagedFileError, match="does not know"):
        reopened(folder, "words", "Nobody")


def test_a_file_of_a_newer_program_is_refused_with_both_versions(store, folder):
    store.ledger.execute("PRAGMA user_version = 7")
    store.close()
    before = (folder / "clinic.db").read_bytes()
    with pytest.raises(NewerFileError, match="file version 7, this program reads up to "):
        reopened(folder)
    assert (folder / "clinic.db").read_bytes() == before


def test_an_empty_file_is_not_taken_for_a_new_clinic(store, folder):
    store.close()
    (folder / "clinic.db").write_bytes(b"")
    with pytest.raises(DamagedFileError, match="is empty"):
        reopened(folder)


def test_a_plain_file_is_not_used(store, folder):
    store.close()
    (folder / "clinic.db").unlink()
    with sqlite3.connect(folder / "clinic.db") as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(StoreError):
        reopened(folder)


def test_a_second_start_in_this_process_is_refused(store, folder):
    with pytest.raises(StoreInUseError, match="is open already"):
        reopened(folder)


def test_a_second_start_says_who_holds_the_clinic(store, folder):
    store.close()
    code = (
        "import sys; from pathlib import Path; from store.samples import *;"
        "from therapytimer.store.store import open_store;"
        "store = open_store(Path(sys.argv[1]), PASSPHRASE, at=AT);"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(StoreInUseError, match=rf"process {other.pid} on "):
            reopened(folder)
        other.kill()
    reopened(folder).close()


def test_a_holder_that_left_no_name_is_another_program(store, folder):
    (folder / "in-use.json").write_bytes(b"{}")
    with pytest.raises(StoreInUseError, match="another program"):
        reopened(folder)


def test_what_a_killed_program_left_half_written_is_swept(store, folder):
    store.close()
    (folder / ".therapytimer-x.part").write_bytes(b"half")
    reopened(folder).close()
    assert not list(folder.glob(".therapytimer-*"))


def test_another_clinician_goes_on_with_the_open_clinic(store):
    store.clinicians.add(KIM, "kim's own", "c1", AT)
    for wrong in (("c2", PASSPHRASE), ("c9", PASSPHRASE)):
        with pytest.raises(WrongPassphraseError):
            store.sign_in(*wrong)
    assert store.clinician == JO
    assert store.sign_in("c2", "kim's own") == KIM == store.clinician


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="is not there"):
        create_store(tmp_path / "file" / "clinic", PASSPHRASE, JO, at=AT, cost=CHEAP)
