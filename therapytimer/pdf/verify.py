"""Verifying a note: whether its pages, its records and its bill still agree with each other."""

from __future__ import annotations

import hashlib
import json
import logging
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from therapytimer import __version__
from therapytimer.pdf.attachment import REPORT_NAME, attached_records
from therapytimer.pdf.redrawn import says_otherwise
from therapytimer.pdf.seal import Seal, pages_hash, seal_in, summary
from therapytimer.visit.addenda import addenda_faults
from therapytimer.visit.day import bill_fields, bill_for, in_order, is_void
from therapytimer.visit.record import RecordError, raw_records, read_records, record_hash
from therapytimer.visit.record.reports import report_of
from therapytimer.visit.report_signature import report_faults
from therapytimer.visit.signing import signature_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pypdf import PdfReader

    from therapytimer.billing.codes import Catalogue
    from therapytimer.billing.payers import Payer
    from therapytimer.visit.visit import Visit

AGREES = "This note agrees with itself, not compared with the clinic's file."
_NOT_WHOLE = "This file is not a whole PDF: it is something else, cut off or damaged."
_LOCKED = (
    "This PDF is protected with a password: give it with --password-file FILE, or verify a copy "
    "without one."
)
_NOT_OURS = "This PDF carries no visit record: it is not a therapytimer note."
_NO_SEAL = (
    "This PDF has no seal that this program can read: it was changed or is from a newer program."
)
_PAGES = "The pages are not those that were written: they were changed afterwards."
_OTHERWISE = "The pages say something else than the attached visit records: they were changed."
_NOT_DRAWN = (
    "It was written by version {that}, so that this one ({this}) has not drawn the pages again to "
    "compare them."
)
_PAINTED = "It shows characters that this program cannot draw again to compare the pages."
_RAN = "It is a draft in which a stopwatch still ran: its pages were not drawn again."
_OVERLAID = "Something was added on top of the pages, such as comments or fields."
_RECORD = "The attached visit record {number} of {count} was changed afterwards."
_REPORT = "The attached record of the report was changed afterwards."
_WORDS = "The signatures or addenda of the attached visit record were changed afterwards."
_NOT_SIGNED = "The attached visit records are not those that were signed."
_UNREADABLE = "The attached visit record cannot be read. {why}"
_BILL = "The stored bill does not follow from the recorded minutes: it was changed afterwards."
_RULES = (
    "The rules of this program ({this}) give another bill than those of {that}, which wrote it."
)
# What pypdf lets through for bytes that are no PDF; none of them is a fault of the program.
DAMAGE = (
    *(ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError),
    *(OverflowError, AssertionError, NotImplementedError, zlib.error),
)


class _RefusedError(Exception):
    """The file is nothing that can be verified; the text says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a note agrees with itself, and what does not, one sentence each.

    `is_note` is false where the file is none that can be compared at all.
    """

    ok: bool
    sentences: tuple[str, ...]
    is_note: bool = True


def verify_note(content: bytes, catalogue: Catalogue, payers: Sequence[Payer]) -> Verdict:
    """Compare a note's pages and records with its seal, and its bill with the minutes."""
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # one clear sentence instead
    try:
        faults = tuple(_faults(content, catalogue, payers))
        remarks = () if faults else tuple(_compared_again(content, catalogue, payers))
    except _RefusedError as refusal:
        return Verdict(ok=False, sentences=(str(refusal),), is_note=False)
    except (PyPdfError, *DAMAGE):
        return Verdict(ok=False, sentences=(_NOT_WHOLE,), is_note=False)
    if _OTHERWISE in remarks:
        return Verdict(ok=False, sentences=(_OTHERWISE,))
    return Verdict(not faults, faults or (AGREES, *remarks))


