"""Which segments may not stand beside each other: one clinician one clock, one patient one body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.billing.codes import Code, Contact
    from therapytimer.visit.facts import Segment

_OPEN_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment with whose time it takes."""

    segment: Segment
    patient_id: str
    contact: Contact


def place(
    segments: Iterable[Segment], patient_id: str, codes: Mapping[str, Code]
) -> tuple[Placed, ...]:
    """Join segments of one patient with the contact of their codes."""
    return tuple(Placed(one, patient_id, codes[one.code].contact) for one in segments)


def share_a_clock(one: Placed, other: Placed) -> bool:
    """Tell whether two segments would take the same clinician's clock or the same patient's time.

    Attended segments of one patient exclude each other; a clinician's one-on-one, group and
    caregiver segments exclude each other, but for the segments of one and the same group.
    """
    if one.patient_id == other.patient_id and one.contact.attended and other.contact.attended:
        return True
    if not (one.contact.takes_clinician and other.contact.takes_clinician):
        return False
    if one.segment.group is not None and one.segment.group == other.segment.group:
        return False
    return not set(one.segment.by).isdisjoint(other.segment.by)


def overlapping(placed: Iterable[Placed]) -> tuple[tuple[Placed, Placed], ...]:
    """Return every pair that overlaps in time and shares a clock, in order of start."""
    found: list[tuple[Placed, Placed]] = []
    running: list[Placed] = []
    for late in sorted(placed, key=lambda one: one.segment.start):
        running = [one for one in running if _end(one) > late.segment.start]
        found += [(early, late) for early in running if _collide(early, late)]
        running.append(late)
    return tuple(found)


def _collide(early: Placed, late: Placed) -> bool:
    # A segment of no length takes nobody's time.
    lasts = _end(late) > late.segment.start
    return lasts and share_a_clock(early, late)


def _end(one: Placed) -> datetime:
    stop = one.segment.stop
    return _OPEN_END if stop is None else stop
