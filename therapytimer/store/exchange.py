"""Visits in and out: import is all or nothing, export gives what stands."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from therapytimer.store.errors import OtherContentError, StoreError
from therapytimer.store.headers import as_kept
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.addenda import addenda_faults
from therapytimer.visit.identity import new_id
from therapytimer.visit.record import record_of
from therapytimer.visit.signing import signature_faults

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from therapytimer.store.ledger import Ledger
    from therapytimer.store.visits import Visits
    from therapytimer.visit.visit import Visit

_RUNS_TWICE = "segment.patient_id"  # the column of the index that lets one segment run


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many visits came in and how many were here already with the same content."""

    added: int
    skipped: int


class Exchange:
    """Takes visits in from records and gives them out."""

    def __init__(self, ledger: Ledger, visits: Visits) -> None:
        self._ledger = ledger
        self._visits = visits

    def import_visits(self, visits: Iterable[Visit], by: str, at: datetime) -> ImportResult:
        """Take in visits, all of them or none.

        OtherContentError names a visit whose id is here with other content, StoreError one that
        runs while another one of the patient does.
        """
        added = skipped = 0
        with self._ledger.atomic():
            for visit in visits:
                if self._is_here(visit):
                    skipped += 1
                else:
                    self._add(visit, Action(new_id(), (visit.id,), ActionKind.IMPORT, by, at))
                    added += 1
        return ImportResult(added, skipped)

    def export_visits(
        self,
        from_on: date | None = None,
        to_on: date | None = None,
        record_number: str | None = None,
    ) -> list[Visit]:
        """Give visits of a span of days (both included) and of one patient, void ones too."""
        rows = self._ledger.select(
            "SELECT visit_id FROM visit JOIN patient ON patient.patient_id = visit.patient_id "
            "AND patient.superseded_by IS NULL WHERE visit.superseded_by IS NULL "
            "AND on_date >= ?1 AND on_date <= ?2 AND (?3 IS NULL OR patient.record_number = ?3 "
            "OR json_extract(header, '$.record.patient.record_number') = ?3) "
            "ORDER BY on_date, visit.visit_id",
            from_on.isoformat() if from_on else "",
            to_on.isoformat() if to_on else "9999-12-31",
            record_number,
        )
        return self._visits.load_many([row["visit_id"] for row in rows])

    def _add(self, visit: Visit, action: Action) -> None:
        fault = next(chain(signature_faults(as_kept(visit)), addenda_faults(as_kept(visit))), None)
        if fault is not None:
            raise StoreError(f"Visit {visit.id}: {fault} Nothing was imported.")
        try:
            self._visits.add(visit, action)
        except sqlite3.IntegrityError as error:
            if _RUNS_TWICE not in str(error):
                raise
            raise StoreError(
                f"Visit {visit.id} still runs, and so does another visit of the patient: nothing "
                "was imported; stop one of them first."
            ) from None

    def _is_here(self, visit: Visit) -> bool:
        if self._ledger.live("visit", {"visit_id": visit.id}) is None:
            return False
        kept = self._visits.load(visit.id)
        # A visit of our own has its grounds only in what left the clinic, and comes back with them.
        given = visit if kept.grounds is not None else replace(visit, grounds=None)
        if record_of(kept) != record_of(as_kept(given)):
            raise OtherContentError(
                f"Visit {visit.id} is here already with other content: nothing was imported."
            )
        return True
