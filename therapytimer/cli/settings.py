"""`therapytimer settings`: what several laptops of a clinic have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.cli.examples import example
from therapytimer.cli.files import write_new

if TYPE_CHECKING:
    from therapytimer.cli.options import Options


@click.group(no_args_is_help=False, epilog=example("settings export clinic.json"))
def settings() -> None:
    """Take the clinic's settings to another laptop."""


@settings.command("export", epilog=example("settings export clinic.json"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export_settings(options: Options, file: Path) -> None:
    """Write the clinic file: heading, discipline, payers, own codes, fees, thresholds.

    It holds no passphrase, no person and no patient. Another laptop reads it in `setup --clinic`.
    """
    from therapytimer.visit.clinic_settings import clinic_file

    with options.open() as store:
        write_new(file, clinic_file(store.settings.all()))
    click.echo(f"The clinic file is {file}.")
