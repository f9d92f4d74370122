"""What patients had used of a year's threshold before this laptop knew: typed, with its day.

It stands in a table of its own and not among a patient's particulars: those are copied into every
visit, while this is known by year and therapy and each change of it is a new row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from therapytimer.billing.fees import cents
from therapytimer.store.audit import Stamp

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.store.ledger import Ledger, Row

_CENTS = 100


@dataclass(frozen=True, slots=True)
class UsedAmount:
    """An opening value: allowed dollars of a calendar year, as known on a day of that year.

    `therapy` is "PT and SLP" or "OT", as a threshold's.
    """

    patient_id: str
    year: int
    therapy: str
    amount: Decimal
    known_on: date


class UsedAmounts:
    """The opening values of all patients."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self, patient_id: str, year: int, therapy: str) -> UsedAmount | None:
        """Return a patient's opening value; None where none was typed or it was taken back."""
        return next((each for each in self.of(patient_id) if _is_of(each, year, therapy)), None)

    def of(self, patient_id: str) -> tuple[UsedAmount, ...]:
        """Return a patient's opening values, the latest year first."""
        rows = self._ledger.select(
            "SELECT * FROM used_amount WHERE patient_id = ? AND superseded_by IS NULL "
            "AND cents IS NOT NULL ORDER BY year DESC, therapy",
            patient_id,
        )
        return tuple(_used_amount(row) for row in rows)

    def typed(self) -> dict[tuple[str, int, str], tuple[date, Decimal]]:
        """Give day and amount of every opening value by patient, year and therapy."""
        rows = self._ledger.select(
            "SELECT * FROM used_amount WHERE superseded_by IS NULL AND cents IS NOT NULL"
        )
        return {
            (each.patient_id, each.year, each.therapy): (each.known_on, each.amount)
            for each in map(_used_amount, rows)
        }

    def set(self, used: UsedAmount, by: str, at: datetime) -> None:
        """Keep an opening value; one that is the same already is not written again.

        ValueError for an amount below zero or a day of another year.
        """
        if used.amount < 0:
            raise ValueError(f"An amount used is 0 dollars or more, not {used.amount}.")
        if used.known_on.year != used.year:
            raise ValueError(f"The amount of {used.year} must be of a day in it.")
        self._write(_row(used), Stamp(by, at))

    def take_back(self, used: UsedAmount, by: str, at: datetime) -> None:
        """Let an opening value that was typed by mistake hold no more."""
        self._write({**_row(used), "cents": None}, Stamp(by, at))

    def _write(self, row: Row, stamp: Stamp) -> None:
        key = ("patient_id", "year", "therapy")
        live = self._ledger.live("used_amount", {name: row[name] for name in key})
        if live is not None and all(live[name] == value for name, value in row.items()):
            return
        self._ledger.must_live("patient", {"patient_id": row["patient_id"]})
        with self._ledger.atomic():
            self._ledger.revise("used_amount", key, row, stamp)


def _is_of(used: UsedAmount, year: int, therapy: str) -> bool:
    return (used.year, used.therapy) == (year, therapy)


def _row(used: UsedAmount) -> Row:
    return {
        "patient_id": used.patient_id,
        "year": used.year,
        "therapy": used.therapy,
        "cents": int(cents(used.amount) * _CENTS),
        "on_date": used.known_on.isoformat(),
    }


def _used_amount(row: Row) -> UsedAmount:
    return UsedAmount(
        patient_id=row["patient_id"],
        year=row["year"],
        therapy=row["therapy"],
        amount=cents(Decimal(row["cents"]) / _CENTS),
        known_on=date.fromisoformat(row["on_date"]),
    )
