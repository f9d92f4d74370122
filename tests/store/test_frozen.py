"""After signing no path through the store changes a byte of the frozen note, whatever is tried."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.samples import (
    AN_IMPORT,
    ANN,
    AT,
    BOB,
    JO,
    PASSPHRASE,
    USED,
    a_segment,
    a_visit,
    an_action,
    minute,
    opened,
)
from store.signing import a_signed_visit, frozen_bytes, moment, note_bytes, signatures_of

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.store.errors import SignedNoteError, StoreError
from therapytimer.store.store import open_store
from therapytimer.store.verify import verify
from therapytimer.visit.actions import ActionKind, Change
from therapytimer.visit.addenda import AddendumKind, Words
from therapytimer.visit.facts import (
    Answer,
    Decision,
    Gap,
    GapAnswer,
    GapKind,
    Mark,
    MarkKind,
)
from therapytimer.visit.identity import new_id
from therapytimer.visit.wish import RefusedError

OWN = parse_own_code("20560 dry needling; untimed; one_on_one; PT")
TABLES = ("segment", "mark", "gap", "answer", "decision", "text", "action_visit", "visit")
OTHER_OWN = "20560 other; untimed; one_on_one; PT"
_FIRST = "SELECT * FROM {0} WHERE visit_id = 'v1'"
_SET = "UPDATE {0} SET {1} = 'x' WHERE visit_id = 'v1'"
_DELETE = "DELETE FROM {0} WHERE visit_id = 'v1'"
_INSERT = "INSERT INTO {0} ({1}) VALUES ({2})"
NUMBERS = st.integers(0, 40)


class Attempts:
    """Everything that can be tried on a store that holds the signed visit v1."""

    def __init__(self, store):
        self.store = store
        self.signatures = signatures_of(store)
        self.signing = self.signatures.begin("c1", PASSPHRASE)

    def visit(self):
        return self.store.visits.load("v1")

    def apply(self, visit_ids, number, *, writes=(), supersedes=(), stops=None):
        action = an_action(ActionKind.CORRECT, visit_ids, 60 + number, reason="try")
        self.store.visits.apply(Change(action, stops or {}, supersedes, writes))

    # Facts.

    def write_segment(self, number):
        self.apply(("v1",), number, writes=(a_segment(60, 60 + number),))

    def write_under_another_visits_name(self, number):
        self.apply(("v2",), number, writes=(a_segment(60, 60 + number),))

    def write_mark(self, number):
        kind = list(MarkKind)[number % len(MarkKind)]
        self.apply(("v1",), number, writes=(Mark(new_id(), "v1", kind, minute(number), "x"),))

    def write_gap(self, number):
        gap = Gap(new_id(), "v1", GapKind.SLEEP, minute(1), minute(2 + number), ("97112",))
        self.apply(("v1", "v2"), number, writes=(gap,))

    def write_answer(self, number):
        said = Answer(new_id(), "v1", "v1-gap", GapAnswer.CONTINUED, "c1", minute(number))
        self.apply(("v1",), number, writes=(said,))

    def write_decision(self, number):
        made = Decision(new_id(), "v1", "lanes:97110", "1", "c1", minute(number))
        self.apply(("v2", "v1"), number, writes=(made,))

    def supersede(self, number):
        facts = self.store.visits.history("v1").live()
        self.apply(("v1",), number, supersedes=(facts[number % len(facts)].id,))

    def stop(self, number):
        segments = self.visit().segments
        one = segments[number % len(segments)]
        self.apply(("v1",), number, stops={one.id: minute(50)})

    def name_it_in_an_action(self, number):
        self.apply(("v2", "v1"), number)

    # Header and texts.

    def revise(self, number):
        visit = self.visit()
        changes = [
            {"reference": "x"},
            {"signatures": ()},
            {"signatures": visit.signatures[:-1]},
            {"addenda": ({"text": "forged"},)},
            {"addenda": ()},
            {"grounds": None},
            {"pooled": (a_visit("v2"),)},
            {"patient": BOB},
            {"on": date(2026, 11, 21)},
            {"extra": {}},
            {"corrects": "v2"},
            {"signatures": ({**visit.signatures[0], "name": "x"},)},
        ]
        self.store.visits.revise(replace(visit, **changes[number % len(changes)]), "c1", AT)

    def revise_as_it_is(self, number):
        self.store.visits.revise(self.visit(), "c1", minute(number))

    def give_away(self, number):
        action = an_action(ActionKind.GIVE, ("v1",), 60 + number, patients=("p1", "p2"))
        self.store.visits.apply(Change(action, header=replace(self.visit(), patient=BOB)))

    def write_text(self, number):
        field = ("note.plan", "note.subjective", "services.97112.deficit", "services.97110.x")
        self.store.visits.write_text("v1", field[number % 4], f"other {number}", "c1", AT)

    def add_again(self, number):
        visit = replace(self.visit(), signatures=(), reference=str(number))
        self.store.visits.add(visit, an_action(ActionKind.OPEN))

    def import_again(self, number):
        visit = replace(self.visit(), reference=str(number))
        self.store.exchange.import_visits([visit], "c1", AT)

    def freeze_again(self, number):
        self.signatures.sign(["v1"], self.signing, moment(60 + number))

    def add_to_it_raw(self, number):
        stamp = self.store.ledger
        key = ("record", "header", "segments")[number % 3]
        row = stamp.must_live("visit", {"visit_id": "v1"})
        self.store.ledger.execute(
            "INSERT INTO visit SELECT NULL, 'n', visit_id, patient_id, on_date, discipline, "
            "payer_name, case_name, corrects, imported, signed, json_set(header, ?, 1), who, at, "
            "NULL FROM visit WHERE seq = ?",
            f"$.record.{key}",
            row["seq"],
        )

    # Around it.

    def edit_the_clinic(self, number):
        store = self.store
        (
            lambda: store.patients.revise(replace(ANN, name="Other"), "c1", AT),
            lambda: store.clinicians.revise(replace(JO, name="New", credentials="X"), "c1", AT),
            lambda: store.settings.set("payers", [], "c1", AT),
            lambda: store.settings.set("own_codes", [OTHER_OWN], "c1", AT),
            lambda: store.settings.set("clinic", {"name": "Other"}, "c1", AT),
            lambda: store.edit_tables.keep(AN_IMPORT, "c1", AT),
            lambda: store.used_amounts.set(replace(USED, amount=Decimal(number)), "c1", AT),
            lambda: store.alive.write_draft("v1", {"note.plan": "half"}),
        )[number % 8]()

    def add_words(self, number):
        words = Words(AddendumKind.ADDENDUM, f"More {number}", "why")
        self.signatures.add_addendum("v1", words, self.signing, moment(60 + number))

    def correct(self, number):
        made = self.signatures.begin_correction("v1", "wrong", "c1", minute(60 + number))
        one = made.segments[0]
        other = replace(one, id=new_id(), code="97140")
        self.apply((made.id,), number, supersedes=(one.id,), writes=(other,))
        self.store.visits.write_text(made.id, "note.plan", "other", "c1", AT)
        if number % 2:
            mark = Mark(new_id(), made.id, MarkKind.VOID, minute(90), "dropped")
            self.apply((made.id,), number, writes=(mark,))
        if number % 3:
            self.signatures.sign([made.id], self.signing, moment(70 + number))

    def treat_more_on_the_day(self, number):
        visit = a_visit(f"more-{number}", segments=(a_segment(60, 90, visit_id=f"more-{number}"),))
        opened(self.store, visit)
        if number % 2:
            self.signatures.sign([visit.id], self.signing, moment(100))

    # Past the methods, by SQL on the open file.

    def update_by_sql(self, number):
        table = TABLES[number % len(TABLES)]
        columns = list(next(self.store.ledger.select(_FIRST.format(table))))
        column = columns[number % len(columns)]
        self.store.ledger.execute(_SET.format(table, column))

    def delete_by_sql(self, number):
        table = TABLES[number % len(TABLES)]
        self.store.ledger.execute(_DELETE.format(table))

    def insert_by_sql(self, number):
        table = TABLES[number % (len(TABLES) - 1)]
        row = next(self.store.ledger.select(_FIRST.format(table)))
        row |= {"seq": None, "id": new_id(), "superseded_by": None}
        columns = self.store.ledger.select("SELECT name FROM pragma_table_info(?)", table)
        row = {one["name"]: row[one["name"]] for one in columns}
        marks = ", ".join("?" * len(row))
        self.store.ledger.execute(_INSERT.format(table, ", ".join(row), marks), *row.values())

    def hide_by_sql(self, number):
        other = ("v2", "nobody")[number % 2]
        self.store.ledger.execute(
            "UPDATE visit SET superseded_by = ? WHERE visit_id = 'v1' AND superseded_by IS NULL",
            other,
        )


NAMES = sorted(
    name for name in vars(Attempts) if not name.startswith("_") and name not in {"visit", "apply"}
)
REFUSALS = (StoreError, RefusedError, sqlite3.IntegrityError)


def a_clinic(new_clinic, folder):
    """A clinic with v1 signed, and v2 of another patient."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(new_clinic, folder)
    store = open_store(folder, PASSPHRASE, at=AT)
    opened(store, a_visit("v2", BOB))
    a_signed_visit(store, codes=(OWN,))
    return store


