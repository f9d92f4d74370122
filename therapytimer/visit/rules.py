"""The rules that hold for a visit, put into it by value: what its bill rests on.

A clinic's own visit bears no grounds until its note or record leaves the clinic or is signed: till
then a corrected table or fee must count. What came in from elsewhere, and what was signed, keeps
what it brought, so that every laptop makes the same bill of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from therapytimer.billing.bill import Bill
from therapytimer.billing.codes import Catalogue
from therapytimer.billing.grounds import Grounds, Tables, grounds_of
from therapytimer.billing.kx import YearUse
from therapytimer.billing.mppr import Estimate, Highest, estimate, highest_in
from therapytimer.billing.second import counting_second, with_second
from therapytimer.billing.services import billed_code, claimed_as
from therapytimer.billing.thresholds import threshold_for
from therapytimer.visit.day import (
    bill_for,
    billed_as,
    group_visits,
    patients_of,
    second_payer_of,
)
from therapytimer.visit.visit import Visit

Billed = TypeVar("Billed")
Day = tuple[Visit, ...]
YearKey = tuple[str, int, str]  # patient, year, therapy
_TOGETHER = 2  # bills of a day from which one can have what another is paid in full


def with_rules(
    day: Iterable[Visit], tables: Tables, catalogue: Catalogue, use: YearUse | None = None
) -> Day:
    """Give the visits of one bill, each with its grounds; those that bear them keep them.

    The pairs are those among the codes of all of them. `use` is the year's amount before this bill.
    """
    visits = tuple(day)
    if all(_settled(one) for one in visits):
        return visits
    grounds = _grounds(visits, tables, catalogue)
    if grounds.threshold is not None:
        grounds = replace(grounds, use=use)
    return tuple(one if _settled(one) else replace(one, grounds=grounds) for one in visits)


def _grounds(visits: Sequence[Visit], tables: Tables, catalogue: Catalogue) -> Grounds:
    first, codes = visits[0], set(_codes(visits, catalogue))
    grounds = grounds_of(codes, first.on, first.payer, first.discipline, tables)
    second = counting_second(first.payer, second_payer_of(visits))
    if second is None:
        return grounds
    claimed = {claimed_as(code, second) for code in codes}
    of_second = grounds_of(claimed, first.on, second, first.discipline, tables)
    return with_second(grounds, of_second)


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
        self._elsewhere: dict[str, Highest | None] = {}

    def compare(self, days: Sequence[Iterable[Visit]]) -> None:
        """Look at bills of one patient, day and payer together, before any of them is taken in.

        Of all disciplines one unit is paid in full [MPPR]. Bills are in the order of the day; one
        whose stopwatch runs is not known yet.
        """
        if len(days) < _TOGETHER:
            return
        groups = [tuple(day) for day in days]
        best = [None if _runs(group) else self._best(group) for group in groups]
        for place, group in enumerate(groups):
            found = _highest(best, place)
            self._elsewhere |= {visit.id: found for visit in group}

    def filled(self, patient: str, day: Iterable[Visit]) -> Day:
        """Give the visits of one bill with their grounds, as the bills taken in so far have it."""
        visits = tuple(day)
        key = self._key(patient, visits)
        use = None if key is None else self._use(key, visits[0].on)
        known = with_rules(visits, self._tables, self._catalogue, use)
        elsewhere = self._elsewhere.get(visits[0].id)
        return known if elsewhere is None else _beside(visits, known, elsewhere)

    def billed(self, patient: str, day: Iterable[Visit]) -> tuple[Day, Bill]:
        """Make a bill and take its amount in."""
        visits = self.filled(patient, day)
        bill = bill_for(visits, self._catalogue)
        key = self._key(patient, visits)
        if key is not None:
            counted = self._counted(bill, visits)
            self._bills.setdefault(key, []).append(_used(bill.on, counted))
        return visits, bill

    def _best(self, visits: Day) -> Decimal | None:
        """Give the highest practice expense on a bill."""
        bill = bill_for(with_rules(visits, self._tables, self._catalogue), self._catalogue)
        return highest_in(line.charge for line in bill.counted.lines) if bill.counted else None

    def _counted(self, bill: Bill, visits: Day) -> Estimate | None:
        """Give what a bill counts in its year, whatever was known when its note was signed."""
        elsewhere = self._elsewhere.get(visits[0].id)
        if bill.counted is None or elsewhere is None:
            return bill.counted
        first = visits[0].payer
        payer = counting_second(first, second_payer_of(visits)) or first
        charges = [line.charge for line in bill.counted.lines]
        return estimate(charges, mppr=payer.mppr, elsewhere=elsewhere)

    def _key(self, patient: str, visits: Sequence[Visit]) -> YearKey | None:
        visit = visits[0]
        threshold = threshold_for(self._tables.thresholds, visit.on, visit.discipline)
        second = counting_second(visit.payer, second_payer_of(visits))
        if threshold is None or not (visit.payer.threshold or second):
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
    everything = tuple(visits)
    groups, patients = group_visits(everything), patients_of(everything)
    for beside in bills_beside(groups, lambda group: _of_a_day(group, patients)):
        book.compare(beside)
    bills = {
        group[0].id: book.billed(patients[group[0].id], group)[1]
        for group in sorted(groups, key=lambda group: group[0].on)
    }
    return [bills[group[0].id] for group in groups]


def bills_beside(days: Iterable[Billed], key: Callable[[Billed], object]) -> list[list[Billed]]:
    """Put together what is of one patient, day and payer by `key`, in the order given."""
    found: dict[object, list[Billed]] = {}
    for day in days:
        found.setdefault(key(day), []).append(day)
    return list(found.values())


def _of_a_day(visits: Sequence[Visit], patients: Mapping[str, str]) -> tuple[str, date, str]:
    first = visits[0]
    return patients[first.id], first.on, first.payer.name


def _runs(visits: Iterable[Visit]) -> bool:
    return any(segment.stop is None for visit in visits for segment in visit.segments)


def _highest(best: Sequence[Decimal | None], place: int) -> Highest | None:
    """Find the best unit of the bills but one; of equals that of the first bill."""
    others = [
        Highest(expense, number < place)
        for number, expense in enumerate(best)
        if expense is not None and number != place
    ]
    return max(others, key=lambda one: one.practice_expense, default=None)


def _beside(before: Day, filled: Day, elsewhere: Highest) -> Day:
    """Tell visits that have just been given their grounds what other bills of the day keep."""
    return tuple(
        new
        if old.grounds is new.grounds or new.grounds is None
        else replace(new, grounds=replace(new.grounds, elsewhere=elsewhere))
        for old, new in zip(before, filled, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Used:
    """What one bill counts towards the threshold; `priced` is false where a price was missing."""

    on: date
    allowed: Decimal
    priced: bool


def _used(on: date, counted: Estimate | None) -> _Used:
    lines = counted.lines if counted else ()
    amounts = [line.allowed for line in lines if line.charge.covered]
    known = [amount for amount in amounts if amount is not None]
    priced = counted is not None and len(known) == len(amounts)
    return _Used(on, sum(known, Decimal()), priced)
