"""`therapytimer backup` and `restore`: verified copies of the clinic."""

from __future__ import annotations

from pathlib import Path

import click

from therapytimer.cli.examples import example
from therapytimer.cli.options import Options, now

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(
    short_help="Copy the clinic to a stick or share, verified.",
    epilog=example("backup /media/stick"),
)
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.pass_obj
def backup(options: Options, folder: Path) -> None:
    """Copy the clinic into a new folder below DIR, and verify the copy.

    The copy is encrypted as the clinic is; it opens with the same passphrases.
    """
    from therapytimer.store.backup import back_up

    with options.open() as store:
        made = back_up(store, folder, now())
    click.echo(f"The backup is {made}.")


@click.command(
    short_help="Put a backup in the place of the clinic.",
    epilog=example("restore /media/stick/20261120T140000000Z"),
)
@click.argument("folder", metavar="FOLDER", type=_FOLDER)
@click.pass_obj
def restore(options: Options, folder: Path) -> None:
    """Put the backup in FOLDER in the place of the clinic.

    The backup is verified first, and what it replaces is kept in a folder beside it.
    """
    from therapytimer.store.restore import restore as put_back

    replaced = put_back(folder, options.folder, now())
    click.echo(f"The clinic in {options.folder} is the backup {folder.name}.")
    if replaced is not None:
        click.echo(f"What was there before is kept in {replaced}.")