def _faults(content: bytes, catalogue: Catalogue, payers: Sequence[Payer]) -> Iterator[str]:
    reader = _opened(content)
    records, report = attached_records(reader), attached_records(reader, REPORT_NAME)
    if records is None and report is None:
        raise _RefusedError(_NOT_OURS)
    seal = seal_in(reader)
    if seal is None:
        yield _NO_SEAL
        return
    yield from _changed_pages(reader, seal)
    try:
        if records is None:
            yield from _changed_report(report or b"", seal)
            return
        yield from _changes(records, seal)
        yield from _unsigned(records, read_records(records, catalogue, payers)[0])
        yield from _other_bills(records, seal, read_records(records, catalogue, payers), catalogue)
    except RecordError as error:
        yield _UNREADABLE.format(why=error)


def _compared_again(content: bytes, catalogue: Catalogue, payers: Sequence[Payer]) -> Iterator[str]:
    """Draw a note again that agrees so far, and say what comes of it where that is anything."""
    reader = _opened(content)
    records, seal = attached_records(reader), seal_in(reader)
    if records is None or seal is None:
        return  # a report: its record is not drawn again
    visits = read_records(records, catalogue, payers)
    if any(one.stop is None for each in visits for one in each.segments):
        yield _RAN
    elif seal.program != __version__:
        yield _NOT_DRAWN.format(this=__version__, that=seal.program)
    else:
        otherwise = says_otherwise(reader, visits, catalogue)
        if otherwise is None:
            yield _PAINTED
        elif otherwise:
            yield _OTHERWISE


def _changed_pages(reader: PdfReader, seal: Seal) -> Iterator[str]:
    if pages_hash(reader) != seal.pages:
        yield _PAGES
    if any("/Annots" in page for page in reader.pages):
        yield _OVERLAID


def _changed_report(content: bytes, seal: Seal) -> Iterator[str]:
    """Whether the attached record of a report, and what signed it, are as they were written."""
    if hashlib.sha256(content).hexdigest() != seal.attachment:
        yield _REPORT
    yield from report_faults(report_of(json.loads(content)))


def _opened(content: bytes) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise _RefusedError(_LOCKED)
    return reader


def _changes(records: bytes, seal: Seal) -> Iterator[str]:
    """Which of the attached records are not as they were written."""
    hashes = [record_hash(record) for record in raw_records(records)]
    count = max(len(hashes), len(seal.records))
    pairs = zip_longest(hashes, seal.records)
    changed = [number for number, (now, then) in enumerate(pairs, start=1) if now != then]
    for number in changed:
        yield _RECORD.format(number=number, count=count)
    if not changed and hashlib.sha256(records).hexdigest() != seal.attachment:
        yield _WORDS


def _unsigned(records: bytes, visit: Visit) -> Iterator[str]:
    """Say what of a signed note is not what was signed."""
    yield from signature_faults(visit)
    yield from addenda_faults(visit)
    attached = [record_hash(record) for record in raw_records(records)]
    if any(one["records"] != attached for one in visit.signatures if "records" in one):
        yield _NOT_SIGNED


def _other_bills(
    records: bytes, seal: Seal, visits: Sequence[Visit], catalogue: Catalogue
) -> Iterator[str]:
    """Compare the bills that the pages print and the record keeps with what the minutes give."""
    if is_void(visits[0]) or any(one.stop is None for each in visits for one in each.segments):
        return  # no bill, or one of a draft that was still running
    kept = raw_records(records)[0].get("bill")
    stored = [cast("dict[str, object]", one) for one in (seal.bill, kept) if isinstance(one, dict)]
    if any(_numbers(one) != _recomputed(one, visits, catalogue) for one in stored):
        same = seal.program == __version__
        yield _BILL if same else _RULES.format(this=__version__, that=seal.program)


def _recomputed(
    stored: Mapping[str, object], visits: Sequence[Visit], catalogue: Catalogue
) -> dict[str, object]:
    """Make a stored bill anew: of the visits that it names, since a later one may be attached."""
    ids = str(stored.get("ids", ""))
    named = [visit for visit in visits if visit.id in ids]
    return summary(bill_fields(bill_for(in_order(named or visits), catalogue)))


def _numbers(bill: Mapping[str, object]) -> dict[str, object]:
    """Give the numbers of a stored bill, none where somebody gave it another shape."""
    try:
        return summary(bill)
    except (KeyError, TypeError):
        return {}
