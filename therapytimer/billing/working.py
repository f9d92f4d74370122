"""The records that show how minutes became units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.billing.payers import Rule

UNIT_MINUTES = 15
LEAST_MINUTES = 8  # the midpoint of a unit: from here on a part counts as a whole


@dataclass(frozen=True, slots=True)
class TimedMinutes:
    """Whole minutes of one pooled code or service; `order` is its place by first start, from 0."""

    code: str
    minutes: int
    order: int = 0

    @property
    def whole(self) -> int:
        """Units that the minutes hold in full."""
        return self.minutes // UNIT_MINUTES

    @property
    def remainder(self) -> int:
        """Minutes beyond the whole units, 0 to 14."""
        return self.minutes % UNIT_MINUTES


@dataclass(frozen=True, slots=True)
class Tie:
    """Codes that may each have one of the last `units` units; every way to break it is right."""

    units: int
    among: tuple[str, ...]
    given_to: tuple[str, ...]
    chosen_by: str | None = None  # None: by the program's rule


class Fate(Enum):
    """What became of the minutes of a code beyond its whole units."""

    NONE = auto()  # there were none
    EARNED = auto()
    EARNED_IN_TIE = auto()
    LOST_IN_TIE = auto()
    UNDER_MIDPOINT = auto()
    CAPPED = auto()
    NOTHING_LEFT = auto()
    OUTRANKED = auto()


@dataclass(frozen=True, slots=True)
class CodeWorking:
    """How one code came to its units."""

    code: str
    minutes: int
    whole: int  # minutes // 15
    remainder: int  # minutes % 15
    units: int
    why: str  # plain words
    lost: bool = False  # the cap took a unit that the code alone would have


@dataclass(frozen=True, slots=True)
class Working:
    """Everything needed to show how minutes became units.

    `chart_row` holds the least and the most minutes that give the total the same units. It is None
    below 8 minutes and under the per-code rule, which has no total.
    """

    rule: Rule
    minutes: int  # T, the pooled minutes
    units: int  # of the pooled codes
    chart_row: tuple[int, int] | None
    codes: tuple[CodeWorking, ...]
    ties: tuple[Tie, ...] = ()
    sentences: tuple[str, ...] = ()  # the working in plain words, one step each
