"""Groups on the board: asks who takes part, and says how many do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapytimer.billing.codes import Contact
from therapytimer.ui.board.group_part import Candidate
from therapytimer.ui.parts.initials import initials
from therapytimer.ui.parts.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from therapytimer.ui.board.group_part import GroupPart
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.tiles.face import TileFace
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit


class Groups(QObject):
    """Asks for the members of a group that is to begin, and remembers those of the last."""

    def __init__(self, desk: Desk, part: GroupPart) -> None:
        super().__init__(part)
        self._desk, self._part = desk, part
        self._visit_id = ""
        self._last: frozenset[str] = frozenset()
        self._is_veiled = False

    def ask(self, visit_id: str, code: str) -> None:
        """Offer the other patients' open visits; without any the desk says what is missing."""
        others = self._others(visit_id)
        if not others:
            self._desk.start_group(visit_id, code, ())
            return
        self._visit_id = visit_id
        own = self._desk.casebook.visit(visit_id).patient.name
        known = self._last & {one.id for one in others}
        self._part.ask(code, own, [self._candidate(one, known) for one in others])

    def start(self, code: str, others: Sequence[str]) -> None:
        """Start the group with those chosen."""
        members = tuple(others)
        if self._desk.start_group(self._visit_id, code, members):
            self._last = frozenset((self._visit_id, *members))

    def show_initials(self, veiled: bool) -> None:
        """Offer the others by their initials only, where others may read along."""
        self._is_veiled = veiled
        self._part.hide()

    def _others(self, visit_id: str) -> list[Visit]:
        """Return the open visits of other patients, each patient once."""
        desk = self._desk
        own = desk.stopwatch.patient(visit_id)
        found = {
            desk.stopwatch.patient(one.id): one for one in desk.casebook.in_progress(desk.now())
        }
        return [one for patient, one in found.items() if patient != own]

    def _candidate(self, visit: Visit, known: frozenset[str]) -> Candidate:
        name = visit.patient.name
        elsewhere = self._with_others(visit.id)
        likely = visit.id in known if known and self._visit_id in self._last else not elsewhere
        return Candidate(visit.id, initials(name) if self._is_veiled else name, likely)

    def _with_others(self, visit_id: str) -> bool:
        """Tell whether another clinician treats in a visit now, whom a group would interrupt."""
        hands = set(self._desk.treating(self._visit_id))
        running = self._desk.stopwatch.running(visit_id)
        return any(
            self._desk.stopwatch.attended(one) and hands.isdisjoint(one.by) for one in running
        )


def with_groups(faces: Sequence[TileFace], desk: Desk, visit: Visit) -> list[TileFace]:
    """Say in place of a group code's name how many take part since when, or whom one would join."""
    return [_with_group(face, desk, visit) for face in faces]


def _with_group(face: TileFace, desk: Desk, visit: Visit) -> TileFace:
    if desk.casebook.codes[face.code].contact is not Contact.GROUP:
        return face
    own = next((one for one in desk.stopwatch.running(visit.id) if one.code == face.code), None)
    by = desk.treating(visit.id) if own is None else own.by
    members = desk.stopwatch.grouped(face.code, by)
    if not members:
        return face
    if own is None:
        return replace(face, name=f"join the group of {len(members)}")
    since = clock_time(_begun(desk, members), visit.timezone)[:5]
    return replace(face, name=f"group of {len(members)} since {since}")


def _begun(desk: Desk, members: Sequence[Segment]) -> datetime:
    groups = {one.group for one in members}
    return min(one.start for one in desk.stopwatch.segments() if one.group in groups)
