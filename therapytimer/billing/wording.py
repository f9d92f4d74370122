"""The working in plain words, as the screen and the paper show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.decisions import CAP_RULE, TIE_ORDER, TIE_RULE
from therapytimer.billing.payers import Rule
from therapytimer.billing.working import UNIT_MINUTES, CodeWorking, Fate, Tie, TimedMinutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FATES: Mapping[Fate, str] = {
    Fate.EARNED: "earns one more unit",
    Fate.EARNED_IN_TIE: "ties for the last units and has one, {by}",
    Fate.LOST_IN_TIE: "ties for the last units and has none, {by}",
    Fate.UNDER_MIDPOINT: "is under 8 minutes and earns none",
    Fate.CAPPED: "would earn a unit alone, but the total allows no more",
    Fate.NOTHING_LEFT: "earns none, the total allows no more",
    Fate.OUTRANKED: "earns none, larger remainders come first",
}

_RULES: Mapping[Rule, str] = {
    Rule.POOLED: "Units left over go one each to the largest remainders.",
    Rule.PER_CODE: "Each code counts alone: 8 minutes beyond its whole 15s are one more unit.",
    Rule.CAPPED: (
        "Each code counts alone: 8 minutes beyond its whole 15s are one more unit, but never more "
        "units than the total gives."
    ),
}


def counted(number: int, word: str) -> str:
    """Write a number with its word: "1 unit", "2 units"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def joined(codes: Sequence[str]) -> str:
    """Write a list as people do: "97110", "97110 and 97112", "97110, 97112 and 97140"."""
    return " and ".join(filter(None, (", ".join(codes[:-1]), *codes[-1:])))


def why(item: TimedMinutes, fate: Fate, tie: Tie | None) -> str:
    """Say in one sentence how a code came to its units."""
    start = f"{counted(item.minutes, 'minute')}, {counted(item.whole, 'whole unit')}"
    if fate is Fate.NONE:
        return f"{start}."
    end = _FATES[fate].format(by="" if tie is None else decided_by(tie))
    return f"{start}; the remainder of {counted(item.remainder, 'minute')} {end}."


def decided_by(tie: Tie) -> str:
    """Say who broke a tie."""
    return TIE_RULE if tie.chosen_by is None else f"chosen by {tie.chosen_by}"


def steps(
    rule: Rule, chart_row: tuple[int, int] | None, codes: Sequence[CodeWorking], ties: Sequence[Tie]
) -> tuple[str, ...]:
    """Write the working as sentences, one step each; none where no code is in the pool."""
    if not codes:
        return ()
    return (
        _sum(codes),
        *_chart(chart_row, rule),
        _RULES[rule],
        *(f"{code.code}: {code.why}" for code in codes),
        *_capped(codes),
        *(_tie(tie) for tie in ties),
        *_average(codes),
    )


def _sum(codes: Sequence[CodeWorking]) -> str:
    total = counted(sum(code.minutes for code in codes), "timed minute")
    if len(codes) == 1:
        return f"{codes[0].code} has {total}."
    return " + ".join(f"{code.minutes} ({code.code})" for code in codes) + f" = {total}."


def _chart(chart_row: tuple[int, int] | None, rule: Rule) -> tuple[str, ...]:
    if rule is Rule.PER_CODE:
        return ()
    if chart_row is None:
        return ("Fewer than 8 minutes in all give no unit.",)
    low, high = chart_row
    gives = "give" if rule is Rule.POOLED else "allow at most"
    return (f"{low} to {high} minutes in all {gives} {counted(high // UNIT_MINUTES, 'unit')}.",)


def _capped(codes: Sequence[CodeWorking]) -> tuple[str, ...]:
    lost = [code.code for code in codes if code.lost]
    return (f"{joined(lost)} without one unit: {CAP_RULE}.",) if lost else ()


def _tie(tie: Tie) -> str:
    has = "has it" if len(tie.given_to) == 1 else "have them"
    order = f" ({TIE_ORDER})" if tie.chosen_by is None else ""
    return (
        f"{joined(tie.among)} tie for {counted(tie.units, 'unit')}, and every way to give "
        f"{'it' if tie.units == 1 else 'them'} is right: {joined(tie.given_to)} {has}, "
        f"{decided_by(tie)}{order}."
    )


def _average(codes: Sequence[CodeWorking]) -> tuple[str, ...]:
    units = sum(code.units for code in codes)
    minutes = sum(code.minutes for code in codes)
    return (f"On average {minutes / units:.1f} minutes a unit.",) if units else ()
