"""Nobody reads a patient's name in any file of the folder."""

from __future__ import annotations

from datetime import date

import pytest
from store.samples import AT, a_segment, a_visit, opened, started

from therapytimer.store.backup import back_up
from therapytimer.store.errors import StoreError
from therapytimer.store.verify import verify
from therapytimer.visit.people import Patient

CANARY = Patient("canary-id", "Canarina Zwitscher", date(1950, 2, 3), "CANARY-77")
WORDS = ("canar", "zwitscher", "stiff shoulder", "1950-02-03", "half typed")


def test_no_file_holds_what_was_typed(store, folder):
    visit = a_visit(patient=CANARY, note={"subjective": "stiff shoulder"})
    opened(store, visit)
    for number in range(50):
        store.visits.write_text("v1", "note.plan", f"stiff shoulder {number}", "c1", AT)
    store.alive.write_draft("v1", {"note.plan": "half typed"})
    store.visits.apply(started(a_segment()))
    assert store.listing.find("zwitscher")
    assert verify(store) == []
    back_up(store, folder / "backups", AT)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"clinic.db-wal", "clinic.db-shm"} <= {path.name for path in files}
    for path in files:
        assert not any(word in path.name.lower() for word in WORDS)
        content = path.read_bytes().lower()
        assert not any(word.encode() in content for word in WORDS), path.name
        assert not any(word.encode("utf-16-le") in content for word in WORDS), path.name


def test_errors_name_no_patient(store):
    opened(store, a_visit(patient=CANARY))
    said = []
    for wrong in (
        lambda: opened(store, a_visit(patient=CANARY)),
        lambda: store.patients.add(CANARY, "c1", AT),
        lambda: store.exchange.import_visits([a_visit(patient=CANARY, case="x")], "c1", AT),
        lambda: store.visits.write_text("v1", "no field", "text", "c1", AT),
    ):
        with pytest.raises(StoreError) as caught:
            wrong()
        said.append(str(caught.value).lower())
    assert not any(word in sentence for word in WORDS for sentence in said)
