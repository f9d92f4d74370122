"""The signature of a report: who wrote it, when, and the hash of the record that it freezes."""

from collections.abc import Iterator
from dataclasses import replace

from therapytimer.visit.record import record_hash
from therapytimer.visit.record.reports import report_record
from therapytimer.visit.reports import Report
from therapytimer.visit.signing import Role, Sealing, signer_fields, with_hash


def signed_report(report: Report, sealing: Sealing) -> Report:
    """Give a report with its author's signature; what may be signed is judged before."""
    signature = {
        **signer_fields(report.author),
        "role": Role.AUTHOR.value,
        **sealing.fields(),
        "records": [record_hash(report_record(report))],
    }
    return replace(report, signatures=(*report.signatures, with_hash(signature)))


def report_faults(report: Report) -> Iterator[str]:
    """Say which signatures do not fit the report they were given for, one sentence each."""
    hashes = [record_hash(report_record(report))]
    for number, signature in enumerate(report.signatures, start=1):
        if dict(signature) != with_hash(signature):
            yield f"Signature {number} was changed after it was given."
        if signature.get("records") != hashes:
            yield f"Signature {number} was given for another report than this."
