"""The audit log: whatever is changed outside the program is found."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest
from store.samples import (
    A_REPORT,
    AN_IMPORT,
    ANN,
    AT,
    BOB,
    JO,
    USED,
    a_full_visit,
    a_segment,
    a_visit,
    minute,
    opened,
    started,
)

from therapytimer.store.verify import FACT_TABLES, facts_findings, verify, verify_recent
from therapytimer.visit.people import Clinician
from therapytimer.visit.timeline import Anchor

LONG, SHORT = 1_000, 80
_ALL = "SELECT * FROM {0} ORDER BY seq"
_SET = "UPDATE {0} SET {1} = ? WHERE seq = ?"
_SET_ALL = "UPDATE {0} SET {1} = {2}"
_DELETE = "DELETE FROM {0} WHERE seq = ?"
_INSERT = "INSERT INTO {0} ({1}) VALUES ({2})"


@pytest.fixture
def full(store):
    """A store with several rows in every table."""
    for number, patient in enumerate((ANN, BOB)):
        opened(store, a_full_visit(f"v{number}", patient))
        store.visits.write_text(f"v{number}", "note.plan", "more", "c1", AT)
        store.settings.set("any", number, "c1", AT)
        store.edit_tables.keep(replace(AN_IMPORT, kept=number), "c1", AT)
        store.used_amounts.set(replace(USED, amount=Decimal(number)), "c1", AT)
        store.reports.keep(replace(A_REPORT, id=f"r{number}"), "p1", "c1", AT)
        store.alive.write_anchor(Anchor(AT, number, "boot"), AT)
    first = a_segment(visit_id="v0", start=50)
    store.visits.apply(started(first))
    store.visits.apply(started(a_segment(55, visit_id="v0"), [first.id], at=55))
    store.patients.revise(replace(ANN, name="Ann West"), "c1", AT)
    store.clinicians.add(Clinician("c2", "Kim Oh", "PTA"), "words", "c1", AT)
    store.clinicians.revise(replace(JO, npi="1"), "c1", AT)
    store.visits.revise(a_full_visit("v1", BOB, case="B"), "c1", AT)
    return store


def outside(store):
    """Let a store be changed as by somebody who has the key and knows SQL."""
    for row in list(store.ledger.select("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
        store.ledger.execute(f"DROP TRIGGER {row['name']}")
    store.ledger.execute("PRAGMA foreign_keys = OFF")


class Tamperer:
    """Changes something at random; what the tables refuse is tried elsewhere."""

    def __init__(self, store, seed):
        self.ledger = store.ledger
        self.random = random.Random(seed)  # noqa: S311 - repeatable, nothing secret

    def tamper(self):
        while True:
            table = self.random.choice((*FACT_TABLES, "audit"))
            way = self.random.choice((self.change, self.delete, self.exchange, self.insert))
            try:
                if way(table):
                    return f"{way.__name__} {table}"
            except (sqlite3.IntegrityError, sqlite3.OperationalError):
                continue

    def change(self, table):
        row = self.row(table)
        column = self.random.choice(list(row))
        value = self.other(row[column])
        self.ledger.execute(_SET.format(table, column), value, row["seq"])
        return True

    def delete(self, table):
        seqs = [row["seq"] for row in self.ledger.select(_ALL.format(table))]
        seq = self.random.choice(seqs)
        self.ledger.execute(_DELETE.format(table), seq)
        return True

    def exchange(self, table):
        one, other = self.row(table), self.row(table)
        column = self.random.choice(list(one))
        if one[column] == other[column]:
            return False
        seqs = one["seq"], other["seq"]
        if column == "seq":
            for old, new in ((seqs[0], 999_999), (seqs[1], seqs[0]), (999_999, seqs[1])):
                self.ledger.execute(_SET.format(table, "seq"), new, old)
            return True
        for seq, value in zip(seqs, (other[column], one[column]), strict=True):
            self.ledger.execute(_SET.format(table, column), value, seq)
        return True

    def insert(self, table):
        row = self.row(table) | {"seq": self.random.randrange(500_000, 900_000)}
        row |= {"id": f"new{row['seq']}"} if "id" in row else {}
        marks = ", ".join("?" * len(row))
        self.ledger.execute(_INSERT.format(table, ", ".join(row), marks), *row.values())
        return True

    def row(self, table):
        return self.random.choice(list(self.ledger.select(_ALL.format(table))))

    def other(self, value):
        if value is None:
            return self.random.choice(("x", 5))
        if isinstance(value, bytes):
            return bytes([value[0] ^ 1]) + value[1:]
        return value + 1 if isinstance(value, int) else self.random.choice((value + " ", None, ""))


def test_a_file_of_the_programs_own_has_no_findings(full):
    assert verify(full) == []
    assert verify_recent(full, AT) == []


def test_every_kind_of_tampering_is_found(full, long_form):
    outside(full)
    for seed in range(LONG if long_form else SHORT):
        tamperer = Tamperer(full, seed)
        full.ledger.execute("BEGIN")
        before = snapshot(full)
        what = tamperer.tamper()
        while snapshot(full) == before:
            what = tamperer.tamper()
        assert facts_findings(full.ledger), (seed, what)
        full.ledger.execute("ROLLBACK")
    assert facts_findings(full.ledger) == []


def snapshot(store):
    return {table: list(store.ledger.select(_ALL.format(table))) for table in FACT_TABLES} | {
        "audit": list(store.ledger.select("SELECT * FROM audit"))
    }


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE segment SET start = start - 60000 WHERE seq = 1",
            "segment 1: the row was changed",
        ),
        ("DELETE FROM mark WHERE seq = 2", "mark 2: the row was removed"),
        (
            "INSERT INTO setting (id, name, value, who, at) VALUES ('x', 'x', '1', '', 0)",
            "the row was added",
        ),
        ("DELETE FROM audit WHERE seq = 3", "Audit log: entry 3 is missing"),
        ("UPDATE audit SET who = 'other' WHERE seq = 3", "Audit log: entry 3 was changed"),
    ],
)
def test_findings_say_what_was_done(full, statement, finding):
    outside(full)
    full.ledger.execute(statement)
    assert any(finding in one for one in verify(full))


def test_findings_name_no_patient(full):
    outside(full)
    for table in FACT_TABLES:
        full.ledger.execute(_SET_ALL.format(table, "seq", "seq + 100000"))
    findings = " ".join(verify(full))
    assert "Ann" not in findings
    assert "patient 100001" in findings


def test_what_was_cut_off_the_end_shows_against_an_older_head(full):
    head = full.audit.head()
    outside(full)
    last = next(full.ledger.select("SELECT * FROM audit ORDER BY seq DESC LIMIT 1"))
    full.ledger.execute(_DELETE.format(last["table_name"]), last["row"])
    full.ledger.execute("DELETE FROM audit WHERE seq = ?", last["seq"])
    assert full.audit.head().count < head.count


def test_the_quick_form_checks_what_came_since_it_last_did(full):
    assert verify_recent(full, AT) == []
    mark = full.audit.head()
    assert verify_recent(full, AT) == []
    assert full.audit.head() == mark
    opened(full, a_visit("v9"))
    outside(full)
    full.ledger.execute("UPDATE visit SET discipline = 'OT' WHERE visit_id = 'v9'")
    assert verify_recent(full, AT) == ["visit 4: the row was changed outside the program."]


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM visit WHERE visit_id = 'v9'", "visit 4: the row was removed"),
        ("UPDATE audit SET who = 'x' WHERE seq = (SELECT max(seq) FROM audit)", "was changed"),
        ("DELETE FROM audit WHERE what = 'wrote' AND table_name = 'visit' AND row = 4", "missing"),
        ("UPDATE audit SET row_hash = x'00' WHERE what = 'verified'", "was changed"),
        (
            "UPDATE audit SET table_name = 'other' WHERE table_name = 'visit' AND row = 4",
            "was changed",
        ),
    ],
)
def test_the_quick_form_finds_what_was_done_since(full, statement, finding):
    verify_recent(full, AT)
    opened(full, a_visit("v9"))
    outside(full)
    full.ledger.execute(statement)
    assert any(finding in one for one in verify_recent(full, AT))


def test_a_log_that_lost_all_behind_the_mark_before_it_is_told(full):
    verify_recent(full, AT)
    outside(full)
    mark = full.audit.head().count
    full.ledger.execute("DELETE FROM audit WHERE seq = ?", mark - 1)
    assert verify_recent(full, AT)


def test_the_head_counts_the_entries(store):
    before = store.audit.head()
    store.settings.set("any", 1, "c1", minute(1))
    after = store.audit.head()
    assert after.count == before.count + 1
    assert len(after.hash) == 64
    assert after.hash != before.hash


def test_verifying_makes_the_search_anew(full):
    full.ledger.execute("DELETE FROM search")
    assert full.listing.find("knee") == []
    assert verify(full) == []
    assert len(full.listing.find("knee")) == 2
