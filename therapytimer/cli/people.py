"""`therapytimer people`: who works on this laptop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.cli.examples import example
from therapytimer.cli.files import first_line
from therapytimer.cli.options import Options, asked_twice, long_enough, now

if TYPE_CHECKING:
    from therapytimer.store.store import Store
    from therapytimer.visit.people import Clinician

_NPI_DIGITS = 10


@click.group(no_args_is_help=False, epilog=example("people list"))
def people() -> None:
    """Add, list or retire the clinicians of this laptop."""


@people.command("list", epilog=example("people list"))
@click.pass_obj
def list_people(options: Options) -> None:
    """List who works here, and who is retired."""
    with options.open() as store:
        working, retired = store.clinicians.all(), store.clinicians.all(retired=True)
    names = {one.id: one.name for one in (*working, *retired)}
    for one in working:
        click.echo(_described(one, names))
    for one in retired:
        click.echo(f"{_described(one, names)}, retired")


@people.command(
    epilog=example(
        'people add --name "Alex Stone" --credentials PTA --assistant --supervised-by "Dana Kay"'
    )
)
@click.option("--name", required=True, help="The name, as it stands on notes and is signed in by.")
@click.option("--credentials", required=True, help='Such as "PTA".')
@click.option("--assistant", is_flag=True, help="A therapist assistant, not a therapist.")
@click.option("--supervised-by", metavar="NAME", help="The therapist who supervises an assistant.")
@click.option("--npi", default="", help="National Provider Identifier, ten digits.")
@click.option("--licence", default="", help="Number of the state licence.")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="File whose first line is the new clinician's passphrase (-: standard input).",
)
@click.pass_obj
def add(  # noqa: PLR0913 - one parameter for each option of the command
    options: Options,
    *,
    name: str,
    credentials: str,
    assistant: bool,
    supervised_by: str | None,
    npi: str,
    licence: str,
    new_passphrase_file: Path | None,
) -> None:
    """Let another clinician sign in, under a passphrase of their own."""
    from therapytimer.visit.identity import new_id
    from therapytimer.visit.people import Clinician

    _check(npi, supervised_by, assistant=assistant)
    new = Clinician(new_id(), name.strip(), credentials.strip(), assistant, npi, licence.strip())
    with options.open() as store:
        new = _supervised(new, supervised_by, store)
        passphrase = _new_passphrase(new_passphrase_file)
        store.clinicians.add(new, passphrase, store.clinician.id, now())
    click.echo(f"{new.name} can sign in.")


@people.command(epilog=example('people retire "Alex Stone"'))
@click.argument("name")
@click.pass_obj
def retire(options: Options, name: str) -> None:
    """Let a clinician sign in no more; what they treated and signed stays.

    Whoever signs in cannot retire themselves, and one therapist always stays.
    """
    with options.open() as store:
        one = _found(name, store)
        store.clinicians.retire(one.id, store.clinician.id, now())
    click.echo(f"{one.name} signs in no more.")


def _described(one: Clinician, names: dict[str, str]) -> str:
    parts = [f"{one.name}, {one.credentials}", "assistant" if one.assistant else "therapist"]
    if one.supervised_by:
        parts.append(f"supervised by {names.get(one.supervised_by, one.supervised_by)}")
    parts += [f"NPI {one.npi}"] if one.npi else []
    parts += [f"licence {one.licence}"] if one.licence else []
    return ", ".join(parts)


def _check(npi: str, supervised_by: str | None, *, assistant: bool) -> None:
    if npi and not (npi.isascii() and npi.isdigit() and len(npi) == _NPI_DIGITS):
        raise click.ClickException(f"--npi is {npi!r}; expected {_NPI_DIGITS} digits.")
    if supervised_by is not None and not assistant:
        raise click.ClickException(
            f"--supervised-by {supervised_by!r} is only for an assistant; expected --assistant too."
        )


def _supervised(new: Clinician, name: str | None, store: Store) -> Clinician:
    from dataclasses import replace

    if name is None:
        return new
    supervisor = _found(name, store)
    if supervisor.assistant:
        raise click.ClickException(f"{name!r} is an assistant; expected a therapist to supervise.")
    return replace(new, supervised_by=supervisor.id)


def _found(name: str, store: Store) -> Clinician:
    known = store.clinicians.all()
    for one in known:
        if one.name == name.strip():
            return one
    names = ", ".join(one.name for one in known)
    raise click.ClickException(f"Nobody called {name!r} works here; expected one of: {names}.")


def _new_passphrase(file: Path | None) -> str:
    typed = asked_twice("--new-passphrase-file") if file is None else first_line(file)
    return long_enough(typed)
