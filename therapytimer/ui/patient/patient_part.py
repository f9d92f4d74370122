"""The patient, who referred them, and the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from therapytimer.ui.fields.section import Section
from therapytimer.ui.patient.entries import DAY_EXAMPLE, LineEntry
from therapytimer.ui.patient.grid import grid_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPLAINED = "What is put right here holds for this visit and those to come."
_DIAGNOSES = "ICD-10 codes, with commas between them."
_SECOND_PAYER = (
    "Rule, modifiers and edits are the first payer's. Of a second one that has a yearly threshold "
    "that threshold counts, with plan of care and progress reports."
)
_CASE = "Only where a patient has two: each has a bill of its own."
_REFERENCE = "The number of a claim, an order or an authorization."


class PatientPart(Section):
    """Who is treated, for what, and on whose word."""

    def __init__(self) -> None:
        super().__init__("Patient", _EXPLAINED)
        self.entries = {
            "patient.name": LineEntry("Name"),
            "patient.born_on": LineEntry("Birth date", example=DAY_EXAMPLE),
            "patient.record_number": LineEntry("Record number"),
            "patient.diagnoses": LineEntry("Diagnoses", _DIAGNOSES, "R26.81, M54.50"),
            "referrer.name": LineEntry("Referred by"),
            "referrer.npi": LineEntry("NPI of the referrer", example="Ten digits"),
            "second_payer": LineEntry("Second payer", _SECOND_PAYER, "None"),
            "case": LineEntry("Case", _CASE),
            "reference": LineEntry("Reference", _REFERENCE),
        }
        name, born_on, number, diagnoses, referrer, npi, second, case, reference = (
            self.entries.values()
        )
        self._second = second
        rows = (
            ((name, 2), (born_on, 1), (number, 1)),
            ((diagnoses, 4),),
            ((referrer, 2), (npi, 2)),
            ((second, 4),),
            ((case, 2), (reference, 2)),
        )
        self.inside.addLayout(grid_of(rows))

    def offer_payers(self, names: Sequence[str]) -> None:
        """Offer these names while a second payer is typed."""
        found = QCompleter(list(names), self._second)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        self._second.edit.setCompleter(found)
