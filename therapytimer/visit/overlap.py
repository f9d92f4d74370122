"""Which segments may not stand beside each other: one clinician one clock, one patient one body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Contact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from therapytimer.billing.codes import Code
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
    if _in_one_group(one, other):
        return False
    return not set(one.segment.by).isdisjoint(other.segment.by)


def exclude_each_other(one: Placed, other: Placed) -> bool:
    """Tell whether two segments cannot run together on one stopwatch.

    Beside those that share a clock that is a code of one visit with itself: a supervised
    modality takes nobody's time, but its own minutes must not count twice.
    """
    same_tile = (one.segment.visit_id, one.segment.code) == (
        other.segment.visit_id,
        other.segment.code,
    )
    return same_tile or share_a_clock(one, other)


def overlapping(
    placed: Iterable[Placed], collide: Callable[[Placed, Placed], bool] = share_a_clock
) -> tuple[tuple[Placed, Placed], ...]:
    """Return every pair that overlaps in time and collides, in order of start."""
    found: list[tuple[Placed, Placed]] = []
    running: list[Placed] = []
    for late in sorted(placed, key=lambda one: one.segment.start):
        # A segment of no length takes nobody's time.
        if _end(late) > late.segment.start:
            running = [one for one in running if _end(one) > late.segment.start]
            found += [(early, late) for early in running if collide(early, late)]
            running.append(late)
    return tuple(found)


def _in_one_group(one: Placed, other: Placed) -> bool:
    if not one.contact is other.contact is Contact.GROUP:
        return False
    return one.segment.group is not None and one.segment.group == other.segment.group


def _end(one: Placed) -> datetime:
    stop = one.segment.stop
    return _OPEN_END if stop is None else stop
