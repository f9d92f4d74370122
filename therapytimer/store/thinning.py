"""Thinning backups: what may go so that the place does not fill up."""

from __future__ import annotations

import shutil
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from therapytimer.store.folder import DATABASE
from therapytimer.store.manifest import clinic_mark
from therapytimer.store.restore import backups_in, is_good

if TYPE_CHECKING:
    from pathlib import Path

_ALL_DAYS = 7
_NAME = "%Y%m%dT%H%M%S"


def thin(destination: Path, at: datetime) -> list[Path]:
    """Remove backups that are not needed any more and return them; OSError if one cannot go.

    All of the last 7 days stay, of earlier ones the newest of each week, and in any case the
    newest good one. Each clinic's are counted apart. Folders that are no backups stay too.
    """
    clinics: defaultdict[str, list[Path]] = defaultdict(list)
    for backup in backups_in(destination):
        clinics[clinic_mark(backup / DATABASE)].append(backup)
    removed = [one for backups in clinics.values() for one in _not_needed(backups, at)]
    for backup in removed:
        shutil.rmtree(backup)
    return removed


def _not_needed(backups: list[Path], at: datetime) -> list[Path]:
    """Choose among one clinic's backups, which are given with the newest first."""
    weeks: set[tuple[int, int]] = set()
    chosen: list[Path] = []
    for backup in backups:
        made = made_at(backup)
        week = made.isocalendar()[:2]
        if (at - made).days >= _ALL_DAYS and week in weeks:
            chosen.append(backup)
        weeks.add(week)
    # Reading a backup to the end takes a while: only if one would go, and until one is good.
    good = next((one for one in backups if is_good(one)), None) if chosen else None
    return [one for one in chosen if one != good]


def made_at(backup: Path) -> datetime:
    """Tell from its name when a backup was made."""
    return datetime.strptime(backup.name[:15], _NAME).replace(tzinfo=UTC)
