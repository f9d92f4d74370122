"""The next unit: from how many minutes on there is one more, as a fact and no advice to stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from therapytimer.billing.payers import Rule
from therapytimer.billing.units import units_of
from therapytimer.billing.working import TimedMinutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.working import Working


@dataclass(frozen=True, slots=True)
class NextUnit:
    """So many `units` of the pooled codes count from so many minutes on.

    `minutes` and `now` are those of all timed codes by the pooled rule, else those of `code`.
    """

    units: int
    minutes: int
    now: int
    code: str | None

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        units = "1 unit" if self.units == 1 else f"{self.units} units"
        return f"{units} from {self.minutes} min of {self.code or 'timed codes'}; now {self.now}."


def next_unit(working: Working, code: str) -> NextUnit | None:
    """Find from when on there is one more unit if `code` alone goes on; None if it counts for none.

    The minutes of the other codes stay as they are. However a cap holds a unit back, enough
    minutes of one code always earn another.
    """
    minutes = [TimedMinutes(one.code, one.minutes) for one in working.codes]
    place = next((at for at, one in enumerate(minutes) if one.code == code), None)
    if place is None:
        return None
    now = minutes[place].minutes
    more = next(
        more
        for more in count(1)
        if units_of(working.rule, _longer(minutes, place, more)).units > working.units
    )
    units = units_of(working.rule, _longer(minutes, place, more)).units
    if working.rule is Rule.POOLED:
        return NextUnit(units, working.minutes + more, working.minutes, None)
    return NextUnit(units, now + more, now, code)


def _longer(minutes: Sequence[TimedMinutes], place: int, more: int) -> list[TimedMinutes]:
    one = minutes[place]
    return [*minutes[:place], replace(one, minutes=one.minutes + more), *minutes[place + 1 :]]
