"""Verifying the facts against the audit log, in both directions."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING

from therapytimer.store.audit import BEGINNING, Stamp, link, row_hash
from therapytimer.store.folder import DATABASE
from therapytimer.store.migrations import FACTS
from therapytimer.store.search import index_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.store.store import Store

FACT_TABLES = tuple(name for name in FACTS if name != "audit")
_ENTRIES = "SELECT row, row_hash FROM audit WHERE table_name = ? AND seq > ? ORDER BY seq"
_ALL_ROWS = "SELECT * FROM {0} ORDER BY seq"
_RECENT_ROWS = """SELECT * FROM {0} WHERE seq IN
    (SELECT row FROM audit WHERE table_name = ? AND seq > ?) ORDER BY seq"""


def verify(store: Store) -> list[str]:
    """Check the whole file: its pages, the chain of the log, and every row against its last entry.

    Returns findings, one sentence each, none if all is as the program wrote it. The search index
    is made anew. What was cut off the end shows only against a head printed or backed up.
    """
    findings = list(_damaged_pages(store)) or facts_findings(store.ledger)
    if not findings:
        index_all(store.ledger)
    return findings


def facts_findings(ledger: Ledger) -> list[str]:
    """Walk the chain of the log and compare every row of every table with its last entry."""
    findings = _chain_findings(ledger, after=0)
    for table in FACT_TABLES:
        findings += _row_findings(ledger, table)
    return findings


def verify_recent(store: Store, at: datetime) -> list[str]:
    """Check what was written since the last time this found nothing; the quick form at start.

    If it finds nothing, it notes in the log how far it came.
    """
    ledger = store.ledger
    mark = next(
        ledger.select("SELECT seq FROM audit WHERE what = 'verified' ORDER BY seq DESC LIMIT 1"),
        {"seq": 0},
    )["seq"]
    findings = _chain_findings(ledger, after=mark - 1 if mark else 0)
    for table in FACT_TABLES:
        findings += _row_findings(ledger, table, mark)
    if not findings and store.audit.head().count > mark:
        with ledger.atomic():
            store.audit.note_verified(Stamp("", at))
    return findings


def _damaged_pages(store: Store) -> Iterator[str]:
    ledger = store.ledger
    for row in ledger.select("PRAGMA cipher_integrity_check"):
        yield f"{DATABASE}: {next(iter(row.values()))}."
    for row in ledger.select("PRAGMA integrity_check"):
        if row["integrity_check"] != "ok":
            yield f"{DATABASE}: {row['integrity_check']}."


def _chain_findings(ledger: Ledger, after: int) -> list[str]:
    """Walk the log from the entry behind `after`; say where it does not follow from the one before.

    One break is told, not each entry behind it.
    """
    start = list(ledger.select("SELECT seq, chain FROM audit WHERE seq = ?", after))
    chain, expected = (start[0]["chain"] if start else BEGINNING), after + 1
    for entry in ledger.select("SELECT * FROM audit WHERE seq > ? ORDER BY seq", after):
        found = entry.pop("chain")
        if entry["seq"] != expected:
            return [f"Audit log: entry {expected} is missing."]
        if not compare_digest(found, link(ledger.audit.key, chain, entry)):
            return [f"Audit log: entry {expected} was changed outside the program."]
        chain, expected = found, expected + 1
    return [] if expected > after + 1 or not after else [f"Audit log: entry {expected} is missing."]


def _row_findings(ledger: Ledger, table: str, mark: int = 0) -> list[str]:
    """Compare the rows of a table with the log: all, or those it names behind a mark."""
    logged = {entry["row"]: entry["row_hash"] for entry in ledger.select(_ENTRIES, table, mark)}
    sql = (_RECENT_ROWS if mark else _ALL_ROWS).format(table)
    rows = ledger.select(sql, *((table, mark) if mark else ()))
    findings = [
        finding for row in rows for finding in _compared(table, row, logged.pop(row["seq"], None))
    ]
    return findings + [f"{table} {seq}: the row was removed outside the program." for seq in logged]


def _compared(table: str, row: Row, logged: bytes | None) -> Iterator[str]:
    if logged is None:
        yield f"{table} {row['seq']}: the row was added outside the program."
    elif not compare_digest(logged, row_hash(table, row)):
        yield f"{table} {row['seq']}: the row was changed outside the program."
