"""Thinning backups: what may go so that the place does not fill up."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from therapytimer.store.restore import backups_in, newest_good

if TYPE_CHECKING:
    from pathlib import Path

_ALL_DAYS = 7
_NAME = "%Y%m%dT%H%M%S"


def thin(destination: Path, at: datetime) -> list[Path]:
    """Remove backups that are not needed any more and return them.

    All of the last 7 days stay, of earlier ones the newest of each week, and in any case the
    newest good one. Folders that are no backups stay too.
    """
    good = newest_good(destination)
    weeks: set[tuple[int, int]] = set()
    removed: list[Path] = []
    for backup in backups_in(destination):
        made = made_at(backup)
        week = made.isocalendar()[:2]
        if (at - made).days < _ALL_DAYS or backup == good or week not in weeks:
            weeks.add(week)
            continue
        shutil.rmtree(backup)
        removed.append(backup)
    return removed


def made_at(backup: Path) -> datetime:
    """Tell from its name when a backup was made."""
    return datetime.strptime(backup.name[:15], _NAME).replace(tzinfo=UTC)
