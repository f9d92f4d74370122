"""Actions: each wish that changes facts is one action; undo and redo are actions too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from therapytimer.visit.facts import Fact, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.visit.visit import Visit


class ActionKind(StrEnum):
    """What was wished for."""

    OPEN = "open"
    START = "start"
    STOP = "stop"
    PAUSE = "pause"
    HAND_OVER = "hand over"
    END = "end"
    GAP = "gap"  # by the program itself
    CLOCK = "clock"  # by the program itself
    ANSWER = "answer"
    DECIDE = "decide"
    CORRECT = "correct"
    VOID = "void"
    GIVE = "give"  # the visit to another patient
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Action:
    """Who wished what, when, for which visits; `undoes` names the action taken back.

    `stopped` names the segments whose `stop` this action filled in; `patients` are whose its first
    visit was before and is after, where the action gives it to another patient.
    """

    id: str
    visit_ids: tuple[str, ...]
    kind: ActionKind
    by: str
    at: datetime
    undoes: str | None = None
    reason: str = ""
    stopped: tuple[str, ...] = ()
    patients: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One action with all it does, written in one transaction or not at all.

    `stops` gives running segments their stop, `supersedes` names facts (by id) that no longer
    hold, `writes` are the new facts. `header` is the visit as it is to stand from now on (all of it
    but log and texts) where the action gives it to another patient.
    """

    action: Action
    stops: Mapping[str, datetime] = field(default_factory=dict[str, datetime])
    supersedes: tuple[str, ...] = ()
    writes: tuple[Fact, ...] = ()
    header: Visit | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A fact as it stands on disk: with the action that wrote and the one that superseded it."""

    fact: Fact
    action_id: str
    superseded_by: str | None = None


@dataclass(frozen=True)
class History:
    """Everything ever written to one visit's log, in order."""

    visit_id: str
    actions: tuple[Action, ...] = ()
    rows: tuple[Written, ...] = ()

    def live(self) -> tuple[Fact, ...]:
        """Return the facts that hold now."""
        return self._live

    def segments(self) -> tuple[Segment, ...]:
        """Return the segments that hold now, by start."""
        return self._segments

    # Sorted out once: each tap asks for those of every open visit many times over.

    @cached_property
    def _live(self) -> tuple[Fact, ...]:
        return tuple(row.fact for row in self.rows if row.superseded_by is None)

    @cached_property
    def _segments(self) -> tuple[Segment, ...]:
        found = [fact for fact in self._live if isinstance(fact, Segment)]
        return tuple(sorted(found, key=lambda segment: segment.start))

    def after(self, change: Change) -> History:
        """Return the history with a change added; facts of other visits are left out."""
        rows = [_touched(row, change) for row in self.rows]
        rows += [
            Written(fact, change.action.id)
            for fact in change.writes
            if fact.visit_id == self.visit_id
        ]
        return replace(self, actions=(*self.actions, change.action), rows=tuple(rows))


def _touched(row: Written, change: Change) -> Written:
    fact = row.fact
    if isinstance(fact, Segment) and fact.id in change.stops:
        row = replace(row, fact=replace(fact, stop=change.stops[fact.id]))
    if fact.id in change.supersedes:
        row = replace(row, superseded_by=change.action.id)
    return row
