"""Open visits: keeps the row of tabs in step with the visits on the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.ui.tabs.face import face_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.tabs.face import TabFace
    from therapytimer.ui.tabs.row import TabRow
    from therapytimer.visit.visit import Visit


class OpenVisits(QObject):
    """Shows the visits in progress as tabs, and moves from one to the next by key.

    Signal `visit_wished` (visit id).
    """

    visit_wished = Signal(str)

    def __init__(self, desk: Desk, row: TabRow) -> None:
        super().__init__(row)
        self._desk, self._row = desk, row
        self._visits: tuple[Visit, ...] = ()
        self._current: str | None = None
        self._asking: frozenset[str] = frozenset()
        self._gaps: frozenset[str] = frozenset()
        self._is_veiled = False
        self._second: datetime | None = None

    def show_current(self, visit_id: str) -> None:
        """Show which visit is on the board."""
        self._current = visit_id
        self.refresh()

    def show_asking(self, visit_ids: Collection[str]) -> None:
        """Mark the visits in which something has gone on for long."""
        if self._asking != frozenset(visit_ids):
            self._asking = frozenset(visit_ids)
            self._show(self._desk.now())

    def show_initials(self, veiled: bool) -> None:
        """Show the other patients by their initials only, where others may read along."""
        self._is_veiled = veiled
        self._show(self._desk.now())

    def refresh(self) -> None:
        """Show the visits as they stand after a change."""
        now = self._desk.now()
        visits = self._desk.casebook.in_progress(now)
        if self._current is not None and self._current not in {one.id for one in visits}:
            # Whoever looks at a visit that is over still sees where the others are.
            visits = (*visits, self._desk.casebook.visit(self._current))
        self._visits = visits
        self._gaps = frozenset(one.id for one in visits if self._desk.gaps(one.id))
        self._show(now)

    def repaint(self, at: datetime) -> None:
        """Show how long each code has run, once a second and only where one runs."""
        second = at.replace(microsecond=0)
        if second == self._second or not self._row.isVisible():
            return
        self._second = second
        if any(one.stop is None for visit in self._visits for one in visit.segments):
            self._show(at)

    def next_visit(self) -> None:
        """Go to the next open visit, after the last one to the first."""
        ids = [one.id for one in self._visits]
        if len(ids) > 1:
            place = ids.index(self._current) if self._current in ids else -1
            self.visit_wished.emit(ids[(place + 1) % len(ids)])

    def _show(self, at: datetime) -> None:
        self._row.show_faces([self._face(one, at) for one in self._visits])

    def _face(self, visit: Visit, at: datetime) -> TabFace:
        face = face_of(visit, at, gap=visit.id in self._gaps, asks=visit.id in self._asking)
        return replace(face, is_current=visit.id == self._current, is_veiled=self._is_veiled)
