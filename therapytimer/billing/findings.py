"""Findings: what a check has to say, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a finding does to signing."""

    BLOCKS = "blocks"
    ADVISES = "advises"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    `check` names the check; `where` is the field to jump to ("note.assessment",
    "services.97112.deficit", "segments", "gaps", "plan", "patient.diagnoses", "bill") or "".
    """

    check: str
    level: Level
    message: str
    where: str = ""
