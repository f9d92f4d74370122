"""The facts of a visit's log: written once, superseded by later facts, never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Origin(StrEnum):
    """Where the instants of a segment come from."""

    STOPWATCH = "stopwatch"
    TYPED = "typed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Segment:
    """One uninterrupted run on one code; instants are aware, UTC, whole milliseconds.

    `by` holds clinicians' ids (a therapist with an assistant is joint time); `stop` is None
    while it runs; `group` joins the segments of one group over several visits.
    """

    id: str
    visit_id: str
    code: str
    start: datetime
    stop: datetime | None
    by: tuple[str, ...]
    origin: Origin = Origin.STOPWATCH
    reason: str = ""
    group: str | None = None

    def length(self, now: datetime | None = None) -> timedelta:
        """Return the credited time: `stop - start`, or up to `now` while it runs."""
        end = self.stop or now or self.start
        return max(end - self.start, timedelta())

    def corrected(self, reason: str) -> Segment:
        """Return it as corrected; what was typed stays typed and never becomes evidence."""
        origin = Origin.TYPED if self.origin is Origin.TYPED else Origin.CORRECTED
        return replace(self, origin=origin, reason=reason)


class MarkKind(StrEnum):
    """What a mark in the log says."""

    PAUSE = "pause"  # word: rest, waiting, exercising alone, with aide, other patient or ""
    ENDED = "ended"  # the hands-on part is over
    CLOCK = "clock"  # the wall clock was changed; word says from and to
    ZONE = "zone"  # the time zone changed; word says from and to
    VOID = "void"  # the visit did not take place; word says why
    GIVEN = "given"  # the visit stood under another patient before; word says why


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at one instant of a visit."""

    id: str
    visit_id: str
    kind: MarkKind
    at: datetime
    word: str = ""


class GapKind(StrEnum):
    """Why nobody knows what happened between two readings."""

    SLEEP = "sleep"
    STALL = "stall"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Gap:
    """Time between two readings in which segments ran but the program did not."""

    id: str
    visit_id: str
    kind: GapKind
    start: datetime
    stop: datetime
    codes: tuple[str, ...]  # the codes that ran when it began
    restarted: bool = False  # the machine was restarted: its length rests on the wall clock


class GapAnswer(StrEnum):
    """The four answers to the gap question."""

    NOT_TREATMENT = "not treatment"
    CONTINUED = "treatment continued"
    ENDED_AT_START = "ended at the start of the gap"
    ENDED_AT = "ended at another time"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the clinician said of a gap; `ended_at` only with `GapAnswer.ENDED_AT`."""

    id: str
    visit_id: str
    gap_id: str
    answer: GapAnswer
    by: str
    at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice that the rules leave to the clinician, by value.

    `about` is "tie:97110+97112" (codes sorted), "evaluation" or "re-evaluation" (choice: the
    level's code), "quantity:95851", "lanes:97110" (choice: its units without CQ/CO in digits),
    "modifiers:97110", of one lane "modifiers:97110:assistant" (choice: "59+GP", "none", or "rules"
    to take back what was typed), or "advice:CHECK" (choice: the reason for overriding it).
    """

    id: str
    visit_id: str
    about: str
    choice: str
    by: str
    at: datetime


Fact = Segment | Mark | Gap | Answer | Decision
