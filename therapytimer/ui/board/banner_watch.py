"""What the banner asks: whatever has gone on for long in the open visits, and its answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.errors import StoreError
from therapytimer.ui.board.banner import Notice
from therapytimer.ui.parts.times import clock_time
from therapytimer.visit.attention import Concern, attention
from therapytimer.visit.clinic_limits import LIMITS, limit_fields, limits_in

if TYPE_CHECKING:
    from therapytimer.ui.board.banner import Banner
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.attention import Attention, Key, Limits

EVERY = timedelta(seconds=5)


class Reminders(QObject):
    """Asks on the board about its visit, and names the others in which something asks.

    Signals: `asking_changed` (ids of the visits), `repair_wished` (visit id), `limits_changed`
    (Limits), `refused` (why they cannot be kept). What was answered is asked again a whole period
    later; a restart forgets the answers.
    """

    asking_changed = Signal(object)
    limits_changed = Signal(object)
    refused = Signal(str)
    repair_wished = Signal(str)

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__(banner)
        self._desk, self._banner = desk, banner
        self._limits = limits_in(desk.store.settings.all())
        self._silenced: dict[Key, datetime] = {}
        self._visit_id: str | None = None
        self._asked: Attention | None = None
        self._due = datetime.min.replace(tzinfo=UTC)

    def show_visit(self, visit_id: str) -> None:
        """Ask about this visit from now on."""
        self._visit_id = visit_id
        self.refresh()

    def tell_limits(self) -> None:
        """Tell which limits count."""
        self.limits_changed.emit(self._limits)

    def keep_limits(self, limits: Limits) -> None:
        """Keep other limits and go by them from now on."""
        desk = self._desk
        try:
            desk.store.settings.set(LIMITS, limit_fields(limits), desk.user.id, desk.now())
        except StoreError as problem:
            self.refused.emit(str(problem))
            self.tell_limits()
        else:
            self._limits = limits
            self.refresh()

    def refresh(self) -> None:
        """Look anew after a change."""
        self._look(self._desk.now())

    def follow(self, at: datetime) -> None:
        """Look every few seconds: what is asked about is counted in minutes."""
        if at >= self._due:
            self._look(at)

    def go_on(self) -> None:
        """Ask about this again a whole period later."""
        if self._asked is not None:
            self._silenced[self._asked.key] = self._desk.now()
            self.refresh()

    def end(self) -> None:
        """Stop the segment asked about, or end the visit."""
        asked = self._asked
        if asked is None:
            return
        if asked.concern is Concern.SEGMENT:
            self._desk.tap(asked.visit_id, asked.code)
        else:
            self._desk.end(asked.visit_id)

    def repair(self) -> None:
        """Lead to where the times can be put right; meanwhile nothing more is asked."""
        if self._asked is not None:
            visit_id = self._asked.visit_id
            self.go_on()
            self.repair_wished.emit(visit_id)

    def _look(self, at: datetime) -> None:
        self._due = at + EVERY
        desk = self._desk
        visits = desk.casebook.in_progress(at)
        found = [
            one
            for visit in visits
            for one in attention(visit, desk.casebook.codes, at, self._limits, self._silenced)
        ]
        here = [one for one in found if one.visit_id == self._visit_id]
        self._asked = here[0] if here else None
        zones = {one.id: one.timezone for one in visits}
        self._banner.show_notice(
            None if self._asked is None else notice(self._asked, zones[self._asked.visit_id])
        )
        self.asking_changed.emit(frozenset(one.visit_id for one in found))


def notice(asked: Attention, zone: str) -> Notice:
    """Put in words what is asked; the instant stays, so that nothing is read out twice."""
    since = clock_time(asked.since, zone)[:5]
    if asked.concern is Concern.SEGMENT:
        said = f"{asked.code} runs since {since}."
        return Notice(said, "Still treating", "Stop now", "It ended earlier…")
    if asked.concern is Concern.PAUSED:
        return Notice(f"Nothing runs since {since}.", "Goes on later", "End visit", "Add minutes…")
    said = f"This visit runs since {since}."
    return Notice(said, "Still treating", "End visit", "It ended earlier…")
