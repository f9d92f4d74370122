"""Which segment is meant, and what may be picked for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from therapytimer.ui.parts.treating import short_credentials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from therapytimer.billing.codes import Code
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.people import Clinician
    from therapytimer.visit.visit import Visit

TOGETHER = "+"


def likeliest(segments: Sequence[Segment]) -> Segment | None:
    """Choose what most repairs are about: what runs, else what stopped last."""
    return max(segments, key=_recency, default=None)


def _recency(one: Segment) -> tuple[bool, datetime, datetime]:
    return one.stop is None, one.stop or one.start, one.start


def same_again(segments: Sequence[Segment], before: Segment) -> Segment | None:
    """Find what stands in the place of a segment that was mended."""
    same = [one for one in segments if one.id == before.id]
    if same:
        return same[0]
    near = [one for one in segments if _shared(one, before) or one.start == before.start]
    return max(near, key=lambda one: (_shared(one, before), one.code == before.code), default=None)


def _shared(one: Segment, other: Segment) -> timedelta:
    end = max(one.start, other.start) + timedelta(days=1)
    stop = min(one.stop or end, other.stop or end)
    return max(stop - max(one.start, other.start), timedelta())


def people_offered(people: Iterable[Clinician], by: Sequence[str]) -> dict[str, str]:
    """Offer everybody who may have treated, alone or two together, but not who did by the log."""
    known = list(people)
    alone = {one.id: _name(one) for one in known}
    pairs = {
        TOGETHER.join((one.id, two.id)): f"{_initials(one)} + {_initials(two)}"
        for one, two in combinations(known, 2)
        if one.assistant != two.assistant
    }
    return {
        ids: name for ids, name in (alone | pairs).items() if set(ids.split(TOGETHER)) != set(by)
    }


def _name(one: Clinician) -> str:
    return f"{one.name}, {short_credentials(one.credentials)}"


def _initials(one: Clinician) -> str:
    return f"{one.initials} {short_credentials(one.credentials)}"


def codes_offered(
    usual: Iterable[str], used: Iterable[str], codes: Mapping[str, Code], but: str = ""
) -> dict[str, str]:
    """Offer codes of the visit and the board, with their names."""
    wanted = dict.fromkeys((*used, *usual))
    return {
        number: f"{number}  {codes[number].name}"
        for number in wanted
        if number in codes and number != but
    }


def title_of(segment: Segment, codes: Mapping[str, Code]) -> str:
    """Name a segment by code and what it is."""
    known = codes.get(segment.code)
    return f"{segment.code}  {known.name}" if known else segment.code


def room_in(visit: Visit, now: datetime, length: timedelta, end_of_day: datetime) -> datetime:
    """Tell from when on minutes are laid into a visit: its first start, or right up to now."""
    latest = min(now, end_of_day) - length
    return min((one.start for one in visit.segments), default=latest)
