"""What a list of visits shows of each, in plain data and plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from datetime import date

    from therapytimer.store.listing import Summary

MOST_CODES = 4

# A drawing and a word for each state, so that none is told by colour alone.
DRAWINGS = {
    "running": "play",
    "paused": "pause",
    "opened": "stopwatch",
    "ended": "stop",
    "documented": "check",
    "signed": "pen",
    "waiting": "user-switch",  # for a co-signature
    "corrected": "redo",
    "void": "close",
}


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in a list.

    `state` is one of `DRAWINGS`; `time` is the local time of its first start, as people write it;
    `minutes` and `units` are None where they are not known; `due` says in few words what falls
    due with the visit.
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
    due: tuple[str, ...] = ()
    is_correction: bool = False  # of a signed note

    @property
    def identity(self) -> str:
        """The second and third identifier beside the name, and that a note corrects another."""
        correction = "correction" if self.is_correction else ""
        parts = (f"born {day(self.born_on)}", self.record_number, correction)
        return "  ·  ".join(filter(None, parts))

    @property
    def worth(self) -> str:
        """Minutes and units in words as far as they are known, else the codes that ran."""
        if self.minutes is None and self.units is None:
            return "  ".join(self.codes[:MOST_CODES])
        minutes = "" if self.minutes is None else f"{self.minutes} min"
        return "  ·  ".join(filter(None, (minutes, _units(self.units))))

    def spoken(self, when: str) -> str:
        """Everything the row shows, for a screen reader."""
        parts = (self.name, self.identity, when, self.state, *self.due, self.worth, self.payer)
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


def row_of(summary: Summary) -> VisitRow:
    """Give the row of a visit as the store sums it up."""
    return VisitRow(
        visit_id=summary.id,
        name=summary.patient_name,
        born_on=summary.born_on,
        on=summary.on,
        state=_state(summary),
        record_number=summary.record_number,
        payer=summary.payer_name,
        codes=tuple(summary.minutes),
        is_correction=summary.corrects,
    )


def _state(summary: Summary) -> str:
    states = {
        "void": summary.void,
        "corrected": summary.corrected,
        "waiting": summary.waits,
        "signed": summary.signed,
        "running": summary.running,
        "ended": summary.ended,
    }
    found = (name for name, holds in states.items() if holds)
    return next(found, "paused" if summary.minutes else "opened")
