"""Lists of visits with what a row of them shows, without loading each visit."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from therapytimer.store.instants import milliseconds
from therapytimer.store.search import query
from therapytimer.store.standing import STANDS
from therapytimer.visit.facts import MarkKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from therapytimer.store.ledger import Ledger, Row


@dataclass(frozen=True, slots=True)
class Summary:
    """A visit in one row of a list; `minutes` are by code, of segments that have stopped."""

    id: str
    patient_id: str
    patient_name: str
    born_on: date
    record_number: str
    on: date
    discipline: str
    payer_name: str
    case: str
    ended: bool
    signed: bool
    void: bool
    corrected: bool  # a later visit stands in its place
    running: bool
    minutes: Mapping[str, int]
    corrects: bool = False  # it stands in the place of another note
    waits: bool = False  # for a co-signature


_CHOSEN = "SELECT visit_id FROM visit WHERE superseded_by IS NULL AND {0} {1}"
_LATEST_FIRST = "ORDER BY on_date DESC, seq DESC LIMIT ?"
_AS_OPENED = "ORDER BY (SELECT seq FROM visit AS first WHERE first.id = visit.visit_id)"
_NOT_VOID = """NOT EXISTS (SELECT 1 FROM mark WHERE mark.visit_id = visit.visit_id
    AND mark.superseded_by IS NULL AND mark.kind = 'void')"""
_SIGNED_SINCE = """on_date < ? AND signed = 1 AND imported = 0 AND seq IN (SELECT row FROM audit
    WHERE at >= ? AND table_name = 'visit')"""
# As the index `visit_to_cosign` has it.
_WAITS_FOR = "json_extract(header, '$.record.signatures[0].cosigner.id')"
_WAITS = f"""{_WAITS_FOR} IS NOT NULL AND json_array_length(header, '$.record.signatures') = 1"""
_MATCHES = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
# What few notes say is looked up note by note; what many say, from the latest day on, until enough
# are found: the rows themselves are long, and none is read that need not be.
_MANY = 1_000
_FEW_FOUND = """visit_id IN (SELECT id FROM visit AS first
    WHERE first.seq IN (SELECT value FROM json_each(?)))"""
_MANY_FOUND = """SELECT visit_id FROM visit INDEXED BY visit_latest WHERE superseded_by IS NULL
    AND (SELECT seq FROM visit AS first WHERE first.id = visit.visit_id)
    IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY on_date DESC, seq DESC LIMIT ?"""
# What a row shows is looked up for the visits chosen only, not for all that were compared.
_ROWS = f"""
SELECT visit_id, patient_id, on_date, discipline, payer_name, case_name, signed, corrects,
    {_WAITS} AS waits,
    json_extract(header, '$.record.patient.name') AS patient_name,
    json_extract(header, '$.record.patient.born_on') AS born_on,
    json_extract(header, '$.record.patient.record_number') AS record_number,
    (SELECT group_concat(DISTINCT kind) FROM mark
        WHERE mark.visit_id = visit.visit_id AND mark.superseded_by IS NULL) AS marks,
    EXISTS (SELECT 1 FROM visit AS later WHERE later.corrects = visit.visit_id
        AND {STANDS.format("later")}) AS corrected
FROM visit WHERE superseded_by IS NULL AND visit_id IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - own names
# Milliseconds are added up first and cut once, as everywhere.
_MINUTES = """
SELECT visit_id, code, sum(stop - start) / 60000 AS minutes, max(stop IS NULL) AS runs
FROM segment WHERE superseded_by IS NULL AND visit_id IN (SELECT value FROM json_each(?))
GROUP BY visit_id, code ORDER BY min(start)
"""


_TO_COSIGN = f"""SELECT visit_id FROM visit WHERE superseded_by IS NULL
    AND {_WAITS} AND {_WAITS_FOR} = ? ORDER BY on_date DESC, seq DESC"""  # noqa: S608 - own names


