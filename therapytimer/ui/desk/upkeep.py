"""Upkeep: what a visit's record must say anew because of what happens at the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.record import local_date

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.store.store import Store
    from therapytimer.ui.desk.casebook import Casebook
    from therapytimer.visit.visit import Visit


class Upkeep:
    """Revises the records of open visits in the store; StoreError where that fails."""

    def __init__(self, store: Store, casebook: Casebook) -> None:
        self._store, self._casebook = store, casebook

    def clinicians(self, visit_id: str, named: tuple[str, ...], by: str, at: datetime) -> None:
        """Take clinicians into a visit's record, which names all who treat or decide."""
        visit = self._casebook.visit(visit_id)
        there = {one.id for one in visit.clinicians}
        missing = [one for one in named if one not in there]
        new = [one for one in self._store.clinicians.all() if one.id in missing]
        if new:
            self._revise(replace(visit, clinicians=(*visit.clinicians, *new)), by, at)

    def date(self, visit_id: str, by: str, at: datetime) -> None:
        """Let a visit opened before midnight and begun after it belong to the day of its start."""
        visit = self._casebook.visit(visit_id)
        on = local_date(at, visit.timezone)
        typed = visit.entered_at is not None or visit.corrects is not None
        if not visit.segments and not typed and visit.on != on:
            self._revise(replace(visit, on=on), by, at)

    def _revise(self, visit: Visit, by: str, at: datetime) -> None:
        self._store.visits.revise(visit, by, at)
        self._casebook.forget(visit.id)
