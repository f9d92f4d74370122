"""Records as files: one record or a list of them, as bytes that anybody may have written."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import cast

from therapytimer.billing.codes import Catalogue
from therapytimer.billing.fields import shown
from therapytimer.billing.payers import Payer
from therapytimer.visit.record.fields import RecordError
from therapytimer.visit.record.shape import json_bytes, record_of, visit_of
from therapytimer.visit.visit import Visit


def read_records(
    content: bytes, catalogue: Catalogue, payers: Sequence[Payer]
) -> tuple[Visit, ...]:
    """Read one record or a list of them, all or nothing.

    RecordError is one sentence; in a list it names the bad record by position and id.
    """
    records, listed = _records(content)
    visits: list[Visit] = []
    for number, record in enumerate(records, start=1):
        try:
            visits.append(visit_of(record, catalogue, payers))
        except RecordError as error:
            raise RecordError(
                f"{_named(number, record)}: {error}" if listed else str(error)
            ) from None
    _refuse_twins(visits)
    return tuple(visits)


def raw_records(content: bytes) -> tuple[Mapping[str, object], ...]:
    """Give the records of a file as they stand there, for comparing hashes; the same errors."""
    return tuple(_records(content)[0])


def records_text(
    visits: Sequence[Visit], bills: Mapping[str, Mapping[str, object]] | None = None
) -> bytes:
    """Write visits as a list of records, in the order given; `bills` maps visit ids to bills.

    The file in a PDF has the note's own record first.
    """
    known = bills or {}
    return json_bytes([record_of(visit, known.get(visit.id)) for visit in visits])


def json_value(content: bytes) -> object:
    """Read JSON in UTF-8 strictly; RecordError is one sentence on what cannot be read."""
    return _json(_decoded(content))


def _records(content: bytes) -> tuple[list[Mapping[str, object]], bool]:
    """Give the objects of a file, and whether they stood in a list."""
    value = json_value(content)
    if isinstance(value, dict):
        return [cast("Mapping[str, object]", value)], False
    if not isinstance(value, list):
        raise RecordError("The file holds no visit record; expected one record or a list of them.")
    items = cast("list[object]", value)
    if not items:
        raise RecordError("The list is empty; expected at least one visit record.")
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            raise RecordError(f"Record {number:,} is {shown(item)}; expected an object.")
    return cast("list[Mapping[str, object]]", items), True


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordError(
            f"The file is not UTF-8 text (byte {error.start:,}); expected JSON in UTF-8."
        ) from None


def _json(text: str) -> object:
    try:
        return json.loads(
            text, parse_constant=_no_number, parse_float=_number, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise RecordError(
            f"The file is not whole JSON: {error.msg} at line {error.lineno:,}, "
            f"column {error.colno:,}."
        ) from None
    except RecordError:
        raise
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise RecordError("The file holds a number with too many digits.") from None
    except RecursionError:
        raise RecordError("The file is nested too deeply; expected visit records.") from None


def _no_number(word: str) -> object:
    raise RecordError(f"The file holds {word}, which is no number; expected JSON.")


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise RecordError(f"The file holds {shown(digits)}, a number too large.")
    return number


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):  # two readers could take different ones
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise RecordError(f"A field stands twice in one object: {shown(twin)}.")
    return found


def _named(number: int, record: Mapping[str, object]) -> str:
    return f"Record {number:,} (id {shown(record.get('id', 'missing'))})"


def _refuse_twins(visits: Sequence[Visit]) -> None:
    places: dict[str, int] = {}
    for number, visit in enumerate(visits, start=1):
        if visit.id in places:
            raise RecordError(
                f"Records {places[visit.id]:,} and {number:,} have the same id {shown(visit.id)}."
            )
        places[visit.id] = number
