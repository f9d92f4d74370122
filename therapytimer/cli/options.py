"""What stands before the command: whose data, which passphrase, which clinician."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from therapytimer.cli.files import first_line

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from therapytimer.store.store import Store


@dataclass(frozen=True, slots=True)
class Options:
    """The options before the command, as given."""

    data: Path | None = None
    passphrase_file: Path | None = None
    clinician: str | None = None

    @property
    def folder(self) -> Path:
        """The folder of the clinic's data."""
        from therapytimer.paths import data_folder

        return self.data or data_folder()

    @property
    def given(self) -> bool:
        """Whether anything was said of the clinic's data."""
        return any((self.data, self.passphrase_file, self.clinician))

    def given_passphrase(self) -> str | None:
        """Read the passphrase from the file given, None where no file was given."""
        return None if self.passphrase_file is None else first_line(self.passphrase_file)

    def passphrase(self) -> str:
        """Return the passphrase given, else ask for it."""
        given = self.given_passphrase()
        return asked("Passphrase", "--passphrase-file") if given is None else given

    def new_passphrase(self) -> str:
        """Return the passphrase given for a new clinic, else ask for it twice."""
        given = self.given_passphrase()
        return long_enough(asked_twice("--passphrase-file") if given is None else given)

    def open(self) -> Store:
        """Open the clinic's store; the caller closes it."""
        from therapytimer.store.folder import must_exist
        from therapytimer.store.store import open_store

        must_exist(self.folder)  # before anything is asked
        return open_store(self.folder, self.passphrase(), self.clinician, at=now())


def asked(what: str, option: str, *, twice: bool = False) -> str:
    """Ask for a secret without showing it; `option` is what gives it without a question."""
    if not sys.stdin.isatty():
        raise click.ClickException(
            f"There is no terminal to ask on: give {option} FILE (- reads standard input)."
        )
    answer: str = click.prompt(
        what, hide_input=True, confirmation_prompt=twice, default="", show_default=False, err=True
    )
    return answer


def asked_twice(option: str) -> str:
    """Ask for a new passphrase, twice."""
    return asked("New passphrase", option, twice=True)


def long_enough(passphrase: str) -> str:
    """Give a new passphrase back, or refuse it."""
    from therapytimer.visit.passphrases import too_short

    problem = too_short(passphrase)
    if problem:
        raise click.ClickException(problem)
    return passphrase


def now() -> datetime:
    """Return the present wall time (aware, UTC)."""
    from therapytimer.clock import Clock

    return Clock().read().wall
