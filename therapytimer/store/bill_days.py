"""The days that bills cover, many at once: for exports, and for what was used of a year."""

from __future__ import annotations

import gc
import json
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from therapytimer.store.clinic_tables import clinic_tables
from therapytimer.store.loading import load_visits
from therapytimer.store.standing import STANDS
from therapytimer.visit.rules import YearBook, bills_beside, with_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Generator

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.ledger import Ledger
    from therapytimer.store.store import Store
    from therapytimer.visit.visit import Visit

# What one bill covers, as columns of a visit's row.
_KEYS = ("patient_id", "on_date", "discipline", "payer_name", "case_name")
_KEY = itemgetter(*_KEYS)
_COLUMNS = ", ".join(("visit_id", *_KEYS))
_OPENED = "(SELECT seq FROM visit AS first WHERE first.id = visit.visit_id)"
_ASKED = f"""SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL
    AND visit_id IN (SELECT value FROM json_each(?))"""  # noqa: S608 - own names
# Void and corrected visits are few: listed once, not looked for at each visit.
_STANDING = f"""SELECT {_COLUMNS} FROM visit WHERE superseded_by IS NULL
    AND patient_id IN (SELECT value FROM json_each(?)) AND on_date BETWEEN ? AND ?
    AND visit_id NOT IN (SELECT visit_id FROM mark WHERE superseded_by IS NULL AND kind = 'void')
    AND visit_id NOT IN (SELECT corrects FROM visit AS later WHERE corrects IS NOT NULL
        AND {STANDS.format("later")})
    ORDER BY on_date, {_OPENED}"""  # noqa: S608 - own names

DayKey = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class BillDay:
    """The visits that one bill pools, as opened; what makes them one bill is their `key`."""

    key: DayKey
    visits: tuple[Visit, ...]

    @property
    def patient_id(self) -> str:
        """The patient by the clinic's own id."""
        return self.key[0]

    @property
    def runs(self) -> bool:
        """Whether a stopwatch of it still runs."""
        return any(one.stop is None for visit in self.visits for one in visit.segments)


def bill_days(ledger: Ledger, visit_ids: Collection[str]) -> list[BillDay]:
    """Give the days of the bills of some visits, and all days of those patients' years before.

    They stand in order of date. Void visits and those that another one corrects are in none.
    """
    asked = list(ledger.select(_ASKED, json.dumps(list(visit_ids))))
    if not asked:
        return []
    days = sorted(row["on_date"] for row in asked)
    patients = json.dumps(sorted({row["patient_id"] for row in asked}))
    rows = list(ledger.select(_STANDING, patients, f"{days[0][:4]}-01-01", days[-1]))
    visits = load_visits(ledger, [row["visit_id"] for row in rows])
    loaded = {one.id: one for one in visits}
    found: dict[DayKey, list[Visit]] = {}
    for row in rows:
        found.setdefault(_KEY(row), []).append(loaded[row["visit_id"]])
    return [BillDay(key, tuple(each)) for key, each in found.items()]


@contextmanager
def _collector_at_rest() -> Generator[None]:
    """Keep the garbage collector from walking, again and again, thousands of records that stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # All that was made counts as old from here on; else the first walk is over all of it.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


class BilledDays:
    """The days of the bills of some visits: each with its grounds and, where none runs, its bill.

    All of it is read at once, so that thousands are billed in seconds.
    """

    def __init__(self, store: Store, catalogue: Catalogue, visit_ids: Collection[str]) -> None:
        self._catalogue = catalogue
        self._tables = clinic_tables(store)
        self._days: dict[str, BillDay] = {}
        self._bills: dict[DayKey, Bill] = {}
        book = YearBook(self._tables, catalogue, store.used_amounts.typed())
        with _collector_at_rest():
            for beside in _beside(bill_days(store.ledger, visit_ids)):
                book.compare([day.visits for day in beside])
                for day in beside:
                    self._take_in(day, book)

    def _take_in(self, day: BillDay, book: YearBook) -> None:
        if day.runs:
            filled = BillDay(day.key, book.filled(day.patient_id, day.visits))
        else:
            visits, self._bills[day.key] = book.billed(day.patient_id, day.visits)
            filled = BillDay(day.key, visits)
        self._days |= {visit.id: filled for visit in filled.visits}

    def day(self, visit_id: str) -> BillDay | None:
        """Give the day whose bill pools a visit; None for one that is void or corrected."""
        return self._days.get(visit_id)

    def bill(self, day: BillDay) -> Bill:
        """Give the bill of a day of which nothing runs."""
        return self._bills[day.key]

    def filled(self, visit: Visit) -> Visit:
        """Give a visit with the grounds of its bill."""
        day = self.day(visit.id)
        if day is None:
            return with_rules((visit,), self._tables, self._catalogue)[0]
        return next(one for one in day.visits if one.id == visit.id)


def year_before(store: Store, catalogue: Catalogue, visit_id: str) -> YearBook:
    """Give the year of a visit's patient with the bills before the one that pools this visit."""
    book = YearBook(clinic_tables(store), catalogue, store.used_amounts.typed())
    for beside in _beside(bill_days(store.ledger, [visit_id])):
        book.compare([day.visits for day in beside])
        for day in beside:
            if any(visit.id == visit_id for visit in day.visits):
                return book
            if not day.runs:
                book.billed(day.patient_id, day.visits)
    return book


def _beside(days: list[BillDay]) -> list[list[BillDay]]:
    """Put together the bills of a patient, day and payer: patient, date and payer of their keys."""
    return bills_beside(days, lambda day: (*day.key[:2], day.key[3]))
