"""The charge list: the lines of a bill as rows for billing software."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from io import StringIO

from therapytimer.billing.bill import Bill
from therapytimer.billing.codes import Catalogue
from therapytimer.billing.lines import BillLine, Lane
from therapytimer.billing.services import billed_code
from therapytimer.visit.amendments import lines_of
from therapytimer.visit.day import billed_as, by_assistants_alone
from therapytimer.visit.facts import Segment
from therapytimer.visit.people import Clinician
from therapytimer.visit.visit import Visit

_FORMULA = tuple("=+-@\t\r")  # what makes a spreadsheet take a cell for a formula
_POINTERS = "ABCD"  # a claim line points to four diagnoses at most
_MODIFIERS = 4
_BETWEEN = "; "
_NO_UNITS = "0"
_REPLACES = "replaces"
_NOTES = {True: "signed", False: "draft"}


@dataclass(frozen=True, slots=True)
class Charge:
    """One row of the charge list; its fields are the columns, in this order.

    Pointers count the diagnoses of the row from A. `status` is "new"; "replaces" where other notes
    made up the day's bill before (one was corrected, or there is one more): the line takes the
    place of any sent before; or "withdrawn" for a line of such an earlier bill that there is no
    longer. `note` is "signed", or "draft" while a note of the day is not: such a row may change.
    """

    date: str
    record_number: str
    code: str
    units: str
    modifier_1: str
    modifier_2: str
    modifier_3: str
    modifier_4: str
    minutes: str
    diagnosis_pointers: str
    diagnoses: str
    furnished_by: str
    furnished_by_npi: str
    billed_under: str
    billed_under_npi: str
    referrer: str
    referrer_npi: str
    place_of_service: str
    reference: str
    payer: str
    status: str
    visits: str
    note: str
    second_payer: str


def charges_of(bill: Bill, visits: Sequence[Visit], catalogue: Catalogue) -> list[Charge]:
    """Give a row for each line of a bill with something to bill; `visits` are those it pools.

    A line without units is listed only where it takes the place of one that had some.
    """
    codes = catalogue.with_own(code for visit in visits for code in visit.codes)
    signed = all(visit.signatures for visit in visits)
    rows = (
        replace(_charge(line, bill, _served(line, visits, codes)), note=_NOTES[signed])
        for line in bill.lines
    )
    return [row for row in rows if row.units != _NO_UNITS or _had_units(row, visits)]


def _had_units(row: Charge, visits: Iterable[Visit]) -> bool:
    """Whether a note that was corrected billed a row; one that keeps no bill may have."""
    made = [one.correction for one in visits if one.corrects]
    kept = [lines_of(one.former if one else None) for one in made]
    key = (row.code, " ".join(filter(None, _modifiers_of(row))))
    return any(not lines or lines.get(key, (0, 0))[1] for lines in kept)


def withdrawn(
    now: Iterable[Charge], before: Iterable[Charge], *, final: bool = True
) -> list[Charge]:
    """Give the rows of earlier bills of a day that have no successor, once each, with 0 units.

    A row's successor has its date, record number, code and modifiers. `final` says whether every
    note that took the place of an earlier one is signed.
    """
    kept = {_line_of(row) for row in now}
    gone = {_line_of(row): row for row in before if row.units != _NO_UNITS}
    return [
        replace(row, units=_NO_UNITS, status="withdrawn", note=_NOTES[final])
        for line, row in gone.items()
        if line not in kept
    ]


def _line_of(row: Charge) -> tuple[str, ...]:
    return (row.date, row.record_number, row.code, *_modifiers_of(row))


def _modifiers_of(row: Charge) -> tuple[str, ...]:
    return (row.modifier_1, row.modifier_2, row.modifier_3, row.modifier_4)


def charges_csv(charges: Iterable[Charge]) -> bytes:
    """Write the charge list with its column names, in UTF-8; no cell is a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([field.name for field in fields(Charge)])
    writer.writerows([_plain(cell) for cell in astuple(charge)] for charge in charges)
    return text.getvalue().encode()


_Served = Sequence[tuple[Visit, Segment]]


def _charge(line: BillLine, bill: Bill, served: _Served) -> Charge:
    visits = list({visit.id: visit for visit, _ in served}.values())
    referrers = [visit.referrer for visit in visits if visit.referrer]
    furnished, under = _furnished_by(served), _billed_under(served)
    diagnoses = list(dict.fromkeys(one for visit in visits for one in visit.patient.diagnoses))
    modifiers = (*line.modifiers, *[""] * _MODIFIERS)
    return Charge(
        date=bill.on.isoformat(),
        record_number=_joined(visit.patient.record_number for visit in visits),
        code=line.code,
        units=str(line.units),
        modifier_1=modifiers[0],
        modifier_2=modifiers[1],
        modifier_3=modifiers[2],
        modifier_4=modifiers[3],
        minutes=str(line.minutes),
        diagnosis_pointers=" ".join(_POINTERS[: len(diagnoses)]),
        diagnoses=" ".join(diagnoses),
        furnished_by=_joined(_titled(one) for one in furnished),
        furnished_by_npi=_joined(one.npi for one in furnished),
        billed_under=_joined(_titled(one) for one in under),
        billed_under_npi=_joined(one.npi for one in under),
        referrer=_joined(one.name for one in referrers),
        referrer_npi=_joined(one.npi for one in referrers),
        place_of_service=_joined(visit.place_of_service for visit in visits),
        reference=_joined(visit.reference for visit in visits),
        payer=bill.payer,
        status=_REPLACES if any(visit.corrects for visit in visits) else "new",
        visits=_joined(bill.visit_ids),
        note="",
        second_payer=bill.second,
    )


def _served(line: BillLine, visits: Iterable[Visit], codes: Catalogue) -> _Served:
    """Give the segments that a line counts, each with its visit, in order of start."""
    found = [
        (visit, segment)
        for visit in visits
        for segment in visit.segments
        if _service(billed_as(visit, segment.code), visit, codes)
        == _service(line.code, visit, codes)
        and _in_lane(line, visit, segment)
    ]
    return sorted(found, key=lambda one: one[1].start)


def _in_lane(line: BillLine, visit: Visit, segment: Segment) -> bool:
    """Whether a segment of the line's code is in its lane; an undivided line has both."""
    return not line.divided or by_assistants_alone(visit, segment) == (line.lane is Lane.ASSISTANT)


def _service(number: str, visit: Visit, codes: Catalogue) -> str:
    """Give the code under which another one is counted: the first of its service."""
    return billed_code(number, codes, visit.payer).number


def _furnished_by(served: _Served) -> list[Clinician]:
    return _once(one for visit, segment in served for one in _by(visit, segment))


def _billed_under(served: _Served) -> list[Clinician]:
    """Who furnished as a therapist; where only assistants did, who supervises them."""
    return _once(one for visit, segment in served for one in _responsible(visit, segment))


def _responsible(visit: Visit, segment: Segment) -> list[Clinician]:
    by = list(_by(visit, segment))
    therapists = [one for one in by if not one.assistant]
    supervisors = [visit.clinician(one.supervised_by) for one in by if one.supervised_by]
    return therapists or [one for one in supervisors if one is not None]


def _by(visit: Visit, segment: Segment) -> Iterator[Clinician]:
    return (one for one in visit.clinicians if one.id in segment.by)


def _once(clinicians: Iterable[Clinician]) -> list[Clinician]:
    return list(dict.fromkeys(clinicians))


def _titled(clinician: Clinician) -> str:
    return ", ".join(filter(None, (clinician.name, clinician.credentials)))


def _joined(words: Iterable[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(filter(None, words)))


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
