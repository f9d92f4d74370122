"""The visit record: one JSON shape for import, export, the file in each PDF, and the bill."""

from therapytimer.visit.record.fields import RecordError
from therapytimer.visit.record.files import raw_records, read_records, records_text
from therapytimer.visit.record.rules import local_date
from therapytimer.visit.record.shape import (
    FORMAT,
    canonical,
    kept_visit_of,
    record_hash,
    record_of,
    visit_of,
)

__all__ = [
    "FORMAT",
    "RecordError",
    "canonical",
    "kept_visit_of",
    "local_date",
    "raw_records",
    "read_records",
    "record_hash",
    "record_of",
    "records_text",
    "visit_of",
]
