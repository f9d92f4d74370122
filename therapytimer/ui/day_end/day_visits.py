"""The visits of a day's end: what each still lacks, and what state its note is in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from therapytimer.billing.findings import Level
from therapytimer.billing.wording import counted
from therapytimer.pdf.times import day as written_day
from therapytimer.store.outgoing import Outgoing, still_runs
from therapytimer.visit.checklist import checklist, findings
from therapytimer.visit.clinic_settings import cosign_in
from therapytimer.visit.signing import cosigner_for, role_of
from therapytimer.visit.wish import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from therapytimer.billing.bill import Bill
    from therapytimer.billing.findings import Finding
    from therapytimer.store.listing import Summary
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.visit import Visit

# A drawing and a word for each state, so that none is told by colour alone.
DRAWINGS = {
    "running": "play",
    "unfinished": "edit",
    "ready": "check",
    "complete": "person",  # nothing is open, but somebody else signs it
    "signed": "pen",
    "waiting for co-signature": "user-switch",
    "corrected": "redo",
    "void": "close",
}


@dataclass(frozen=True, slots=True)
class DayVisit:
    """One visit at the end of a day; `state` is one of `DRAWINGS`.

    `facts` are its day, minutes and units in words, `found` what is open, blocking first, and
    `remark` why whoever is signed in does not sign it though nothing blocks.
    """

    visit_id: str
    name: str
    facts: str
    state: str
    found: tuple[Finding, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DayEnd:
    """The visits of a day, the unsigned ones of days before, and earlier ones signed on it."""

    on: date
    today: tuple[DayVisit, ...]
    unsigned: tuple[DayVisit, ...]
    signed_since: tuple[DayVisit, ...]
    to_cosign: tuple[str, ...]  # ids of notes that wait for whoever is signed in

    def ready(self) -> tuple[str, ...]:
        """Give the ids of the visits that whoever is signed in could sign now."""
        return tuple(one.visit_id for one in (*self.today, *self.unsigned) if one.state == "ready")

    def going_out(self, *, with_unsigned: bool) -> tuple[str, ...]:
        """Give the ids of the visits whose notes leave with this day."""
        chosen = (*self.today, *self.signed_since, *(self.unsigned if with_unsigned else ()))
        return tuple(one.visit_id for one in chosen)


def day_end(desk: Desk, on: date) -> DayEnd:
    """Look through the visits that stand at the end of the day `on`."""
    listing, zone = desk.store.listing, ZoneInfo(desk.moment().reading.zone)
    begun = datetime.combine(on, time(), zone)
    lists = listing.on_day(on), listing.unsigned_before(on), listing.signed_since(begun, on)
    look = _Look(desk, [one.id for each in lists for one in each])
    today, unsigned, signed_since = (tuple(map(look.at, each)) for each in lists)
    waiting = tuple(one.id for one in listing.to_cosign(desk.user.id))
    return DayEnd(on, today, unsigned, signed_since, waiting)


class _Look:
    """Looks at visits that are all read at once."""

    def __init__(self, desk: Desk, visit_ids: Sequence[str]) -> None:
        store, self._user, self._now = desk.store, desk.user, desk.now()
        self._codes = desk.casebook.codes
        loaded = store.visits.load_many(visit_ids)
        self._visits = {one.id: one for one in loaded}
        self._outgoing = Outgoing(store, loaded, self._codes)
        self._people = store.clinicians.all()
        self._cosign = cosign_in(store.settings.all())
        days = {one.on for one in loaded if not one.signatures}
        there = {on: [one.id for one in store.listing.on_day(on)] for on in days}
        missing = {one for ids in there.values() for one in ids} - self._visits.keys()
        others = {one.id: one for one in store.visits.load_many(sorted(missing))} | self._visits
        self._there = {on: [others[one] for one in ids] for on, ids in there.items()}

    def at(self, summary: Summary) -> DayVisit:
        """Say of one visit what it lacks and how it stands."""
        visit = self._visits[summary.id]
        name, when = summary.patient_name, written_day(summary.on)
        over = _over(summary)
        if over:
            return DayVisit(summary.id, name, "  ·  ".join((when, *summary.minutes)), over)
        bill = self._outgoing.bill(visit, self._now)
        found = self._found(visit, bill)
        state, remark = self._state(visit, found, ended=summary.ended)
        minutes = sum(bill.visit_minutes.get(visit.id, {}).values())
        facts = f"{when}  ·  {minutes} min  ·  {counted(bill.units, 'unit')}"
        return DayVisit(summary.id, name, facts, state, found, remark)

    def _found(self, visit: Visit, bill: Bill) -> tuple[Finding, ...]:
        others = [one for one in self._there[visit.on] if one.id != visit.id]
        filled = self._outgoing.filled(visit)
        found = findings(checklist(filled, bill, self._codes, others))
        return tuple(sorted(found, key=lambda one: one.level is not Level.BLOCKS))

    def _state(self, visit: Visit, found: Sequence[Finding], *, ended: bool) -> tuple[str, str]:
        """Give the state of an unsigned visit, and why whoever is signed in does not sign it."""
        if any(one.stop is None for one in visit.segments):
            return "running", ""
        if any(one.level is Level.BLOCKS for one in found):
            return "unfinished", ""
        lacks = self._lacks(visit, ended=ended)
        if lacks:
            return "unfinished", lacks
        refusal = self._refusal(visit)
        return ("complete" if refusal else "ready"), refusal

    def _lacks(self, visit: Visit, *, ended: bool) -> str:
        """Say what keeps a note from being signed though nothing in it blocks."""
        runs = still_runs(visit, self._outgoing.day(visit))
        if runs is not None:
            return f"{runs.code} still runs in another visit of the same bill."
        return "" if ended else "The visit has not ended yet."

    def _refusal(self, visit: Visit) -> str:
        try:
            role_of(visit, self._user, self._people)
            if self._cosign:
                cosigner_for(visit, self._user, self._people)
        except RefusedError as refusal:
            return str(refusal)
        return ""


def _over(summary: Summary) -> str:
    """Give the state of a visit that is signed or void; nothing for one that is still open."""
    states = {
        "void": summary.void,
        "corrected": summary.corrected,
        "waiting for co-signature": summary.waits,
        "signed": summary.signed,
    }
    return next((name for name, holds in states.items() if holds), "")
