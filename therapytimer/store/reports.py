"""Progress and discharge reports: one row a version until the signature, none after it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError
from therapytimer.visit.record.reports import report_of, report_record

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.store.ledger import Ledger, Row
    from therapytimer.visit.reports import Report


class Reports:
    """The reports of all patients."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(self, report: Report, patient_id: str, by: str, at: datetime) -> None:
        """Keep a report of a patient as it stands; what is the same already is not written again.

        StoreError for one that is signed already: nothing of it ever changes.
        """
        self._ledger.must_live("patient", {"patient_id": patient_id})
        self._write(_row(report, patient_id), Stamp(by, at))

    def drop(self, report_id: str, by: str, at: datetime) -> None:
        """Let a draft that nobody wants be shown no more; StoreError for a signed one."""
        live = self._ledger.must_live("report", {"report_id": report_id})
        row = {name: live[name] for name in _COLUMNS}
        self._write(row | {"dropped": 1}, Stamp(by, at))

    def get(self, report_id: str) -> Report | None:
        """Return a report as it stands, or None."""
        row = self._ledger.live("report", {"report_id": report_id})
        return None if row is None else report_of(json.loads(row["content"]))

    def of(self, patient_id: str, discipline: str) -> tuple[Report, ...]:
        """Return a patient's reports under a discipline, drafts too, the latest first."""
        rows = self._ledger.select(
            "SELECT content FROM report WHERE superseded_by IS NULL AND dropped = 0 "
            "AND patient_id = ? AND discipline = ? ORDER BY on_date DESC, seq DESC",
            patient_id,
            discipline,
        )
        return tuple(report_of(json.loads(row["content"])) for row in rows)

    def _write(self, row: Row, stamp: Stamp) -> None:
        live = self._ledger.live("report", {"report_id": row["report_id"]})
        if live is not None and all(live[name] == value for name, value in row.items()):
            return
        if live is not None and live["signed"]:
            raise StoreError("This report is signed: nothing of it was changed.")
        with self._ledger.atomic():
            self._ledger.revise("report", ("report_id",), row, stamp)


def _row(report: Report, patient_id: str) -> Row:
    return {
        "report_id": report.id,
        "patient_id": patient_id,
        "discipline": report.discipline,
        "kind": report.kind.value,
        "on_date": report.on.isoformat(),
        "signed": int(bool(report.signatures)),
        "dropped": 0,
        "content": json.dumps(report_record(report), ensure_ascii=False, sort_keys=True),
    }


_COLUMNS = (
    *("report_id", "patient_id", "discipline", "kind", "on_date"),
    *("signed", "dropped", "content"),
)
