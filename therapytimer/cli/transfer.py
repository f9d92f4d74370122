"""`therapytimer import` and `export`: visits in and out."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.billing.wording import counted
from therapytimer.cli.examples import example
from therapytimer.cli.files import read_file, write_all
from therapytimer.cli.options import Options, now
from therapytimer.cli.shipped import catalogue, payers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.store.store import Store
    from therapytimer.visit.visit import Visit

_FORMATS = ("pdf", "json", "csv")
_MOST_NAMED = 20  # overlaps; a file taken in with a clock set wrong has thousands


def _day(text: str) -> date:
    """Read a day as the visit record writes it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise click.BadParameter(f"{text!r} is no day; expected one such as 2026-11-20.")
    return day


@click.command("import", short_help="Take in visit records.", epilog=example("import visits.json"))
@click.argument("records", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def import_records(options: Options, records: Path) -> None:
    """Take in the visits of a file of visit records, all of them or none.

    A visit that is here already with the same content is passed over.
    """
    from therapytimer.cli.overlaps import overlaps
    from therapytimer.visit.clinic_settings import payers_in
    from therapytimer.visit.record import read_records

    content = read_file(records)
    with options.open() as store:
        visits = read_records(content, catalogue(), payers_in(store.settings.all(), payers()))
        result = store.exchange.import_visits(visits, store.clinician.id, now())
        found = list(islice(overlaps(visits, store, catalogue()), _MOST_NAMED + 1))
        unlike = list(islice(_unreconciled(content, visits, store), _MOST_NAMED + 1))
    click.echo(
        f"{counted(result.added, 'visit')} imported, "
        f"{result.skipped} {'was' if result.skipped == 1 else 'were'} here already."
    )
    _name(found, "visits overlap")
    _name(unlike, "minutes or units do not follow from the segments")


def _name(sentences: Sequence[str], what: str) -> None:
    for sentence in sentences[:_MOST_NAMED]:
        click.echo(sentence, err=True)
    if len(sentences) > _MOST_NAMED:
        click.echo(f"More than {_MOST_NAMED} {what}; the first are named.", err=True)


def _unreconciled(content: bytes, visits: Sequence[Visit], store: Store) -> Iterator[str]:
    """Name where the bill that a record brings along does not follow from its minutes."""
    from therapytimer.store.clinic_tables import clinic_tables
    from therapytimer.visit.reconcile import reconciled
    from therapytimer.visit.record import raw_records
    from therapytimer.visit.rules import bills_of

    records = [one for one in raw_records(content) if one.get("bill") is not None]
    stopped = [one for one in visits if all(segment.stop for segment in one.segments)]
    if not records:
        return
    try:
        bills = bills_of(stopped, catalogue(), clinic_tables(store))
    except ValueError as problem:  # no bill can be made of them; the visits are in all the same
        yield f"The bills of the records are not compared: {problem}"
        return
    for bill in bills:
        yield from (one.message for one in reconciled(records, bill))


@click.command(
    short_help="Write notes, records or the charge list into a folder.",
    epilog=example("export --from 2026-11-01 --to 2026-11-30 --out charges --format csv"),
)
@click.option("--from", "first", type=_day, metavar="DAY", help="First day, such as 2026-11-01.")
@click.option("--to", "last", type=_day, metavar="DAY", help="Last day, included.")
@click.option("--patient", metavar="RECORD_NUMBER", help="Only visits of this patient.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Into this folder.",
)
@click.option(
    "--format",
    "kind",
    required=True,
    type=click.Choice(_FORMATS),
    help="pdf: a note for each visit; json: the visit records; csv: the charge list.",
)
@click.pass_obj
def export(  # noqa: PLR0913 - one parameter for each option of the command
    options: Options,
    *,
    first: date | None,
    last: date | None,
    patient: str | None,
    out: Path,
    kind: str,
) -> None:
    """Write visits into a folder: every file or none, and no file over another one.

    Void visits are left out; visits whose stopwatch still runs have no note and no charges yet.
    File names hold days and record numbers, no names.
    """
    from therapytimer.cli.exports import Export

    if first and last and first > last:
        raise click.ClickException(f"--from {first} is after --to {last}; expected it before.")
    with options.open() as store:
        chosen = _chosen(store, (first, last), patient)
        made = Export(store, chosen, catalogue())
        written = write_all(out, made.files(kind))
    click.echo(f"{counted(len(written), 'file')} in {out}.")
    for sentence in made.remarks:
        click.echo(sentence, err=True)


def _chosen(
    store: Store, span: tuple[date | None, date | None], patient: str | None
) -> list[Visit]:
    """Load the visits asked for; a record number that nobody has is refused."""
    found = store.exchange.export_visits(*span, patient)
    if not found and patient is not None and not store.exchange.export_visits(None, None, patient):
        raise click.ClickException(
            f"No visit has the record number {patient!r}; expected that of a patient seen here."
        )
    return found
