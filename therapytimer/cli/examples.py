"""The example below the help of each command."""

from __future__ import annotations

_AS_WRITTEN = "\b\n"  # click leaves the paragraph behind it as it is


def example(command: str) -> str:
    """Give the epilog of a help text: one command that can be copied."""
    return f"{_AS_WRITTEN}Example:\n  therapytimer {command}"
