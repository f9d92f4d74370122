"""The command line; the window is its default command."""

from therapytimer.cli.program import main

__all__ = ["main"]