@settings(max_examples=40)
@given(tried=st.lists(st.tuples(st.sampled_from(NAMES), NUMBERS), min_size=1, max_size=12))
def test_no_path_through_the_store_changes_a_signed_note(tmp_path_factory, new_clinic, tried):
    folder = tmp_path_factory.getbasetemp() / "frozen"
    with a_clinic(new_clinic, folder) as store:
        before, note = frozen_bytes(store), note_bytes(store, addenda=())
        attempts = Attempts(store)
        for name, number in tried:
            with suppress(*REFUSALS):
                getattr(attempts, name)(number)
            assert frozen_bytes(store) == before, (name, number)
        assert note_bytes(store, addenda=()) == note
        assert verify(store) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_path_alone_leaves_the_note_as_it_was(tmp_path, new_clinic, name):
    with a_clinic(new_clinic, tmp_path / "clinic") as store:
        before, note = frozen_bytes(store), note_bytes(store, addenda=())
        attempts = Attempts(store)
        for number in range(13):
            with suppress(*REFUSALS):
                getattr(attempts, name)(number)
            assert frozen_bytes(store) == before, number
        assert note_bytes(store, addenda=()) == note
        assert verify(store) == []


REFUSED = (
    *("write_segment", "write_under_another_visits_name", "write_mark", "write_gap"),
    *("write_answer", "write_decision", "supersede", "stop", "name_it_in_an_action"),
    *("revise", "revise_as_it_is", "give_away", "write_text"),
)


