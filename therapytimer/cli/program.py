"""The command `therapytimer`: its options, its commands, and how it fails in one line."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer import __version__
from therapytimer.cli.options import Options
from therapytimer.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_INPUT = 2
_HOMES = {  # the module of each command, and its name there where it is another
    "units": "units",
    "bill": "bill",
    "setup": "setup",
    "people": "people",
    "settings": "settings",
    "edits": "edits",
    "import": "transfer:import_records",
    "export": "transfer",
    "verify": "verify",
    "backup": "copies",
    "restore": "copies",
}


class Commands(click.Group):
    """The commands, each loaded when it is called: the window, which is none, opens sooner."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return sorted({*super().list_commands(ctx), *_HOMES})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        if cmd_name not in _HOMES:
            return super().get_command(ctx, cmd_name)
        module, _, name = _HOMES[cmd_name].partition(":")
        return getattr(import_module(f"therapytimer.cli.{module}"), name or cmd_name)


@click.group(cls=Commands, invoke_without_command=True, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="therapytimer")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the clinic's data; without it the usual one of this user.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="File whose first line is the passphrase (- reads standard input); else it is asked.",
)
@click.option("--clinician", help="Who signs in, where there is more than one clinician.")
@click.pass_context
def program(
    context: click.Context, data: Path | None, passphrase_file: Path | None, clinician: str | None
) -> None:
    """Time treatment by billing code; count the units; write the note.

    Without a command the program's window opens.
    """
    context.obj = Options(data, passphrase_file, clinician)
    if context.invoked_subcommand is None:
        # Late: every other command runs where Qt cannot be imported.
        from therapytimer.app import run_window

        context.exit(run_window(context.obj.folder, context.obj.given_passphrase(), clinician))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; whatever was wrong with the input is told in one line, exit 2."""
    _let_print_anything()
    try:
        sys.exit(program.main(arguments, "therapytimer", standalone_mode=False) or 0)
    except click.UsageError as refusal:
        path = refusal.ctx.command_path if refusal.ctx else "therapytimer"
        _fail(f"{refusal.format_message()} See: {path} --help")
    except click.ClickException as refusal:
        _fail(refusal.format_message())
    except (StoreError, ValueError) as refusal:
        _fail(str(refusal))
    except OSError as refusal:
        _fail(f"{refusal.filename or 'A file'}: {refusal.strerror or refusal}.")
    except click.Abort:
        _fail("Stopped; nothing was written.")


def _let_print_anything() -> None:
    """Show what a console cannot print as question marks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _fail(sentence: str) -> None:
    click.echo(" ".join(sentence.split()), err=True)
    sys.exit(BAD_INPUT)
