"""`therapytimer setup`: first start without a screen."""

from __future__ import annotations

from pathlib import Path

import click

from therapytimer.cli.examples import example
from therapytimer.cli.files import read_file
from therapytimer.cli.options import Options, now
from therapytimer.cli.shipped import catalogue, payers

_DISCIPLINES = ("PT", "OT", "SLP", "DC")


@click.command(
    short_help="Set up a new clinic without a screen.",
    epilog=example(
        '--passphrase-file pass.txt setup --name "Dana Kay" --credentials "PT, DPT" '
        "--clinic clinic.json"
    ),
)
@click.option("--name", required=True, help="Your name, as it stands on notes.")
@click.option("--credentials", required=True, help='What you sign with, such as "PT, DPT".')
@click.option(
    "--discipline",
    type=click.Choice(_DISCIPLINES),
    help="Whose codes the board shows first; without it the clinic file's, else PT.",
)
@click.option(
    "--clinic",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Clinic file of another laptop (see: settings export).",
)
@click.pass_obj
def setup(
    options: Options, name: str, credentials: str, discipline: str | None, clinic: Path | None
) -> None:
    """Set up a new clinic on this computer, with you as its first clinician.

    The passphrase is asked twice, or read by --passphrase-file before the command. The recovery
    code is printed once, alone on standard output: keep it on paper. It is the only way in when
    the passphrase is lost.
    """
    from therapytimer.store.folder import folder_warning
    from therapytimer.store.store import create_store
    from therapytimer.visit.identity import new_id
    from therapytimer.visit.people import Clinician

    settings = _settings(discipline, clinic)
    first = Clinician(new_id(), name.strip(), credentials.strip())
    warning = folder_warning(options.folder)
    if warning is not None:
        click.echo(warning, err=True)
    store, code = create_store(
        options.folder, options.new_passphrase(), first, at=now(), settings=settings
    )
    store.close()
    click.echo(f"The clinic is in {options.folder}. The recovery code, shown only now:", err=True)
    click.echo(code)


def _settings(discipline: str | None, clinic: Path | None) -> dict[str, object]:
    from therapytimer.visit.clinic_settings import read_clinic_file

    settings: dict[str, object] = {"discipline": "PT"}
    if clinic is not None:
        settings |= read_clinic_file(read_file(clinic), catalogue(), payers())
    return settings if discipline is None else settings | {"discipline": discipline}
