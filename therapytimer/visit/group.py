"""Groups: how many patients one clinician treats together, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from therapytimer.visit.facts import Segment


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many patients took part in a group from one instant to another; None: still."""

    group: str
    start: datetime
    stop: datetime | None
    patients: int


def sizes_within(own: Iterable[Segment], others: Iterable[Segment]) -> tuple[GroupSize, ...]:
    """Tell the size of each group over the time that one visit's segments took part in it.

    `others` are the other visits' segments, each of another patient; nobody is named. Times of
    one size that follow each other are one.
    """
    beside = tuple(others)
    found: list[GroupSize] = []
    for segment in sorted(own, key=lambda one: one.start):
        if segment.group is not None and segment.start != segment.stop:
            for piece in _pieces(segment, segment.group, beside):
                _add(found, piece)
    return tuple(found)


def _add(found: list[GroupSize], piece: GroupSize) -> None:
    before = found[-1] if found else None
    if before is not None and _goes_on(before, piece):
        found[-1] = replace(before, stop=piece.stop)
    else:
        found.append(piece)


def _goes_on(before: GroupSize, after: GroupSize) -> bool:
    return (before.group, before.stop, before.patients) == (
        after.group,
        after.start,
        after.patients,
    )


def _pieces(segment: Segment, group: str, others: Iterable[Segment]) -> list[GroupSize]:
    """Cut a segment where another visit joins or leaves its group."""
    beside = [one for one in others if one.group == group]
    instants = {one.start for one in beside} | {one.stop for one in beside if one.stop}
    inside = sorted(at for at in instants if _within(segment, at))
    starts = [segment.start, *inside]
    stops = [*inside, segment.stop]
    return [
        GroupSize(
            group, start, stop, 1 + len({one.visit_id for one in beside if _takes(one, start)})
        )
        for start, stop in zip(starts, stops, strict=True)
    ]


def _within(segment: Segment, at: datetime) -> bool:
    return segment.start < at and (segment.stop is None or at < segment.stop)


def _takes(one: Segment, at: datetime) -> bool:
    return one.start <= at and (one.stop is None or at < one.stop)
