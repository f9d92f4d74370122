"""Lists of visits with what a row of them shows, without loading each visit."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from therapytimer.store.search import query

if TYPE_CHECKING:
    from collections.abc import Mapping

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


_MARKED = """EXISTS (SELECT 1 FROM mark WHERE mark.visit_id = visit.visit_id
    AND mark.superseded_by IS NULL AND mark.kind = '{0}')"""
_COLUMNS = f"""visit.visit_id, patient_id, on_date, discipline, payer_name, case_name, signed,
    json_extract(header, '$.record.patient.name') AS patient_name,
    json_extract(header, '$.record.patient.born_on') AS born_on,
    json_extract(header, '$.record.patient.record_number') AS record_number,
    {_MARKED.format("ended")} AS ended, {_MARKED.format("void")} AS void,
    EXISTS (SELECT 1 FROM visit AS later WHERE later.corrects = visit.visit_id
        AND later.superseded_by IS NULL) AS corrected"""  # noqa: S608 - composed of constants
_LATEST_FIRST = "ORDER BY on_date DESC, visit.seq DESC LIMIT ?"


class Listing:
    """Today's list, the unsigned visits of earlier days, and the search in history."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def on_day(self, day: date) -> list[Summary]:
        """Return the visits of a day in the order in which they were opened."""
        return self._summaries(
            f"SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL "  # noqa: S608
            "AND on_date = ? ORDER BY (SELECT seq FROM visit AS first "
            "WHERE first.id = visit.visit_id)",
            day.isoformat(),
        )

    def unsigned_before(self, day: date, limit: int = 100) -> list[Summary]:
        """Return unsigned visits of earlier days, the latest first; void ones ask for nothing."""
        return self._summaries(
            f"SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL "  # noqa: S608
            f"AND on_date < ? AND signed = 0 AND NOT {_MARKED.format('void')} {_LATEST_FIRST}",
            day.isoformat(),
            limit,
        )

    def find(self, text: str, limit: int = 100) -> list[Summary]:
        """Find visits by beginnings of words of all that is typed, the latest first.

        Patient's name, record number, date, codes and the words of the note are searched; case
        and accents do not count. Nothing typed finds the latest visits.
        """
        wanted = query(text)
        if not wanted:
            return [] if text.strip() else self._latest(limit)
        return self._summaries(
            f"SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL "  # noqa: S608
            "AND visit_id IN (SELECT id FROM visit AS first JOIN search "
            f"ON search.rowid = first.seq WHERE search MATCH ?) {_LATEST_FIRST}",
            wanted,
            limit,
        )

    def of_patient(self, patient_id: str, limit: int = 100) -> list[Summary]:
        """Return a patient's visits, the latest first."""
        return self._summaries(
            f"SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL "  # noqa: S608
            f"AND patient_id = ? {_LATEST_FIRST}",
            patient_id,
            limit,
        )

    def _latest(self, limit: int) -> list[Summary]:
        return self._summaries(
            f"SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL {_LATEST_FIRST}",  # noqa: S608
            limit,
        )

    def _summaries(self, sql: str, *values: object) -> list[Summary]:
        rows = list(self._ledger.select(sql, *values))
        ids = json.dumps([row["visit_id"] for row in rows])
        minutes: defaultdict[str, dict[str, int]] = defaultdict(dict)
        running: set[str] = set()
        for row in self._ledger.select(
            # Milliseconds are added up first and cut once, as everywhere.
            "SELECT visit_id, code, sum(stop - start) / 60000 AS minutes, "
            "max(stop IS NULL) AS runs FROM segment WHERE superseded_by IS NULL "
            "AND visit_id IN (SELECT value FROM json_each(?)) GROUP BY visit_id, code "
            "ORDER BY min(start)",
            ids,
        ):
            minutes[row["visit_id"]][row["code"]] = row["minutes"] or 0
            running |= {row["visit_id"]} if row["runs"] else set()
        return [_summary(row, minutes[row["visit_id"]], row["visit_id"] in running) for row in rows]


def _summary(row: Row, minutes: Mapping[str, int], running: bool) -> Summary:  # noqa: FBT001
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
        ended=bool(row["ended"]),
        signed=bool(row["signed"]),
        void=bool(row["void"]),
        corrected=bool(row["corrected"]),
        running=running,
        minutes=minutes,
    )
