"""The seal: hashes by which a note can tell whether its pages and its records are as written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import TYPE_CHECKING, cast

from therapytimer import __version__
from therapytimer.visit.day import bill_fields
from therapytimer.visit.record import raw_records, record_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PageObject, PdfReader
    from pypdf.generic import PdfObject

    from therapytimer.billing.bill import Bill

KEY = "TherapytimerSeal"  # in the document's properties
_NUMBERS = ("rule", "timed_code_minutes", "total_treatment_minutes", "units")
_LINE_NUMBERS = ("code", "minutes", "units", "modifiers")
_OPEN = "0" * 64  # stands for the hash of the pages until they are written


@dataclass(frozen=True, slots=True)
class Seal:
    """The hashes of a note: of each attached record, of the attachment whole, of the pages.

    `bill` is what the pages print of it, None on a void note.
    """

    records: tuple[str, ...]
    attachment: str
    bill: dict[str, object] | None
    pages: str = _OPEN
    program: str = __version__

    def text(self) -> str:
        """Write the seal as it stands in the file; it names nobody."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))


def open_seal(records: bytes, bill: Bill | None) -> Seal:
    """Make the seal of a note whose pages are not yet written."""
    hashes = tuple(record_hash(record) for record in raw_records(records))
    printed = summary(bill_fields(bill)) if bill else None
    return Seal(hashes, hashlib.sha256(records).hexdigest(), printed)


def summary(bill: Mapping[str, object]) -> dict[str, object]:
    """Give what a bill says in numbers; other versions may word it otherwise."""
    lines = cast("list[dict[str, object]]", bill["lines"])
    numbers = {key: bill[key] for key in _NUMBERS}
    return numbers | {"lines": [{key: line[key] for key in _LINE_NUMBERS} for line in lines]}


def closed(content: bytes) -> bytes:
    """Put the hash of the pages in the place that the open seal keeps for it."""
    from pypdf import PdfReader

    pages = pages_hash(PdfReader(BytesIO(content)))
    return content.replace(_OPEN.encode(), pages.encode(), 1)


def seal_in(reader: PdfReader) -> Seal | None:
    """Read the seal of a note; None where there is none that this program can read."""
    properties: Mapping[str, object] = reader.metadata or {}
    try:
        fields = json.loads(str(properties.get(f"/{KEY}")))
        return Seal(tuple(fields.pop("records")), **fields)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def pages_hash(reader: PdfReader) -> str:
    """SHA-256 of all that shapes the pages: their decoded streams, images and faces.

    It does not depend on compression, encryption or the order of objects, so a copy that another
    program has saved keeps it.
    """
    digest = hashlib.sha256()
    for number, page in enumerate(reader.pages):
        for path, content in _streams(page):
            digest.update(f"{number}{path} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _streams(page: PageObject) -> Iterator[tuple[str, bytes]]:
    """Every decoded stream below a page's content and resources, by its path."""
    seen: set[int] = set()
    for key in ("/Contents", "/Resources"):
        if key in page:
            yield from _below(page[key], key, seen)


def _below(value: PdfObject | None, path: str, seen: set[int]) -> Iterator[tuple[str, bytes]]:
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

    found = value.get_object() if value is not None else None
    if not isinstance(found, DictionaryObject | ArrayObject) or id(found) in seen:
        return
    seen.add(id(found))
    if isinstance(found, StreamObject):
        yield path, found.get_data()
    if isinstance(found, DictionaryObject):
        for key in sorted(found):
            yield from _below(found[key], f"{path}{key}", seen)
    else:
        for place, item in enumerate(found):
            yield from _below(item, f"{path}[{place}]", seen)
