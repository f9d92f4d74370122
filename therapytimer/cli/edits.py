"""`therapytimer edits`: the tables of NCCI edits and MUE values that the clinic downloads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.cli.examples import example
from therapytimer.cli.options import Options, now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from therapytimer.billing.edit_changes import EditChanges
    from therapytimer.billing.mue_changes import MueChanges
    from therapytimer.store.edit_source import EditImport
    from therapytimer.store.store import Store

_MOST_NAMED = 12  # codes or pairs of one kind of change


@click.group(no_args_is_help=False)
def edits() -> None:
    """Bring the tables of NCCI edits and MUE values up to date."""


@edits.command(
    "import",
    short_help="Take in PTP or MUE files as downloaded.",
    epilog=example("edits import ccipra-v323r0-f1.zip ccipra-v323r0-f2.zip --yes"),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--quarter", metavar="QUARTER", help="Such as 2026Q4, where the files' names do not tell it."
)
@click.option("--yes", is_flag=True, help="Apply at once; without it you are asked.")
@click.pass_obj
def import_edits(
    options: Options, files: tuple[Path, ...], quarter: str | None, *, yes: bool
) -> None:
    """Take in the edits or MUE values of a quarter: zip, text or CSV, all parts in one call.

    It reads Medicare's and Medicaid's practitioner PTP edits and the practitioner MUE file. What
    changes is shown before it is applied; all of it is, or nothing.
    """
    if not yes and not sys.stdin.isatty():
        raise click.ClickException("There is no terminal to ask on: give --yes to apply at once.")
    with options.open() as store:
        found = _read(files, store, quarter)
        for line in _summary(found, store):
            click.echo(line)
        if not yes and not click.confirm("Apply this?", err=True):
            click.echo("Nothing was changed.")
            return
        new = store.edit_tables.keep(found, store.clinician.id, now())
        lacking = list(_lacking(store))
    click.echo(f"{found.table.name} is in use{'' if new else ' already: nothing was changed'}.")
    for sentence in lacking:
        click.echo(sentence)


def _lacking(store: Store) -> Iterator[str]:
    """Name the clinic's codes of which an imported table in use has no rows."""
    from therapytimer.billing.edit_kinds import TableKind, lacking_words

    tables = store.edit_tables
    for kind in TableKind:
        words = lacking_words(tables.not_covered(kind))
        if words and tables.held(kind).imported_at is not None:
            yield f"{tables.held(kind).table.name}: {words}"


def _read(files: tuple[Path, ...], store: Store, quarter: str | None) -> EditImport:
    from therapytimer.store.edit_source import read_edits

    shown = _shown_on_terminal if sys.stderr.isatty() else None
    try:
        return read_edits(files, store.edit_tables.codes(), quarter, shown)
    finally:
        if shown is not None:
            click.echo("\r\033[K", err=True, nl=False)  # takes the line of progress away


def _shown_on_terminal(read: int, total: int) -> bool:
    click.echo(f"\rReading: {read * 100 // total} %", err=True, nl=False)
    return True


def _summary(found: EditImport, store: Store) -> Iterator[str]:
    from therapytimer.billing.quarters import caution

    change = store.edit_tables.changes(found, now().astimezone().date())
    yield f"{found.rows:,} rows read, {found.kept:,} of them kept."
    yield change.sentence
    yield from _named(change)
    warning = caution(change.before, change.after)
    if warning:
        yield warning


def _named(change: EditChanges | MueChanges) -> Iterator[str]:
    """Name the first pairs or codes of each kind of change."""
    kinds = {"New": change.appearing, "Gone": change.vanishing, "Changed": change.altered}
    for word, found in kinds.items():
        named = [each if isinstance(each, str) else "/".join(each) for each in found]
        more = len(named) - _MOST_NAMED
        if named:
            rest = f" and {more:,} more" if more > 0 else ""
            yield f"{word}: {', '.join(named[:_MOST_NAMED])}{rest}."
