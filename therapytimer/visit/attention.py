"""Attention: what in a visit looks forgotten. It is asked about in a banner and never blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Code, Contact
from therapytimer.visit.facts import MarkKind, Origin
from therapytimer.visit.service_fields import EVALUATIONS, RE_EVALUATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit

_OVER = {MarkKind.ENDED, MarkKind.VOID}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long something may go on before it is asked about, in minutes."""

    segment_minutes: int = 30
    evaluation_minutes: int = 75
    visit_minutes: int = 120
    paused_minutes: int = 90


class Concern(StrEnum):
    """What looks forgotten."""

    SEGMENT = "segment"
    PAUSED = "paused"
    VISIT = "visit"


Key = tuple[str, Concern, str]  # visit, concern, and the segment or pause it is about


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing to ask about; `about` tells it from others, `since` is when it began."""

    visit_id: str
    concern: Concern
    about: str
    since: datetime
    limit: timedelta
    code: str = ""

    @property
    def key(self) -> Key:
        """What an answer silences: this segment, this pause, this visit."""
        return self.visit_id, self.concern, self.about


def attention(
    visit: Visit,
    codes: Mapping[str, Code],
    now: datetime,
    limits: Limits,
    silenced: Mapping[Key, datetime],
) -> tuple[Attention, ...]:
    """List what has gone on for too long in a visit, the narrowest first.

    `silenced` says since when something has been answered: it is asked about again a whole limit
    later. A visit that has ended or was typed afterwards asks for nothing, and neither does one
    in which nothing has run. How the hands rest on keyboard or mouse plays no part.
    """
    if visit.entered_at is not None or any(one.kind in _OVER for one in visit.marks):
        return ()
    measured = [one for one in visit.segments if one.origin is not Origin.TYPED]
    if not measured:
        return ()
    running = [_of_segment(one, codes, limits) for one in measured if one.stop is None]
    found = [*(running or [_of_pause(measured, limits)]), _of_visit(measured, limits)]
    return tuple(
        one for one in found if one.limit <= now - max(one.since, silenced.get(one.key, one.since))
    )


def _of_segment(segment: Segment, codes: Mapping[str, Code], limits: Limits) -> Attention:
    minutes = _minutes(segment.code, codes, limits)
    limit = timedelta(minutes=minutes)
    return Attention(
        segment.visit_id, Concern.SEGMENT, segment.id, segment.start, limit, segment.code
    )


def _minutes(code: str, codes: Mapping[str, Code], limits: Limits) -> int:
    if code in EVALUATIONS or code in RE_EVALUATIONS:
        return limits.evaluation_minutes
    # A program lasts for hours by its definition: only the visit's own limit fits it.
    is_program = code in codes and codes[code].contact is Contact.PROGRAM
    return limits.visit_minutes if is_program else limits.segment_minutes


def _of_pause(measured: Sequence[Segment], limits: Limits) -> Attention:
    last = max(measured, key=lambda one: one.stop or one.start)
    limit = timedelta(minutes=limits.paused_minutes)
    since = last.stop or last.start
    return Attention(last.visit_id, Concern.PAUSED, last.id, since, limit)


def _of_visit(measured: Sequence[Segment], limits: Limits) -> Attention:
    first = min(measured, key=lambda one: one.start)
    limit = timedelta(minutes=limits.visit_minutes)
    return Attention(first.visit_id, Concern.VISIT, "", first.start, limit)
