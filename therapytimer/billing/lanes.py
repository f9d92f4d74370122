"""Lanes: which units of a service bear CQ or CO, unit by unit (Pub. 100-04 ch. 5 §20.1, 2022).

A therapist and an assistant may both furnish a code. Whole 15s stay with whom they belong to; the
units left over are decided by the rests. What no source decides is in `decisions`, and where it
matters the other outcomes are offered to the clinician.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from therapytimer.billing import decisions
from therapytimer.billing.working import LEAST_MINUTES, UNIT_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PUBLISHED_REST: Final = 23  # from here on CMS has published how two units left over are divided
_TENTH: Final = 10


@dataclass(frozen=True, slots=True)
class Furnished:
    """Whole minutes of a service by who furnished them.

    `doubtful` are those of the assistant's minutes that are made of seconds of both.
    """

    therapist: int
    assistant: int
    doubtful: int = 0

    @property
    def minutes(self) -> int:
        """All minutes of the service."""
        return self.therapist + self.assistant

    @property
    def rests(self) -> tuple[int, int]:
        """What is left of the therapist's and the assistant's minutes beyond their whole 15s."""
        return self.therapist % UNIT_MINUTES, self.assistant % UNIT_MINUTES

    @property
    def whole(self) -> tuple[int, int]:
        """The whole 15s of the therapist and of the assistant."""
        return self.therapist // UNIT_MINUTES, self.assistant // UNIT_MINUTES


@dataclass(frozen=True, slots=True)
class Share:
    """Minutes and units of a service without the modifier (plain) and with it (marked)."""

    plain_minutes: int
    marked_minutes: int
    plain_units: int
    marked_units: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """How a service is divided: by the program's rule, or as the clinician chose.

    `offered` maps the number of plain units to each way that the published rules leave open, the
    program's first; it has one entry where nothing is open. `open_because` says why it is.
    """

    share: Share
    offered: Mapping[int, Share]
    open_because: tuple[str, ...] = ()
    chosen_by: str | None = None


def over_a_tenth(assistant: int, minutes: int) -> bool:
    """Whether the assistant furnished more than a tenth of the minutes, tested exactly."""
    return _TENTH * assistant > minutes


def short_cuts_agree(assistant: int, minutes: int) -> bool:
    """Whether both short cuts of CMS, too, find that the assistant furnished more than a tenth.

    One rounds the percentage, which must be 11 or more; the other rounds a tenth of the minutes
    and adds one minute (Pub. 100-04 ch. 5 §20.1). Never true where `over_a_tenth` is false.
    """
    percent = (200 * assistant + minutes) // (2 * minutes)
    least = (minutes + _TENTH // 2) // _TENTH + 1
    return percent > _TENTH and assistant >= least


def unit_by_unit(time: Furnished, units: int) -> Share:
    """Divide the units of a code of the pool; `units` is what the payer's rule gives it."""
    whole, marked = time.whole
    left = units - whole - marked
    plain = whole + (left > 0 and _one_is_plain(time))
    return Share(time.therapist, time.assistant, plain, units - plain)


def as_a_whole(time: Furnished, units: int) -> Share:
    """Give all units of a code outside the pool to one lane, by the tenth."""
    if over_a_tenth(time.assistant, time.minutes):
        return Share(0, time.minutes, 0, units)
    return Share(time.minutes, 0, units, 0)


def lanes_of(
    time: Furnished, units: int, *, pooled: bool, choice: tuple[str, str] | None = None
) -> Lanes:
    """Divide a service; `choice` is the number of plain units in digits and who chose it."""
    share = _by_rule(time, units, pooled=pooled)
    ways = [
        way for way in _ways(time, units, pooled=pooled) if way[0].plain_units != share.plain_units
    ]
    offered = {way.plain_units: way for way, _ in reversed(ways)}
    offered = {share.plain_units: share} | offered
    because = tuple(dict.fromkeys(why for _, why in ways))
    chosen, by = choice or ("", None)
    picked = next((way for plain, way in offered.items() if str(plain) == chosen), None)
    if picked is None or not because:
        return Lanes(share, offered, because)
    return Lanes(picked, offered, because, by)


def _by_rule(time: Furnished, units: int, *, pooled: bool) -> Share:
    return unit_by_unit(time, units) if pooled else as_a_whole(time, units)


def _one_is_plain(time: Furnished) -> bool:
    """Whether one of the units left over is the therapist's; a second one never is.

    An assistant's rest of 8 minutes or more beside a therapist's of fewer is over a tenth anyhow,
    and where two units are left over it always is as long.
    """
    therapist, assistant = time.rests
    return therapist >= LEAST_MINUTES or not over_a_tenth(assistant, therapist + assistant)


def _ways(time: Furnished, units: int, *, pooled: bool) -> Iterator[tuple[Share, str]]:
    """Give the outcomes that another reading of the published rules has, with our decision."""
    if pooled:
        yield from _ways_left(time, units)
    elif _short_cut_differs(time.assistant, time.minutes):
        yield Share(time.minutes, 0, units, 0), decisions.LANE_TENTH
    for minutes in range(1, time.doubtful + 1):
        moved = Furnished(time.therapist + minutes, time.assistant - minutes)
        yield _by_rule(moved, units, pooled=pooled), decisions.LANE_MINUTE


def _ways_left(time: Furnished, units: int) -> Iterator[tuple[Share, str]]:
    therapist, assistant = time.rests
    left = units - sum(time.whole)
    if left > 1 and therapist + assistant < PUBLISHED_REST:
        for plain in (time.whole[0], time.whole[0] + 1):
            yield _with_plain(time, units, plain), decisions.LANE_TWO
    if left == 1 and _short_cut_differs(assistant, therapist + assistant):
        yield _with_plain(time, units, time.whole[0] + 1), decisions.LANE_TENTH


def _with_plain(time: Furnished, units: int, plain: int) -> Share:
    return Share(time.therapist, time.assistant, plain, units - plain)


def _short_cut_differs(assistant: int, minutes: int) -> bool:
    return over_a_tenth(assistant, minutes) and not short_cuts_agree(assistant, minutes)
