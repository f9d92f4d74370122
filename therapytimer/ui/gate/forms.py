"""What the pages of the gate ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SetupForm:
    """What a first start needs; `copies_folder` is None where that was skipped."""

    name: str
    credentials: str
    discipline: str
    assistant: bool
    passphrase: str = field(repr=False)
    copies_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What is told of a backup before it takes the place of a damaged file."""

    path: Path
    made_at: datetime
    visits: int
