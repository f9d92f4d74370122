"""What a list of visits shows of each, in plain data and plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from datetime import date

# A drawing and a word for each state, so that none is told by colour alone.
DRAWINGS = {
    "running": "play",
    "paused": "pause",
    "ended": "stop",
    "documented": "check",
    "signed": "pen",
    "void": "close",
}


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in a list.

    `state` is running, paused, ended, documented, signed or void; `time` is the local time of
    its first start, as people write it; `minutes` and `units` are None where they are not known.
    """

    visit_id: str
    name: str
    born_on: date
    on: date
    state: str
    record_number: str = ""
    time: str = ""
    payer: str = ""
    codes: tuple[str, ...] = ()
    minutes: int | None = None
    units: int | None = None

    @property
    def identity(self) -> str:
        """The second and third identifier beside the name."""
        born = f"born {day(self.born_on)}"
        return f"{born}  ·  {self.record_number}" if self.record_number else born

    @property
    def worth(self) -> str:
        """Minutes and units in words, as far as they are known."""
        minutes = "" if self.minutes is None else f"{self.minutes} min"
        return "  ·  ".join(filter(None, (minutes, _units(self.units))))

    def spoken(self, when: str) -> str:
        """Everything the row shows, for a screen reader."""
        parts = (self.name, self.identity, when, self.state, self.worth, self.payer)
        return ", ".join(filter(None, parts))


def age(on: date, today: date) -> str:
    """How long ago a day was: "yesterday", "3 days ago"."""
    days = (today - on).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago"


def _units(units: int | None) -> str:
    if units is None:
        return ""
    return "1 unit" if units == 1 else f"{units} units"
