"""The rules that hold for a visit, put into it by value: what its bill rests on.

A clinic's own visit bears no grounds until its note or record leaves the clinic or is signed: till
then a corrected table or fee must count. What came in from elsewhere, and what was signed, keeps
what it brought, so that every laptop makes the same bill of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from therapytimer.billing.bill import Bill
from therapytimer.billing.codes import Catalogue
from therapytimer.billing.grounds import Tables, grounds_of
from therapytimer.billing.kx import YearUse
from therapytimer.billing.services import billed_code
from therapytimer.billing.thresholds import threshold_for
from therapytimer.visit.day import bill_for, billed_as, group_visits
from therapytimer.visit.visit import Visit

Day = tuple[Visit, ...]
YearKey = tuple[str, int, str]  # patient, year, therapy


def with_rules(
    day: Iterable[Visit], tables: Tables, catalogue: Catalogue, use: YearUse | None = None
) -> Day:
    """Give the visits of one bill, each with its grounds; those that bear them keep them.

    The pairs are those among the codes of all of them. `use` is the year's amount before this bill.
    """
    visits = tuple(day)
    if all(_settled(one) for one in visits):
        return visits
    first = visits[0]
    codes = _codes(visits, catalogue)
    grounds = grounds_of(codes, first.on, first.payer, first.discipline, tables)
    if grounds.threshold is not None:
        grounds = replace(grounds, use=use)
    return tuple(one if _settled(one) else replace(one, grounds=grounds) for one in visits)


def _settled(visit: Visit) -> bool:
    return visit.grounds is not None or bool(visit.signatures)


def _codes(visits: Sequence[Visit], catalogue: Catalogue) -> Iterator[str]:
    """Give every code that a line of the day's bill may bear."""
    known = catalogue.with_own(code for visit in visits for code in visit.codes)
    tapped = {
        billed_as(visit, segment.code): visit.payer
        for visit in visits
        for segment in visit.segments
    }
    for number, payer in tapped.items():
        code = billed_code(number, known, payer)
        yield code.number
        if code.partner is not None:
            yield code.partner


class YearBook:
    """The years of patients, bill by bill in order of date.

    `typed` are opening values with their day, by patient, year and therapy ("PT and SLP", "OT").
    One stands for all before its day; our own bills count from that day on.
    """

    def __init__(
        self, tables: Tables, catalogue: Catalogue, typed: Mapping[YearKey, tuple[date, Decimal]]
    ) -> None:
        self._tables = tables
        self._catalogue = catalogue
        self._typed = typed
        self._bills: dict[YearKey, list[_Used]] = {}

    def filled(self, patient: str, day: Iterable[Visit]) -> Day:
        """Give the visits of one bill with their grounds, as the bills taken in so far have it."""
        visits = tuple(day)
        key = self._key(patient, visits[0])
        use = None if key is None else self._use(key, visits[0].on)
        return with_rules(visits, self._tables, self._catalogue, use)

    def billed(self, patient: str, day: Iterable[Visit]) -> tuple[Day, Bill]:
        """Make a bill and take its amount in."""
        visits = self.filled(patient, day)
        bill = bill_for(visits, self._catalogue)
        key = self._key(patient, visits[0])
        if key is not None:
            self._bills.setdefault(key, []).append(_used(bill))
        return visits, bill

    def _key(self, patient: str, visit: Visit) -> YearKey | None:
        threshold = threshold_for(self._tables.thresholds, visit.on, visit.discipline)
        if threshold is None or not visit.payer.threshold:
            return None
        return patient, threshold.year, threshold.therapy

    def _use(self, key: YearKey, on: date) -> YearUse:
        """Add up what was used before a bill of a day, with its source."""
        bills = self._bills.get(key, [])
        known_on, amount = self._typed.get(key, (date.max, None))
        opened = known_on <= on
        since = known_on if opened else min((bill.on for bill in bills), default=on)
        counted = [bill for bill in bills if bill.on >= since]
        return YearUse(
            year=on.year,
            here=sum((bill.allowed for bill in counted), Decimal()),
            since=since,
            typed=amount if opened else None,
            typed_on=known_on if opened else None,
            complete=all(bill.priced for bill in counted),
        )


def bills_of(visits: Iterable[Visit], catalogue: Catalogue, tables: Tables) -> list[Bill]:
    """Make the bills of any number of visits, one for each group, in the order of the visits.

    Of a year they know what these visits have used; what was typed stands in their grounds.
    """
    book = YearBook(tables, catalogue, {})
    groups = group_visits(visits)
    bills = {
        group[0].id: book.billed(_patient(group[0]), group)[1]
        for group in sorted(groups, key=lambda group: group[0].on)
    }
    return [bills[group[0].id] for group in groups]


def _patient(visit: Visit) -> str:
    patient = visit.patient
    return patient.id or f"{patient.record_number} {patient.born_on}"


@dataclass(frozen=True, slots=True)
class _Used:
    """What one bill counts towards the threshold; `priced` is false where a price was missing."""

    on: date
    allowed: Decimal
    priced: bool


def _used(bill: Bill) -> _Used:
    lines = bill.estimate.lines if bill.estimate else ()
    amounts = [line.allowed for line in lines if line.charge.covered]
    known = [amount for amount in amounts if amount is not None]
    priced = bill.estimate is not None and len(known) == len(amounts)
    return _Used(bill.on, sum(known, Decimal()), priced)