@pytest.mark.parametrize("name", REFUSED)
def test_whatever_would_write_to_it_is_refused_in_words(tmp_path, new_clinic, name):
    with a_clinic(new_clinic, tmp_path / "clinic") as store:
        head = store.audit.head()
        for number in range(12):
            with pytest.raises(SignedNoteError, match="The note of visit v1 is signed"):
                getattr(Attempts(store), name)(number)
        assert store.audit.head() == head


BY_SQL = ("add_to_it_raw", "update_by_sql", "delete_by_sql", "insert_by_sql", "hide_by_sql")


@pytest.mark.parametrize("name", BY_SQL)
def test_the_file_itself_refuses_what_the_methods_let_through(tmp_path, new_clinic, name):
    with a_clinic(new_clinic, tmp_path / "clinic") as store:
        for number in range(60):
            with pytest.raises((sqlite3.IntegrityError, StoreError)):
                getattr(Attempts(store), name)(number)


def test_the_triggers_alone_keep_every_fact(tmp_path, new_clinic, monkeypatch):
    with a_clinic(new_clinic, tmp_path / "clinic") as store:
        monkeypatch.setattr(type(store.visits), "is_signed", lambda *_: False)
        before = frozen_bytes(store)
        for name in (one for one in REFUSED if not one.startswith("revise")):
            for number in range(12):
                with pytest.raises(sqlite3.IntegrityError, match="is never changed"):
                    getattr(Attempts(store), name)(number)
        for number in range(12):  # another addendum is the one thing that they let through
            with suppress(sqlite3.IntegrityError):
                Attempts(store).revise(number)
        assert frozen_bytes(store) == before
