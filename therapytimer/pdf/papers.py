"""Papers: what the note of a visit is made of, gathered from the visits of its day."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from therapytimer.pdf.paper import NotePaper
from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_fields, bill_for, in_order, is_void
from therapytimer.visit.record import records_text
from therapytimer.visit.signing import is_frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.codes import Catalogue
    from therapytimer.visit.visit import Visit

_KIND = "treatment-note"
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NUMBER = 24
_SHORT_ID = 8


def paper_of(
    visit: Visit, day: Iterable[Visit], catalogue: Catalogue, now: datetime | None = None
) -> NotePaper:
    """Gather everything that a visit's note prints; `day` are the visits that its bill pools.

    Their order does not matter, so that every laptop writes the same bytes; a signed visit has them
    by value. `now` ends running
    segments of a draft on screen; without it a running segment is refused (RecordError).
    """
    pooled = visit.pooled if is_frozen(visit) else day
    others = in_order(one for one in pooled if one.id != visit.id)
    bill = bill_for(in_order((visit, *others)), catalogue, now)
    return NotePaper(
        visit=visit,
        bill=bill,
        checked=checklist(visit, bill, catalogue, others),
        names={number: code.name for number, code in catalogue.items()},
        records=_records(visit, others, bill),
        day_visits=others,
        visit_bill=bill_for((visit,), catalogue, now) if others else None,
        audit_head=_signed_head(visit),
        size=visit.clinic.paper,
    )


def file_name(visit: Visit, *, by_patient: bool = False, replaced: bool = False) -> str:
    """Name a note by day and record number, or by the patient where the clinic asks for it.

    The name tells where a correction stands in the note's place: its frozen pages never do.
    What has no letter or digit that every system takes gives way to the next: patient, record
    number, visit.
    """
    patient = visit.patient
    names = (_plain(patient.name) if by_patient else "", patient.record_number, visit.id)
    number = next((one for one in names if _safe(one)), "")
    kind = f"{_KIND}-replaced" if replaced else _KIND
    return document_name(visit.on, number[:_SHORT_ID] if number == visit.id else number, kind)


def document_name(on: date, number: str, kind: str) -> str:
    """Name a document by day, number and kind.

    The day in front keeps it clear of reserved names such as CON.
    """
    return "-".join(filter(None, (on.isoformat(), _safe(number), f"{kind}.pdf")))


def _safe(number: str) -> str:
    """Give what every system takes in the name of a file, cut so that the whole is short."""
    return _UNSAFE.sub("-", number).strip("-")[:_LONGEST_NUMBER].strip("-")


def _plain(name: str) -> str:
    """Give a name's letters without their accents."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(one for one in letters if not unicodedata.combining(one))


def _records(visit: Visit, others: Sequence[Visit], bill: Bill) -> bytes:
    """Give the records to attach; the note's own has the bill, once nothing runs any more.

    A signed visit keeps the bill that it was signed with.
    """
    runs = any(one.stop is None for each in (visit, *others) for one in each.segments)
    known = not (runs or visit.signatures or is_void(visit))
    return records_text((visit, *others), {visit.id: bill_fields(bill)} if known else {})


def _signed_head(visit: Visit) -> str:
    """Give the audit head at signing, which an unsigned note does not have."""
    heads = [one.get("audit_head") for one in visit.signatures]
    return next((head for head in reversed(heads) if isinstance(head, str)), "")
