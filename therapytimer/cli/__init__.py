"""The command line; the window is its default command."""

import click

from therapytimer import __version__


@click.group()
@click.version_option(__version__, prog_name="therapytimer")
def main() -> None:
    """Time treatment by billing code; count the units; write the note."""
