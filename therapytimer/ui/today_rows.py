"""What the list of today's visits shows of a visit, in plain data and plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in a list.

    `state` is running, paused, ended, documented or void; `time` is the local time of its first
    start, as people write it; `minutes` and `units` are None where they are not known.
    """

    visit_id: str
    name: str
    born_on: date
    on: date
    state: str
    record_number: str = ""
    time: str = ""
    payer: str = ""
    minutes: int | None = None
    units: int | None = None
