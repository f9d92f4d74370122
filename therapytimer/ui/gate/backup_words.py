"""What the window tells of a backup, read from its manifest."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from therapytimer.pdf.times import clock_minutes, day
from therapytimer.store.errors import StoreError
from therapytimer.store.manifest import read_manifest
from therapytimer.ui.gate.forms import BackupFacts

if TYPE_CHECKING:
    from pathlib import Path


def backup_facts(backup: Path) -> BackupFacts:
    """Return what is told of a backup before it takes the place of a damaged file.

    Raises:
        StoreError: it is no whole backup.
    """
    manifest = read_manifest(backup)
    made_at = datetime.fromisoformat(manifest["made_at"]).astimezone()
    return BackupFacts(backup, made_at, int(manifest["rows"].get("visit", 0)))


def copy_words(backup: Path) -> str:
    """Say when a copy was made, in local time."""
    try:
        facts = backup_facts(backup)
    except StoreError as problem:
        return str(problem)
    return f"The latest copy is of {day(facts.made_at)}, {clock_minutes(facts.made_at)}."
