"""Visits: written action by action, read back whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import SignedNoteError, StoreError
from therapytimer.store.giving import write_given
from therapytimer.store.headers import as_kept, facts_of, grown, header_row, logo_key, visit_from
from therapytimer.store.loading import load_history, load_visits
from therapytimer.store.search import index_visit
from therapytimer.store.standing import STANDS, refuse_two_corrections
from therapytimer.store.texts import check_field, fields_of
from therapytimer.store.writing import Writing
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.facts import Segment
from therapytimer.visit.record import canonical, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from therapytimer.billing.codes import Code
    from therapytimer.store.ledger import Ledger
    from therapytimer.store.patients import Patients
    from therapytimer.visit.actions import Change, History
    from therapytimer.visit.visit import Visit

_NOT_VOID = """NOT EXISTS (SELECT 1 FROM mark WHERE mark.visit_id = visit.visit_id
    AND mark.superseded_by IS NULL AND mark.kind = 'void')"""
_LATEST = f"""visit.superseded_by IS NULL AND {_NOT_VOID} AND NOT EXISTS (
    SELECT 1 FROM visit AS later WHERE later.corrects = visit.visit_id
    AND {STANDS.format("later")})"""  # noqa: S608 - composed of constants
_RUNNING = """EXISTS (SELECT 1 FROM segment WHERE segment.visit_id = visit.visit_id
    AND segment.stop IS NULL AND segment.superseded_by IS NULL)"""


class Visits:
    """The visits of the clinic. Every method that writes does so wholly or not at all."""

    def __init__(self, ledger: Ledger, patients: Patients, codes: Mapping[str, Code]) -> None:
        self._ledger = ledger
        self._patients = patients
        self._codes = codes

    def add(self, visit: Visit, action: Action) -> None:
        """Keep a new visit with all it holds, under the action that opens (or imports) it.

        A patient not known yet (by id, else by record number and birth date) is kept too.
        StoreError if the id is taken, or if what it corrects is corrected already.
        """
        if self._ledger.live("visit", {"visit_id": visit.id}) is not None:
            raise StoreError(f"Visit {visit.id} is here already: nothing was changed.")
        stamp = Stamp(action.by, action.at)
        with self._ledger.atomic():
            imported = action.kind is ActionKind.IMPORT
            patient_id = self._patient(visit, stamp)
            row = header_row(replace(visit, signatures=()), patient_id, imported=imported)
            self._ledger.revise("visit", ("visit_id",), row, stamp)
            self._keep_logo(visit.clinic.logo, stamp)
            writing = Writing(self._ledger, self._codes, action)
            writing.begin()
            writing.facts(facts_of(as_kept(visit)))
            for field, value in fields_of(visit):
                self._write_text(visit.id, field, value, stamp)
            if visit.signatures:  # the log comes first: from here on it is frozen
                signed = header_row(visit, patient_id, imported=imported)
                self._ledger.revise("visit", ("visit_id",), signed, stamp)
            refuse_two_corrections(self._ledger, (visit.id,))
            index_visit(self._ledger, visit.id)

    def apply(self, change: Change) -> None:
        """Write an action with all it does, in one transaction.

        StoreError where the disk refuses or a visit is signed, sqlite3.IntegrityError where the
        facts contradict those on disk; nothing is kept then.
        """
        self._refuse_signed(*change.action.visit_ids, *(one.visit_id for one in change.writes))
        with self._ledger.atomic():
            writing = Writing(self._ledger, self._codes, change.action)
            writing.begin()
            write_given(self._ledger, change)
            writing.change(change)
            if change.supersedes:
                refuse_two_corrections(self._ledger, change.action.visit_ids)
            given = change.action.patients is not None
            if given or change.supersedes or any(isinstance(one, Segment) for one in change.writes):
                for visit_id in change.action.visit_ids:
                    index_visit(self._ledger, visit_id)

    def revise(self, visit: Visit, by: str, at: datetime) -> None:
        """Keep a new header of a visit: all of it but log and texts. SignedNoteError if signed."""
        self._refuse_signed(visit.id)
        row = self._ledger.must_live("visit", {"visit_id": visit.id})
        brought = visit_from(row["header"], {}).edits  # those made here stand in the log
        header = header_row(
            replace(visit, edits=brought), row["patient_id"], imported=bool(row["imported"])
        )
        with self._ledger.atomic():
            self._ledger.revise("visit", ("visit_id",), header, Stamp(by, at))
            self._keep_logo(visit.clinic.logo, Stamp(by, at))
            index_visit(self._ledger, visit.id)

    def write_text(self, visit_id: str, field: str, value: str, by: str, at: datetime) -> None:
        """Keep the text of one field, such as "note.plan" or "services.97112.deficit".

        What stands there already is not written again. StoreError for a field that no note has.
        """
        check_field(field)
        self._refuse_signed(visit_id)
        with self._ledger.atomic():
            self._write_text(visit_id, field, value, Stamp(by, at))
            index_visit(self._ledger, visit_id)

    def freeze(self, visit: Visit, stamp: Stamp) -> None:
        """Keep a visit with its first signature: from here on nothing of it changes.

        StoreError, and nothing kept, if log or texts on disk are not those that were signed.
        """
        self._refuse_signed(visit.id)
        row = self._ledger.must_live("visit", {"visit_id": visit.id})
        header = header_row(visit, row["patient_id"], imported=bool(row["imported"]))
        with self._ledger.atomic():
            self._ledger.revise("visit", ("visit_id",), header, stamp)
            refuse_two_corrections(self._ledger, (visit.id,))
            if canonical(record_of(self.load(visit.id))) != canonical(record_of(visit)):
                raise StoreError(f"Visit {visit.id} is not on disk as it was to be signed.")

    def add_to_signed(
        self, visit_id: str, key: str, entry: Mapping[str, object], stamp: Stamp
    ) -> None:
        """Append a signature or an addendum (`key` says which) to a signed visit."""
        with self._ledger.atomic():
            row = self._ledger.must_live("visit", {"visit_id": visit_id})
            self._ledger.revise("visit", ("visit_id",), grown(row, key, entry), stamp)

    def is_signed(self, visit_id: str) -> bool:
        """Tell whether a visit is signed; one that is not here is not."""
        row = self._ledger.live("visit", {"visit_id": visit_id})
        return row is not None and bool(row["signed"])

    def correction_of(self, visit_id: str) -> str | None:
        """Name the visit that stands in the place of another one, if there is one."""
        found = self._ledger.select(
            "SELECT visit_id FROM visit AS later WHERE corrects = ? "  # noqa: S608 - own names
            f"AND {STANDS.format('later')}",
            visit_id,
        )
        return next((row["visit_id"] for row in found), None)

    def history(self, visit_id: str) -> History:
        """Return everything ever written to a visit's log."""
        return load_history(self._ledger, visit_id)

    def load(self, visit_id: str) -> Visit:
        """Return a visit as it stands; StoreError if it is not there."""
        return load_visits(self._ledger, [visit_id])[0]

    def load_many(self, visit_ids: Iterable[str]) -> list[Visit]:
        """Return visits as they stand, in the order asked for; StoreError if one is not there."""
        return load_visits(self._ledger, visit_ids)

    def patient_id(self, visit_id: str) -> str:
        """Tell which patient of this clinic a visit is of, whatever id its record bears."""
        return self._ledger.must_live("visit", {"visit_id": visit_id})["patient_id"]

    def open_visits(self) -> list[Visit]:
        """Return the visits in progress: not ended, not void, not signed.

        Of imported visits only those that still run: the others were treated elsewhere.
        """
        rows = self._ledger.select(
            "SELECT visit_id FROM visit INDEXED BY visit_unsigned "  # noqa: S608
            "WHERE superseded_by IS NULL AND signed = 0 "
            f"AND (imported = 0 OR {_RUNNING}) AND {_NOT_VOID} AND NOT EXISTS (SELECT 1 FROM mark "
            "WHERE mark.visit_id = visit.visit_id AND mark.superseded_by IS NULL "
            "AND mark.kind = 'ended') ORDER BY seq"
        )
        return self.load_many([row["visit_id"] for row in rows])

    def same_day(self, visit_id: str) -> list[Visit]:
        """Return the visits whose minutes the day's bill pools, this one among them.

        They are of one patient, day, discipline, payer and case; void and corrected ones are not.
        """
        one = self._ledger.must_live("visit", {"visit_id": visit_id})
        keys = ("patient_id", "on_date", "discipline", "payer_name", "case_name")
        rows = self._ledger.select(
            f"SELECT visit_id FROM visit WHERE {_LATEST} "  # noqa: S608 - own names
            + "".join(f"AND {key} = ? " for key in keys)
            + "ORDER BY (SELECT seq FROM visit AS first WHERE first.id = visit.visit_id)",
            *(one[key] for key in keys),
        )
        return self.load_many([row["visit_id"] for row in rows])

    def was_moved(self, visit_id: str) -> bool:
        """Tell whether a visit was ever of another patient, day or payer, or is not even here."""
        rows = self._ledger.select(
            "SELECT DISTINCT patient_id, on_date, discipline, payer_name, case_name FROM visit "
            "WHERE visit_id = ?",
            visit_id,
        )
        return len(list(rows)) != 1

    def treatment_days(self, patient_id: str, discipline: str) -> list[date]:
        """Return the days on which a patient was treated under a discipline, in order."""
        rows = self._ledger.select(
            f"SELECT DISTINCT on_date FROM visit WHERE {_LATEST} "  # noqa: S608 - own names
            "AND patient_id = ? AND discipline = ? AND EXISTS (SELECT 1 FROM segment "
            "WHERE segment.visit_id = visit.visit_id AND segment.superseded_by IS NULL) "
            "ORDER BY on_date",
            patient_id,
            discipline,
        )
        return [date.fromisoformat(row["on_date"]) for row in rows]

    def _refuse_signed(self, *visit_ids: str) -> None:
        for visit_id in dict.fromkeys(visit_ids):
            if self.is_signed(visit_id):
                raise SignedNoteError(
                    f"The note of visit {visit_id} is signed: nothing was changed. "
                    "Add an addendum, or correct the note."
                )

    def _patient(self, visit: Visit, stamp: Stamp) -> str:
        known = self._patients.same(visit.patient)
        if known is not None:
            return known
        return self._patients.add(visit.patient, stamp.who, stamp.at).id

    def _keep_logo(self, logo: str, stamp: Stamp) -> None:
        """Keep a logo once, for all the visits whose notes bear it."""
        row = {"name": logo_key(logo), "value": json.dumps(logo)}
        if logo and self._ledger.live("setting", row) is None:
            self._ledger.revise("setting", ("name",), row, stamp)

    def _write_text(self, visit_id: str, field: str, value: str, stamp: Stamp) -> None:
        row = {"visit_id": visit_id, "field": field, "value": value}
        if self._ledger.live("text", row) is None:
            self._ledger.revise("text", ("visit_id", "field"), row, stamp)
