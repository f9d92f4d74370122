"""Mending: repairs of any visit that is not signed, whether it is on the desk or not."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.timeline.offers import Offer
    from therapytimer.visit.actions import Change
    from therapytimer.visit.repairs import Repair
    from therapytimer.visit.visit import Visit

SIGNED = "This note is signed: make a correction instead."


class Mending:
    """Does repairs on the desk; what is refused is said by the desk's own signal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def do(self, visit_id: str, make: Repair, reason: str) -> bool:
        """Repair a visit's log; all other visits of its day are looked at for overlaps."""
        if self._desk.casebook.visit(visit_id).signatures:
            self._desk.refused.emit(SIGNED)
            return False
        with self._day_in_reach(visit_id):
            return self._desk.mend(
                visit_id, lambda watch, wish: self._made(make(watch, wish)), reason
            )

    def tried(self, visit_id: str, offer: Offer) -> Offer:
        """Return an offer that knows whether it could be done now."""
        desk = self._desk
        wish = Wish(visit_id, desk.user.id, desk.now(), offer.reason)
        try:
            offer.make(desk.stopwatch, wish)
        except RefusedError as refusal:
            return replace(offer, refusal=str(refusal))
        return offer

    def others(self, visit_id: str) -> list[Visit]:
        """Return the day's other visits to which a segment of this one may belong."""
        book = self._desk.casebook
        loaded = [book.visit(one) for one in self._that_day(visit_id)]
        return [one for one in loaded if not one.signatures]

    def _made(self, change: Change) -> Change:
        if any(self._desk.casebook.visit(one).signatures for one in change.action.visit_ids):
            raise RefusedError(SIGNED)
        return change

    def _that_day(self, visit_id: str) -> list[str]:
        """Name the day's other visits that count."""
        on = self._desk.casebook.visit(visit_id).on
        listed = self._desk.store.listing.on_day(on)
        return [one.id for one in listed if one.id != visit_id and not (one.void or one.corrected)]

    @contextmanager
    def _day_in_reach(self, visit_id: str) -> Generator[None]:
        """Have the day's visits on the desk for as long as a repair takes, as far as they fit."""
        there, visits = set(self._desk.stopwatch.visit_ids()), self._desk.store.visits
        for one in {visit_id, *self._that_day(visit_id)} - there:
            # Signed ones too, which the desk itself follows no more: their minutes count as well.
            self._desk.stopwatch.take_in(visits.history(one), visits.patient_id(one))
        try:
            yield
        finally:
            if not self._desk.log.waiting:  # what is not on disk stands here alone
                self._let_go(set(self._desk.stopwatch.visit_ids()) - there - {visit_id})

    def _let_go(self, visit_ids: Iterable[str]) -> None:
        watch = self._desk.stopwatch
        for one in visit_ids:
            if not watch.running(one):
                watch.leave_out(one)
                self._desk.casebook.forget(one)
