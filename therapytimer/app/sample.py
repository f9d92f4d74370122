"""A sample clinic: made-up people in a throw-away file, for trying the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from therapytimer.store.store import Store

SAMPLE_PASSPHRASE = "sample clinic"  # noqa: S105 - guards made-up people only


def make_sample(folder: Path, discipline: str, at: datetime, zone: str) -> Store:
    """Make the sample clinic of a discipline in an empty folder, its latest visits just before `at`."""
    raise NotImplementedError
