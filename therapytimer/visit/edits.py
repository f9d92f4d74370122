"""Edits: the former times of segments that were corrected, so that old and new stay readable."""

from dataclasses import dataclass
from datetime import datetime

from therapytimer.visit.facts import Segment


@dataclass(frozen=True, slots=True)
class Edit:
    """One correction of the log: what stood (`was`), and the ids of what stands for it (`now`).

    `by` is a clinician's id; `was` is empty where a segment was added, `now` where one was taken
    out; `moved` where it came from another visit.
    """

    id: str
    at: datetime
    by: str
    reason: str
    was: tuple[Segment, ...]
    now: tuple[str, ...]
    moved: bool = False


def joined(kept: tuple[Edit, ...], made: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Join edits that a record brought along with those of its log here, each once."""
    known = {one.id for one in kept}
    return (*kept, *(one for one in made if one.id not in known))
