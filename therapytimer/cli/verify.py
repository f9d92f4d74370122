"""`therapytimer verify`: whether a note, or the whole clinic, is as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from therapytimer.cli.examples import example
from therapytimer.cli.files import first_line, read_file
from therapytimer.cli.options import Options
from therapytimer.cli.overlaps import standing_overlaps
from therapytimer.cli.shipped import catalogue, payers
from therapytimer.visit.signing import is_frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from therapytimer.store.store import Store
    from therapytimer.visit.reports import Report
    from therapytimer.visit.visit import Visit

_DIFFERS = 1
_LEFT_WITH = {"bill", "grounds"}  # what only leaves the clinic with a draft of its own
_AGREES = "This note agrees with itself and with the clinic's file."
_OTHER = "Visit {0} stands in the clinic's file with other content."


@click.command(
    short_help="Verify a note, or the whole clinic.",
    epilog=example("--data /srv/clinic verify note.pdf"),
)
@click.argument("note", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="File whose first line is the open password of NOTE (-: standard input, first of all).",
)
@click.pass_context
def verify(context: click.Context, note: Path | None, password_file: Path | None) -> None:
    """Verify one note (a PDF), or without NOTE the whole clinic against its audit log.

    A note is compared with itself: its pages, its attached records and its bill. Where one of
    the options before the command says whose clinic it is, the note is compared with that too,
    which needs the window closed and the passphrase.
    Of the whole clinic it is also told where minutes of one day count twice.
    The exit status is 0 if all agrees, 1 if something differs (also where the seal is gone),
    and 2 if NOTE is no therapytimer note at all or cannot be read.
    """
    options = context.ensure_object(Options)
    if note is None:
        agrees, sentences = _of_clinic(options)
    else:
        agrees, sentences = _of_note(options, _content(note, password_file))
    for sentence in sentences:
        click.echo(sentence)
    if not agrees:
        context.exit(_DIFFERS)


def _of_clinic(options: Options) -> tuple[bool, Sequence[str]]:
    from therapytimer.store.verify import verify as verify_store

    with options.open() as store:
        findings = verify_store(store)
        head = store.audit.head()
        twice = list(standing_overlaps(store, catalogue()))
    if findings:
        return False, findings
    written = f"Everything is as it was written: {head.count} entries, head {head.hash}."
    return True, [written, *twice]


def _content(note: Path, password_file: Path | None) -> bytes:
    """Read a note, without its lock where a password is given."""
    content = read_file(note)
    if password_file is None:
        return content
    from therapytimer.pdf.locked import unlocked

    try:
        return unlocked(content, first_line(password_file))
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None


def _of_note(options: Options, content: bytes) -> tuple[bool, Sequence[str]]:
    from therapytimer.pdf.verify import verify_note

    verdict = verify_note(content, catalogue(), payers())
    if not verdict.is_note:
        raise click.ClickException(" ".join(verdict.sentences))
    if not (verdict.ok and options.given):
        return verdict.ok, verdict.sentences
    with options.open() as store:
        report = _report_in(content)
        others = list(_other_than_kept(content, store) if report is None else _of(report, store))
        if others:
            return False, others
        remarks = verdict.sentences[1:]
        return True, [_AGREES, *remarks, *(_since(content, store) if report is None else ())]


def _report_in(content: bytes) -> Report | None:
    """Read the report that a PDF was made from, None where it is a note."""
    from io import BytesIO

    from pypdf import PdfReader

    from therapytimer.pdf.attachment import REPORT_NAME, attached_records
    from therapytimer.visit.record.reports import report_of

    record = attached_records(PdfReader(BytesIO(content)), REPORT_NAME)
    return None if record is None else report_of(json.loads(record))


def _of(report: Report, store: Store) -> Iterator[str]:
    """Compare a report with the clinic's."""
    kept = store.reports.get(report.id)
    if kept is None:
        yield f"There is no report {report.id!r} in this clinic."
    elif kept != report:
        yield f"Report {report.id} stands in the clinic's file with other content."


def _other_than_kept(content: bytes, store: Store) -> Iterator[str]:
    """Compare the attached records with the clinic's; an unsigned one has no bill to compare.

    A signed note has the other visits of its day's bill as they were then, and vouches for them.
    """
    from therapytimer.store.errors import StoreError

    for number, record in enumerate(_attached(content)):
        try:
            visit = store.visits.load(str(record["id"]))
        except StoreError as missing:
            yield str(missing)
            continue
        if not _is_kept(record, visit):
            yield _OTHER.format(visit.id)
        yield from _other_words(record, visit)
        if number == 0 and record.get("signatures") and is_frozen(visit):
            return


def _is_kept(record: Mapping[str, object], visit: Visit) -> bool:
    """Whether a record says what the clinic's does; a draft apart from what it leaves with."""
    from therapytimer.visit.record import record_hash, record_of

    kept = record_of(visit)
    if record.get("signatures"):
        same_day = record.get("pooled") == kept.get("pooled")
        return same_day and record_hash(record) == record_hash(kept)
    left_with = {"bill"} if visit.grounds is not None and not visit.signatures else _LEFT_WITH
    bare, own = ({key: one[key] for key in one if key not in left_with} for one in (record, kept))
    return record_hash(bare) == record_hash(own)


def _other_words(record: Mapping[str, object], visit: Visit) -> Iterator[str]:
    """Find signatures and addenda that are not the clinic's; some may have come since."""
    for key, known in (("signatures", visit.signatures), ("addenda", visit.addenda)):
        given = _list(record, key)
        if given != [dict(one) for one in known[: len(given)]]:
            yield f"Visit {visit.id} stands in the clinic's file with other {key}."


def _since(content: bytes, store: Store) -> Iterator[str]:
    """Tell what came to a note since this copy of it was written."""
    record = _attached(content)[0]
    visit = store.visits.load(str(record["id"]))
    if len(visit.signatures) > len(_list(record, "signatures")):
        yield "Since this copy was written the note was signed."
    if len(visit.addenda) > len(_list(record, "addenda")):
        yield "Since this copy was written words were added to the note."
    later = store.visits.correction_of(visit.id)
    if later is not None:
        yield f"This note was corrected: the note {later} stands in its place."


def _attached(content: bytes) -> Sequence[Mapping[str, object]]:
    from io import BytesIO

    from pypdf import PdfReader

    from therapytimer.pdf.attachment import attached_records
    from therapytimer.visit.record import raw_records

    return raw_records(attached_records(PdfReader(BytesIO(content))) or b"")


def _list(record: Mapping[str, object], key: str) -> list[object]:
    return list(cast("Sequence[object]", record.get(key) or ()))
