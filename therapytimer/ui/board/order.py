"""What one key leads to: the next planned code, the code before, the next who treats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.codes import Contact

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from therapytimer.billing.codes import Code
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit


def planned_codes(
    shown: Sequence[str], earlier: Collection[str], visit: Visit, codes: Mapping[str, Code]
) -> list[str]:
    """Return the codes that a pedal walks through, in the order of the tiles.

    They are those of the patient's visit before (`earlier`) and of this one; with nothing before,
    all that are shown. A group needs more than one patient, and what runs unattended runs beside
    the others: neither is walked to.
    """
    used = {one.code for one in visit.segments}
    wanted = {*earlier, *used} if earlier else set(shown)
    return [one for one in shown if one in wanted and _is_walked_to(codes[one])]


def neighbour(planned: Sequence[str], here: str | None, step: int) -> str | None:
    """Return the planned code `step` places on, round the end; None where there is no other.

    >>> neighbour(["97110", "97112", "97140"], "97140", 1)
    '97110'
    """
    if not planned:
        return None
    if here not in planned:
        return planned[0 if step > 0 else -1]
    found = planned[(planned.index(here) + step) % len(planned)]
    return None if found == here else found


def latest(visit: Visit, codes: Mapping[str, Code]) -> Segment | None:
    """Return the attended segment that runs, else the one that ran last."""
    return max(_attended(visit, codes), key=_recency, default=None)


def ran_before(visit: Visit, codes: Mapping[str, Code]) -> str | None:
    """Return the attended code that ran before the one that runs now; paused, the last one."""
    attended = _attended(visit, codes)
    running = {one.code for one in attended if one.stop is None}
    before = [one for one in attended if one.code not in running]
    found = max(before, key=_recency, default=None)
    return None if found is None else found.code


def next_alone(people: Sequence[str], treating: Sequence[str]) -> tuple[str, ...] | None:
    """Return who treats next, round the end; None where there is nobody else.

    >>> next_alone(["DK", "AS"], ["DK"])
    ('AS',)
    """
    after = [one for one in _after(people, treating[:1]) if (one,) != tuple(treating)]
    return (after[0],) if after else None


def next_together(people: Sequence[str], treating: Sequence[str]) -> tuple[str, ...] | None:
    """Return who treats together with the first of those who treat; after the last, alone again.

    >>> next_together(["DK", "AS"], ["DK"]), next_together(["DK", "AS"], ["DK", "AS"])
    (('DK', 'AS'), ('DK',))
    """
    first, beside = treating[0], treating[1:]
    others = [one for one in _after(people, treating[:1]) if one != first]
    if not others:
        return None
    if not beside:
        return first, others[0]
    later = others[others.index(beside[0]) + 1 :] if beside[0] in others else []
    return (first, later[0]) if later else (first,)


def _after(people: Sequence[str], here: Sequence[str]) -> list[str]:
    """Turn the round of people so that it begins behind the one who is here."""
    at = people.index(here[0]) + 1 if here and here[0] in people else 0
    return [*people[at:], *people[:at]]


def _attended(visit: Visit, codes: Mapping[str, Code]) -> list[Segment]:
    return [one for one in visit.segments if one.code in codes and codes[one.code].contact.attended]


def _is_walked_to(code: Code) -> bool:
    return code.contact.attended and code.contact is not Contact.GROUP


def _recency(segment: Segment) -> tuple[bool, datetime, datetime]:
    stop = segment.start if segment.stop is None else segment.stop
    return segment.stop is None, stop, segment.start
