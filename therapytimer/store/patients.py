"""Patients: one row a version, found as one types."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.errors import StoreError
from therapytimer.store.search import index_visit
from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Patient

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.store.ledger import Ledger, Row


class Patients:
    """The patients of the clinic."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, patient: Patient, by: str, at: datetime) -> Patient:
        """Keep a new patient; one without an id is given one.

        StoreError if the id is taken.
        """
        patient = patient if patient.id else replace(patient, id=new_id())
        if self.get(patient.id) is not None:
            raise StoreError("A patient with this id is here already: nothing was changed.")
        with self._ledger.atomic():
            self._ledger.revise("patient", ("patient_id",), _row(patient), Stamp(by, at))
        return patient

    def revise(self, patient: Patient, by: str, at: datetime) -> None:
        """Keep new particulars of a patient; visits already begun keep what they were given."""
        self._ledger.must_live("patient", {"patient_id": patient.id})
        with self._ledger.atomic():
            self._ledger.revise("patient", ("patient_id",), _row(patient), Stamp(by, at))
            visits = self._ledger.select("SELECT id FROM visit WHERE patient_id = ?", patient.id)
            for row in list(visits):
                index_visit(self._ledger, row["id"])

    def get(self, patient_id: str) -> Patient | None:
        """Return a patient as known now, or None."""
        row = self._ledger.live("patient", {"patient_id": patient_id})
        return None if row is None else _patient(row)

    def find(self, text: str, limit: int = 20) -> list[Patient]:
        """Find patients by the beginnings of words of name or record number, by name.

        Case and accents do not count; no text finds the first of all.
        """
        words = [f"% {_escaped(word)}%" for word in folded(text).split()]
        rows = self._ledger.select(
            "SELECT * FROM patient WHERE superseded_by IS NULL "  # noqa: S608 - marks only
            + "".join("AND words LIKE ? ESCAPE '!' " for _ in words)
            + "ORDER BY words, born_on LIMIT ?",
            *words,
            limit,
        )
        return [_patient(row) for row in rows]

    def with_number(self, number: str, but: str = "") -> Patient | None:
        """Find a patient with a record number, other than one by id; case does not count."""
        if not number:
            return None
        rows = self._ledger.select(
            "SELECT * FROM patient WHERE superseded_by IS NULL AND patient_id <> ? "
            "AND record_number = ? COLLATE NOCASE LIMIT 1",
            but,
            number,
        )
        return next((_patient(row) for row in rows), None)

    def same(self, patient: Patient) -> str | None:
        """Tell which patient here is meant: by id, else by record number and birth date."""
        if patient.id and self.get(patient.id) is not None:
            return patient.id
        if not patient.record_number:
            return None
        key = {"record_number": patient.record_number, "born_on": patient.born_on.isoformat()}
        row = self._ledger.live("patient", key)
        return None if row is None else row["patient_id"]


def folded(text: str) -> str:
    """Give text as it is compared: without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _escaped(word: str) -> str:
    return "".join(f"!{sign}" if sign in "!%_" else sign for sign in word)


def _row(patient: Patient) -> Row:
    return {
        "patient_id": patient.id,
        "name": patient.name,
        "born_on": patient.born_on.isoformat(),
        "record_number": patient.record_number,
        "diagnoses": json.dumps(patient.diagnoses),
        # Begins with a space, so that each word's beginning can be asked for in one way.
        "words": " ".join(("", *folded(f"{patient.name} {patient.record_number}").split())),
    }


def _patient(row: Row) -> Patient:
    return Patient(
        id=row["patient_id"],
        name=row["name"],
        born_on=date.fromisoformat(row["born_on"]),
        record_number=row["record_number"],
        diagnoses=tuple(json.loads(row["diagnoses"])),
    )
