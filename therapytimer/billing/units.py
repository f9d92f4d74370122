"""Units from minutes: the pooled, the per-code and the capped rule (Pub. 100-04 ch. 5 §20.2, CPT).

All three give each code its whole 15s first and then at most one unit for its remainder. They
differ in which remainders may earn one (any, or only 8 and more) and in how many units are left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from therapytimer.billing import wording
from therapytimer.billing.payers import Rule
from therapytimer.billing.working import (
    LEAST_MINUTES,
    UNIT_MINUTES,
    CodeWorking,
    Fate,
    Tie,
    TimedMinutes,
    Working,
)

__all__ = ["CodeWorking", "Tie", "TieChoices", "TimedMinutes", "Working", "rounded", "units_of"]

# The sorted codes of a tie, to the codes chosen and by whom.
TieChoices: TypeAlias = Mapping[tuple[str, ...], tuple[tuple[str, ...], str]]
_NO_CHOICES: TieChoices = MappingProxyType({})


def rounded(minutes: int, part_minutes: int = UNIT_MINUTES) -> int:
    """Count parts of 15 (or 60) minutes, the last from its midpoint on: 8 (or 31) minutes."""
    return (minutes + (part_minutes - 1) // 2) // part_minutes


def units_of(
    rule: Rule, minutes: Sequence[TimedMinutes], choices: TieChoices = _NO_CHOICES
) -> Working:
    """Turn whole minutes of the pooled codes into units by a payer's rule, with the working.

    Each code stands once in `minutes`. A choice that does not fit the tie is ignored.
    """
    ranked = _ranked(rule, minutes)
    left = _units_left(rule, minutes)
    tie = _tie(ranked, left, choices)
    winners = _winners(ranked, left, tie)
    codes = tuple(_worked(rule, item, _fate(rule, item, winners, tie), tie) for item in minutes)
    ties = () if tie is None else (tie,)
    row = _chart_row(rule, sum(item.minutes for item in minutes))
    return Working(
        rule=rule,
        minutes=sum(item.minutes for item in minutes),
        units=sum(code.units for code in codes),
        chart_row=row,
        codes=codes,
        ties=ties,
        sentences=wording.steps(rule, row, codes, ties),
    )


def _ranked(rule: Rule, minutes: Sequence[TimedMinutes]) -> list[TimedMinutes]:
    """Sort the codes whose remainder may earn a unit: the first of them is the first to have it."""
    least = 1 if rule is Rule.POOLED else LEAST_MINUTES
    able = [item for item in minutes if item.remainder >= least]
    return sorted(able, key=lambda item: (-item.remainder, -item.minutes, item.order))


def _units_left(rule: Rule, minutes: Sequence[TimedMinutes]) -> int:
    """Count the units that remainders may earn, at most one each, after the whole 15s."""
    if rule is Rule.PER_CODE:
        return len(minutes)
    allowed = rounded(sum(item.minutes for item in minutes))
    return allowed - sum(item.whole for item in minutes)


def _tie(ranked: Sequence[TimedMinutes], left: int, choices: TieChoices) -> Tie | None:
    """Find the tie at the cut: equal remainders of which some earn a unit and some do not."""
    if not 0 < left < len(ranked) or ranked[left - 1].remainder != ranked[left].remainder:
        return None
    cut = ranked[left].remainder
    tied = [item for item in ranked if item.remainder == cut]
    units = left - sum(item.remainder > cut for item in ranked)
    among = tuple(item.code for item in sorted(tied, key=lambda item: item.order))
    chosen, by = choices.get(tuple(sorted(among)), ((), ""))
    if len(chosen) == units and len(set(chosen) & set(among)) == units:
        return Tie(units, among, tuple(code for code in among if code in chosen), by)
    default = {item.code for item in tied[:units]}
    return Tie(units, among, tuple(code for code in among if code in default))


def _winners(ranked: Sequence[TimedMinutes], left: int, tie: Tie | None) -> frozenset[str]:
    if tie is None:
        return frozenset(item.code for item in ranked[:left])
    above = (item.code for item in ranked[: left - tie.units])
    return frozenset((*above, *tie.given_to))


def _fate(rule: Rule, item: TimedMinutes, winners: frozenset[str], tie: Tie | None) -> Fate:
    if item.remainder == 0:
        return Fate.NONE
    won = item.code in winners
    if tie is not None and item.code in tie.among:
        return Fate.EARNED_IN_TIE if won else Fate.LOST_IN_TIE
    return Fate.EARNED if won else _loss(rule, item, winners)


def _loss(rule: Rule, item: TimedMinutes, winners: frozenset[str]) -> Fate:
    if rule is Rule.POOLED:
        return Fate.OUTRANKED if winners else Fate.NOTHING_LEFT
    return Fate.UNDER_MIDPOINT if item.remainder < LEAST_MINUTES else Fate.CAPPED


def _worked(rule: Rule, item: TimedMinutes, fate: Fate, tie: Tie | None) -> CodeWorking:
    return CodeWorking(
        code=item.code,
        minutes=item.minutes,
        whole=item.whole,
        remainder=item.remainder,
        units=item.whole + (fate in {Fate.EARNED, Fate.EARNED_IN_TIE}),
        why=wording.why(item, fate, tie),
        lost=rule is Rule.CAPPED and fate in {Fate.CAPPED, Fate.LOST_IN_TIE},
    )


def _chart_row(rule: Rule, total: int) -> tuple[int, int] | None:
    units = rounded(total)
    if rule is Rule.PER_CODE or units == 0:
        return None
    middle = units * UNIT_MINUTES
    reach = UNIT_MINUTES - LEAST_MINUTES
    return middle - reach, middle + reach
