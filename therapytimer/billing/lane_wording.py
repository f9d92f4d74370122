"""How the lanes of a service came about, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.decisions import TIE_RULE
from therapytimer.billing.lanes import Furnished, Lanes, over_a_tenth
from therapytimer.billing.wording import counted
from therapytimer.billing.working import LEAST_MINUTES

if TYPE_CHECKING:
    from collections.abc import Sequence


def lane_reason(time: Furnished, units: int, marker: str, *, pooled: bool) -> tuple[str, ...]:
    """Say who furnished a service and what follows; nothing where no assistant took part."""
    if time.assistant == 0:
        return ()
    if time.therapist == time.doubtful == 0:
        return ("The assistant alone furnished it.",)
    cut = _cut(time.doubtful, marker)
    start = f"Therapist {counted(time.therapist, 'minute')}, assistant {time.assistant}"
    if not pooled:
        return (f"{start}: {_tenth(time.assistant, time.minutes)}, {_all(time, marker)}.", *cut)
    whole, marked = time.whole
    return (f"{start}: whole 15s {whole} and {marked}, {_left_over(time, units, marker)}.", *cut)


def chosen_way(lanes: Lanes, units: int, marker: str) -> tuple[str, ...]:
    """Say what was open and who decided it; nothing where the published rules leave nothing open.

    Our decisions are printed here, on each line that they change.
    """
    if not lanes.open_because:
        return ()
    by = TIE_RULE if lanes.chosen_by is None else f"chosen by {lanes.chosen_by}"
    plain = lanes.share.plain_units
    so = f"So {plain} of {counted(units, 'unit')} without {marker}, {by}."
    return (f"Not published: {_because(lanes.open_because)}. {so}",)


def open_finding(
    code: str, units: tuple[int, Sequence[int]], because: Sequence[str], marker: str
) -> str:
    """Put a doubt to the clinician; `units` are all, and those possibly plain, ours first."""
    whole, (ours, *others) = units
    possible = " or ".join(str(each) for each in others)
    return (
        f"{code}: {ours} of {counted(whole, 'unit')} without {marker}, {TIE_RULE}. As no published "
        f"rule decides ({_because(because)}), {possible} would be possible too: please decide."
    )


def _cut(doubtful: int, marker: str) -> tuple[str, ...]:
    """Say why these minutes are not those of the log; nothing where no minute is of both."""
    if doubtful == 0:
        return ()
    leans = "leans" if doubtful == 1 else "lean"
    made = counted(doubtful, "minute")
    cut = f"The therapist's seconds are cut to whole minutes first: {made} made of the seconds"
    return (f"{cut} of both {leans} to {marker}.",)


def _because(because: Sequence[str]) -> str:
    return "; ".join(because)


def _tenth(assistant: int, minutes: int) -> str:
    over = "more than a tenth" if over_a_tenth(assistant, minutes) else "a tenth at most"
    return f"the assistant has {assistant} of {counted(minutes, 'minute')}, {over}"


def _all(time: Furnished, marker: str) -> str:
    which = "all of it" if over_a_tenth(time.assistant, time.minutes) else "none of it"
    return f"so {which} bears {marker} (a code outside the pool)"


def _left_over(time: Furnished, units: int, marker: str) -> str:
    left = units - sum(time.whole)
    therapist, assistant = time.rests
    if left == 0:
        return "no unit left over"
    start = "one unit left over" if left == 1 else "two units left over"
    if therapist >= LEAST_MINUTES:
        plain = "" if left == 1 else ", one of them"
        rest = f"the therapist's rest of {therapist} is 8 or more"
        return f"{start}{plain} without {marker}: {rest}"
    if assistant >= LEAST_MINUTES:  # as it is wherever two units are left over
        return f"{start} with {marker}: the therapist's rest of {therapist} is under 8"
    bears = "with" if over_a_tenth(assistant, therapist + assistant) else "without"
    return f"{start} {bears} {marker}: of the rests {_tenth(assistant, therapist + assistant)}"