class Listing:
    """Today's list, the unsigned visits of earlier days, and the search in history."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def on_day(self, day: date) -> list[Summary]:
        """Return the visits of a day in the order in which they were opened."""
        return self._summaries(_CHOSEN.format("on_date = ?", _AS_OPENED), day.isoformat())

    def days(self) -> list[date]:
        """Return the days on which the clinic has visits, in order."""
        rows = self._ledger.select(
            "SELECT DISTINCT on_date FROM visit WHERE superseded_by IS NULL ORDER BY on_date"
        )
        return [date.fromisoformat(row["on_date"]) for row in rows]

    def unsigned_before(self, day: date, limit: int = 100) -> list[Summary]:
        """Return unsigned visits of earlier days, the latest first; void ones ask for nothing."""
        condition = f"on_date < ? AND signed = 0 AND {_NOT_VOID}"
        return self._summaries(_CHOSEN.format(condition, _LATEST_FIRST), day.isoformat(), limit)

    def signed_since(self, since: datetime, day: date) -> list[Summary]:
        """Return the visits before a day that were signed, or got words, since an instant.

        The latest stand first; imported ones were signed elsewhere and are not among them.
        """
        chosen = _CHOSEN.format(_SIGNED_SINCE, "ORDER BY on_date DESC, seq DESC")
        return self._summaries(chosen, day.isoformat(), milliseconds(since))

    def find(self, text: str, limit: int = 100) -> list[Summary]:
        """Find visits by beginnings of words of all that is typed, the latest first.

        Patient's name, record number, date, codes and the words of the note are searched; case
        and accents do not count. Nothing typed finds the latest visits.
        """
        wanted = query(text)
        if wanted:
            return self._found(wanted, limit)
        if text.strip():
            return []
        return self._summaries(_CHOSEN.format("TRUE", _LATEST_FIRST), limit)

    def of_patient(self, patient_id: str, limit: int = 100) -> list[Summary]:
        """Return a patient's visits, the latest first."""
        return self._summaries(_CHOSEN.format("patient_id = ?", _LATEST_FIRST), patient_id, limit)

    def to_cosign(self, clinician_id: str) -> list[Summary]:
        """Return the assistants' notes that wait for a therapist's co-signature, the latest first.

        They are those that name this therapist; of corrected ones the correction alone.
        """
        return [one for one in self._summaries(_TO_COSIGN, clinician_id) if not one.corrected]

    def count_of_payer(self, name: str) -> int:
        """Count the visits that have a payer of a name, first or second; it stays on them."""
        found = self._ledger.select(
            "SELECT count(*) AS visits FROM visit WHERE superseded_by IS NULL AND (payer_name = ? "
            "OR json_extract(header, '$.record.second_payer.name') = ?)",
            name,
            name,
        )
        return int(next(found)["visits"])

    def _found(self, wanted: str, limit: int) -> list[Summary]:
        few = [row["rowid"] for row in self._ledger.select(_MATCHES, wanted, _MANY + 1)]
        if len(few) > _MANY:
            return self._summaries(_MANY_FOUND, wanted, limit)
        return self._summaries(_CHOSEN.format(_FEW_FOUND, _LATEST_FIRST), json.dumps(few), limit)

    def _summaries(self, chosen: str, *values: object) -> list[Summary]:
        visit_ids = [row["visit_id"] for row in self._ledger.select(chosen, *values)]
        ids = json.dumps(visit_ids)
        times: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._ledger.select(_MINUTES, ids):
            times[row["visit_id"]].append(row)
        rows = {row["visit_id"]: row for row in self._ledger.select(_ROWS, ids)}
        return [_summary(rows[one], times[one]) for one in visit_ids]


def _summary(row: Row, times: list[Row]) -> Summary:
    marks = (row["marks"] or "").split(",")
    return Summary(
        id=row["visit_id"],
        patient_id=row["patient_id"],
        patient_name=row["patient_name"],
        born_on=date.fromisoformat(row["born_on"]),
        record_number=row["record_number"],
        on=date.fromisoformat(row["on_date"]),
        discipline=row["discipline"],
        payer_name=row["payer_name"],
        case=row["case_name"],
        ended=MarkKind.ENDED in marks,
        signed=bool(row["signed"]),
        void=MarkKind.VOID in marks,
        corrected=bool(row["corrected"]),
        running=any(time["runs"] for time in times),
        minutes={time["code"]: time["minutes"] or 0 for time in times},
        corrects=row["corrects"] is not None,
        waits=bool(row["waits"]),
    )
