"""`therapytimer verify`: whether a note, or the whole clinic, is as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.cli.examples import example
from therapytimer.cli.files import read_file
from therapytimer.cli.options import Options
from therapytimer.cli.shipped import catalogue, payers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.store.store import Store

_DIFFERS = 1


@click.command(
    short_help="Verify a note, or the whole clinic.",
    epilog=example("--data /srv/clinic verify note.pdf"),
)
@click.argument("note", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def verify(context: click.Context, note: Path | None) -> None:
    """Verify one note (a PDF), or without NOTE the whole clinic against its audit log.

    A note is compared with itself: its pages, its attached records and its bill. Where one of
    the options before the command says whose clinic it is, the note is compared with that too.
    The exit status is 0 if all agrees, 1 if something differs (also where the seal is gone),
    and 2 if NOTE is no therapytimer note at all or cannot be read.
    """
    options = context.ensure_object(Options)
    agrees, sentences = _of_clinic(options) if note is None else _of_note(options, note)
    for sentence in sentences:
        click.echo(sentence)
    if not agrees:
        context.exit(_DIFFERS)


def _of_clinic(options: Options) -> tuple[bool, Sequence[str]]:
    from therapytimer.store.verify import verify as verify_store

    with options.open() as store:
        findings = verify_store(store)
        head = store.audit.head()
    if findings:
        return False, findings
    return True, [f"Everything is as it was written: {head.count} entries, head {head.hash}."]


def _of_note(options: Options, note: Path) -> tuple[bool, Sequence[str]]:
    from therapytimer.pdf.verify import verify_note

    content = read_file(note)
    verdict = verify_note(content, catalogue(), payers())
    if not verdict.is_note:
        raise click.ClickException(" ".join(verdict.sentences))
    if not (verdict.ok and options.given):
        return verdict.ok, verdict.sentences
    with options.open() as store:
        others = list(_other_than_kept(content, store))
    return not others, others or ["This note agrees with itself and with the clinic's file."]


def _other_than_kept(content: bytes, store: Store) -> Iterator[str]:
    """Compare each attached record with the clinic's; an unsigned one has no bill to compare."""
    from io import BytesIO

    from pypdf import PdfReader

    from therapytimer.pdf.attachment import attached_records
    from therapytimer.store.errors import StoreError
    from therapytimer.visit.record import raw_records, record_hash, record_of

    for record in raw_records(attached_records(PdfReader(BytesIO(content))) or b""):
        try:
            visit = store.visits.load(str(record["id"]))
        except StoreError as missing:
            yield str(missing)
            continue
        kept = record_of(visit)
        attached = record if visit.signatures else {**record, "bill": None}
        if visit.grounds is None:  # an own visit has them only in what left the clinic
            attached = {key: value for key, value in attached.items() if key != "grounds"}
        if record_hash(attached) != record_hash(kept):
            yield f"Visit {visit.id} stands in the clinic's file with other content."
