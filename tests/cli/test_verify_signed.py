"""Signed notes: whatever is changed of them, or forged, is found."""

import copy
import json
import random
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from builders import CATALOGUE, PAYERS, THERAPIST, a_documented_visit, a_visit, at
from cli.conftest import PASSPHRASE
from cli.exported import contents
from cli.terminal import run
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from therapytimer.pdf.attachment import attached_records
from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.papers import paper_of
from therapytimer.pdf.seal import KEY, Seal, open_seal, pages_hash, seal_in
from therapytimer.pdf.verify import verify_note
from therapytimer.store.signatures import Moment, Signatures
from therapytimer.store.verify import facts_findings
from therapytimer.visit.addenda import AddendumKind, Words, with_addendum
from therapytimer.visit.record import read_records
from therapytimer.visit.signing import Role, Sealing, frozen, signed, with_hash

MOMENT = Moment(datetime(2026, 11, 20, 18, tzinfo=UTC), "America/New_York")
WORDS = Words(AddendumKind.LATE_ENTRY, "Used a cane.", "forgotten")


_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_DROP = "DROP TRIGGER {0}"
_ROWS = "SELECT * FROM {0}"
_SET = "UPDATE {0} SET {1} = ? WHERE seq = ?"
_COLUMNS = [
    *(("visit", column) for column in ("header", "signed", "discipline", "who", "at")),
    *(("segment", column) for column in ("start", "stop", "code", "clinicians", "reason")),
    *(("text", column) for column in ("value", "field", "who")),
    *(("action", column) for column in ("at", "who", "kind")),
]


def chance_of(seed):
    """The same chances each time."""
    return random.Random(seed)  # noqa: S311 - to tamper, not to hide


def signing_in(clinic, do):
    """Do something with the signatures of a clinic's store and an open period."""
    with clinic.opened() as store:
        signatures = Signatures(store, CATALOGUE)
        return do(signatures, signatures.begin(THERAPIST.id, PASSPHRASE))


def sign(clinic, *visit_ids):
    outcomes = signing_in(clinic, lambda all_, one: all_.sign(visit_ids, one, MOMENT))
    assert all(one.signed for one in outcomes), outcomes


def add_words(clinic, visit_id="visit-one"):
    signing_in(clinic, lambda all_, one: all_.add_addendum(visit_id, WORDS, one, MOMENT))


@pytest.fixture
def signed_clinic(clinic):
    """A clinic with a note that pools a second visit, signed, and words added to it."""
    clinic.take_in(a_documented_visit(), a_visit("97140 16:00-16:15 JR", id="later"))
    sign(clinic, "visit-one")
    add_words(clinic)
    return clinic


def note_of(clinic, visit_id="visit-one"):
    with clinic.opened() as store:
        visit = store.visits.load(visit_id)
        return note_pdf(paper_of(visit, store.visits.same_day(visit_id), CATALOGUE))


@pytest.fixture
def note(signed_clinic, tmp_path):
    path = tmp_path / "note.pdf"
    path.write_bytes(note_of(signed_clinic))
    return path


def records_of(content) -> Any:
    return json.loads(attached_records(PdfReader(BytesIO(content))) or b"")


