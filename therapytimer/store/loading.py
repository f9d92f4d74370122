"""Visits and their histories, read back from the rows."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError
from therapytimer.store.facts import TABLES, action_of, fact_of
from therapytimer.store.giving import patients_of
from therapytimer.store.groups import with_groups
from therapytimer.store.headers import LOGO, visit_from
from therapytimer.store.texts import parts_of
from therapytimer.visit.actions import History, Written
from therapytimer.visit.edited import edits_of
from therapytimer.visit.edits import joined
from therapytimer.visit.facts import Answer, Decision, Fact, Gap, Mark, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.visit.actions import Action
    from therapytimer.visit.visit import Visit

_LIVE = """SELECT * FROM {0} WHERE superseded_by IS NULL
    AND visit_id IN (SELECT value FROM json_each(?)) ORDER BY seq"""
_EDITED = """SELECT DISTINCT visit_id FROM segment
    WHERE (superseded_by IS NOT NULL OR origin <> 'stopwatch')
    AND visit_id IN (SELECT value FROM json_each(?))"""
_LOGOS = "SELECT name, value FROM setting WHERE superseded_by IS NULL AND name GLOB ?"
_ALL = "SELECT * FROM {0} WHERE visit_id = ?"


def load_visits(ledger: Ledger, visit_ids: Iterable[str]) -> list[Visit]:
    """Load visits in the order asked for; StoreError names one that is not there."""
    wanted = list(visit_ids)
    ids = json.dumps(wanted)
    headers = {row["visit_id"]: row for row in ledger.select(_LIVE.format("visit"), ids)}
    missing = next((one for one in wanted if one not in headers), None)
    if missing is not None:
        raise StoreError(f"There is no visit {missing!r} in this clinic.")
    facts, texts, logos = _live_facts(ledger, ids), _live_texts(ledger, ids), _logos(ledger)
    edited = {row["visit_id"] for row in ledger.select(_EDITED, ids)}
    visits = [
        _visit(visit_from(headers[one]["header"], logos), facts[one], texts[one]) for one in wanted
    ]
    visits = with_groups(ledger, visits, headers)
    return [_with_edits(ledger, one) if one.id in edited else one for one in visits]


def load_history(ledger: Ledger, visit_id: str) -> History:
    """Load everything ever written to a visit's log, in order."""
    actions = _actions(ledger, visit_id)
    order = {action.id: number for number, action in enumerate(actions)}
    rows = [
        (order[row["action_id"]], row["place"], Written(fact, row["action_id"], superseded))
        for table in TABLES
        for row in ledger.select(_ALL.format(table), visit_id)
        for fact, superseded in [(fact_of(table, row), row["superseded_by"])]
    ]
    rows.sort(key=lambda row: row[:2])
    return History(visit_id, tuple(actions), tuple(written for _, _, written in rows))


def _with_edits(ledger: Ledger, visit: Visit) -> Visit:
    made = edits_of(load_history(ledger, visit.id))
    return replace(visit, edits=joined(visit.edits, made))


def _visit(header: Visit, facts: list[Fact], texts: list[tuple[str, str]]) -> Visit:
    note, services = parts_of(texts)
    # The same form as `headers.as_kept`, made at once: thousands are loaded for a year's bills.
    return replace(
        header,
        segments=tuple(sorted((one for one in facts if isinstance(one, Segment)), key=_start)),
        marks=tuple(sorted((one for one in facts if isinstance(one, Mark)), key=_at)),
        gaps=tuple(one for one in facts if isinstance(one, Gap)),
        answers=tuple(one for one in facts if isinstance(one, Answer)),
        decisions=tuple(one for one in facts if isinstance(one, Decision)),
        note=note,
        services={code: dict(parts) for code, parts in services.items() if parts},
    )


_start, _at = attrgetter("start"), attrgetter("at")


def _logos(ledger: Ledger) -> dict[str, str]:
    """Give the pictures at the head of the notes, each kept once for all visits that print it."""
    kept = ledger.select(_LOGOS, f"{LOGO}*")
    return {row["name"]: json.loads(row["value"]) for row in kept}


def _live_facts(ledger: Ledger, ids: str) -> defaultdict[str, list[Fact]]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for table in TABLES:
        for row in ledger.select(_LIVE.format(table), ids):
            found[row["visit_id"]].append(fact_of(table, row))
    return found


def _live_texts(ledger: Ledger, ids: str) -> defaultdict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ledger.select(_LIVE.format("text"), ids):
        found[row["visit_id"]].append((row["field"], row["value"]))
    return found


def _actions(ledger: Ledger, visit_id: str) -> list[Action]:
    rows = ledger.select(
        "SELECT action.* FROM action JOIN action_visit ON action_visit.action_id = action.id "
        "WHERE action_visit.visit_id = ? ORDER BY action.seq",
        visit_id,
    )
    actions = [action_of(row, _visits_of(ledger, row)) for row in rows]
    return [replace(one, patients=patients_of(ledger, one.id)) for one in actions]


def _visits_of(ledger: Ledger, action: Row) -> tuple[str, ...]:
    rows = ledger.select(
        "SELECT visit_id FROM action_visit WHERE action_id = ? ORDER BY place", action["id"]
    )
    return tuple(row["visit_id"] for row in rows)