def with_records(content, records, *, resealed=False):
    """Put other records into a note, with a seal that fits them if it is resealed."""
    writer: Any = PdfWriter(clone_from=BytesIO(content))
    data = json.dumps(records, separators=(",", ":"), ensure_ascii=False).encode()
    names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    names[1].get_object()["/EF"]["/F"].get_object().set_data(data)
    if resealed:
        seal = seal_in(PdfReader(BytesIO(content)))
        assert seal is not None
        new = Seal(open_seal(data, None).records, open_seal(data, None).attachment, seal.bill)
        new = replace(new, pages=pages_hash(PdfReader(BytesIO(content))), program=seal.program)
        writer.add_metadata({NameObject(f"/{KEY}"): TextStringObject(new.text())})
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def places_in(value, path=()):
    """Every place of a value that holds text, a number, or something to be dropped."""
    if isinstance(value, dict):
        for key in value:
            yield from places_in(value[key], (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from places_in(one, (*path, number))
    yield path


def tampered(records, chance, paths=()):
    """Change, drop or double one thing of the records, wherever it stands."""
    new = copy.deepcopy(records)
    path = chance.choice(paths or [one for one in places_in(new) if one])
    holder = new
    for step in path[:-1]:
        holder = holder[step]
    value, last = holder[path[-1]], path[-1]
    if chance.random() < 0.2:
        del holder[last]
    elif isinstance(value, str):
        holder[last] = value[:-1] + chance.choice("0123456789abcxyz ") + chance.choice(["", "x"])
    elif isinstance(value, bool) or value is None:
        holder[last] = chance.choice([1, "x"])
    elif isinstance(value, int):
        holder[last] = value + chance.choice([-1, 1, 10])
    else:
        holder[last] = [value]
    return new


def _other(value, chance):
    """Another value that the table would take."""
    if isinstance(value, int):
        return 1 - value if value in {0, 1} else value - chance.randrange(1, 99)
    if isinstance(value, str) and value.startswith(("{", "[")):
        places = [place for place, sign in enumerate(value) if sign in "bcdefop"]
        place = chance.choice(places) if places else 0
        return f"{value[:place]}a{value[place + 1 :]}" if places else "[]"
    return f"{value}x"


def verdict(content):
    return verify_note(content, CATALOGUE, PAYERS)


def test_a_signed_note_agrees_with_itself_and_with_the_clinic(note, signed_clinic):
    assert run("verify", note).code == 0
    done = signed_clinic.run("verify", note)
    assert (done.code, done.out) == (
        0,
        "This note agrees with itself and with the clinic's file.\n",
    )


def test_every_change_of_the_attachment_is_found(note, rounds):
    content, chance = note.read_bytes(), chance_of(4)
    records = records_of(content)
    for _ in range(rounds(40)):
        new = tampered(records, chance)
        if new != records:
            assert not verdict(with_records(content, new)).ok


def is_a_whole_forgery(path):
    """Whether a change is in what another note vouches for, or drops the note's own record."""
    return path[0] == 1 or path[1:2] == ("pooled",) or path == (0,)


def test_a_change_is_found_though_the_seal_was_made_anew(note, rounds):
    """Signature and addenda hold their own hashes, and the pages say what the records do."""
    content, chance = note.read_bytes(), chance_of(5)
    records = records_of(content)
    paths = [one for one in places_in(records) if one and not is_a_whole_forgery(one)]
    for _ in range(rounds(40)):
        new = tampered(records, chance, paths)
        if new != records:
            assert not verdict(with_records(content, new, resealed=True)).ok


def test_every_changed_byte_of_the_attachment_is_found(note, rounds):
    content, chance = note.read_bytes(), chance_of(6)
    data = attached_records(PdfReader(BytesIO(content))) or b""
    for _ in range(rounds(40)):
        place = chance.randrange(len(data))
        byte = bytes([data[place] ^ (1 << chance.randrange(7))])
        writer: Any = PdfWriter(clone_from=BytesIO(content))
        names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
        stream = names[1].get_object()["/EF"]["/F"].get_object()
        stream.set_data(data[:place] + byte + data[place + 1 :])
        file = BytesIO()
        writer.write(file)
        assert not verdict(file.getvalue()).ok


def a_forgery(**changes):
    """A note made whole elsewhere: everything of it fits, but for the clinic."""
    sealing = Sealing(at("18:00"), "America/New_York", "00" * 32, 9, "0.1.0")
    visit = a_documented_visit(**changes)
    paper = paper_of(visit, (visit,), CATALOGUE)
    bill = json.loads(paper.records)[0]["bill"]
    visit = signed(frozen(visit, (visit,), bill), THERAPIST, Role.AUTHOR, sealing)
    visit = with_addendum(visit, WORDS, THERAPIST, sealing)
    return note_pdf(paper_of(visit, (), CATALOGUE))


@pytest.mark.parametrize("changes", [{}, {"reference": "x"}, {"id": "nobody"}])
def test_a_forged_whole_is_found_where_the_clinics_data_is_open(signed_clinic, note, changes):
    note.write_bytes(a_forgery(**changes))
    assert run("verify", note).code == 0
    assert signed_clinic.run("verify", note).code == 1


def test_a_signature_on_a_note_that_nobody_signed_is_found(clinic, tmp_path):
    clinic.take_in(a_documented_visit())
    (tmp_path / "note.pdf").write_bytes(a_forgery())
    done = clinic.run("verify", tmp_path / "note.pdf")
    assert done.code == 1
    assert "with other signatures" in done.out


def test_what_came_since_is_told_and_no_fault(clinic, tmp_path):
    clinic.take_in(a_documented_visit())
    draft, copy_of = tmp_path / "draft.pdf", tmp_path / "signed.pdf"
    draft.write_bytes(note_of(clinic))
    sign(clinic, "visit-one")
    copy_of.write_bytes(note_of(clinic))
    done = clinic.run("verify", draft)
    assert (done.code, "Since this copy was written the note was signed." in done.out) == (0, True)
    add_words(clinic)
    later = signing_in(
        clinic, lambda all_, _: all_.begin_correction("visit-one", "wrong", "DK", MOMENT.at)
    )
    done = clinic.run("verify", copy_of)
    assert done.code == 0
    assert "words were added to the note" in done.out
    assert f"the note {later.id} stands in its place" in done.out


def test_other_visits_of_the_bill_may_change_after_the_signature(signed_clinic, note):
    with signed_clinic.opened() as store:
        store.visits.write_text("later", "note.plan", "written afterwards", "DK", MOMENT.at)
    assert signed_clinic.run("verify", note).code == 0


def test_the_same_note_leaves_a_clinic_that_took_its_record_in(
    signed_clinic, new_clinic, out, tmp_path
):
    with signed_clinic.opened() as store:
        visit = store.visits.load("visit-one")
    other = new_clinic("other")
    other.take_in(visit)
    other.run("export", "--out", out, "--format", "pdf")
    (again,) = contents(out).values()
    assert again == note_of(signed_clinic)
    assert read_records(attached_records(PdfReader(BytesIO(again))) or b"", CATALOGUE, PAYERS)[0]


@pytest.mark.parametrize("key", ["text", "by", "at", "reason", "kind", "audit_head"])
def test_a_changed_addendum_is_found_though_its_own_hash_fits(note, key):
    """It no longer fits the clinic's; alone it agrees, as any whole forgery does."""
    content = note.read_bytes()
    records = records_of(content)
    addendum = {**records[0]["addenda"][0], key: "x"}
    records[0]["addenda"] = [with_hash(addendum)]
    assert not verdict(with_records(content, records)).ok


def test_a_stored_row_changed_from_outside_is_found(signed_clinic, rounds):
    chance = chance_of(7)
    with signed_clinic.opened() as store:
        triggers = [row["name"] for row in store.ledger.select(_TRIGGERS)]
        for name in triggers:
            store.ledger.execute(_DROP.format(name))
        for _ in range(rounds(100)):
            table, column = chance.choice(_COLUMNS)
            row = chance.choice(list(store.ledger.select(_ROWS.format(table))))
            changed = _other(row[column], chance)
            try:
                store.ledger.execute(_SET.format(table, column), changed, row["seq"])
            except sqlite3.Error:  # the file itself takes no such value
                continue
            assert facts_findings(store.ledger), (table, column)
            store.ledger.execute(_SET.format(table, column), row[column], row["seq"])
        assert not facts_findings(store.ledger)
