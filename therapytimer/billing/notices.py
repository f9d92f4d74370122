"""Notices: what a reader of the bill must be told although it changes no unit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.billing.decisions import OVERLAP_RULE, SECONDS_RULE
from therapytimer.billing.minutes import MINUTE
from therapytimer.billing.payers import Payer, Rule
from therapytimer.billing.services import (
    Service,
    Standing,
    TimeKind,
    time_kind,
    units_alone,
)
from therapytimer.billing.units import rounded
from therapytimer.billing.wording import counted, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from therapytimer.billing.tally import Tally

_SECOND = timedelta(seconds=1)


def seconds_notices(tally: Tally, payer: Payer) -> tuple[str, ...]:
    """Tell where the seconds cut off, added up, would have changed the units; they never do."""
    pooled = [service for service in tally.services if service.standing is Standing.POOLED]
    others = [service for service in tally.services if service.standing is not Standing.POOLED]
    groups = [[service] for service in pooled] if tally.rule is Rule.PER_CODE else [pooled]
    return (
        *_changes((group, _pool_units(tally.rule, group)) for group in groups),
        *_changes(([service], _alone_units(service, payer)) for service in others),
    )


def overlap_notices(tally: Tally, total: int, payer: Payer) -> tuple[str, ...]:
    """Tell that minutes in which two codes ran were counted once in total treatment time."""
    untimed = sum(
        service.minutes
        for service in tally.services
        if time_kind(service.code, payer) is TimeKind.UNTIMED
    )
    return (OVERLAP_RULE,) if total < tally.timed_code_minutes + untimed else ()


def redefined_notices(tally: Tally, redefined: frozenset[str]) -> tuple[str, ...]:
    """Tell which codes count as the record defines them, where the catalogue has them too."""
    return tuple(
        f"{service.code.number} counts as the record defines it ({service.code.name}), although "
        "the catalogue has this number too."
        for service in tally.services
        if service.code.number in redefined
    )


def _changes(
    groups: Iterable[tuple[Sequence[Service], tuple[int, int]]],
) -> Iterator[str]:
    for services, (units, exact_units) in groups:
        if exact_units == units:
            continue
        cut = sum((service.cut for service in services), timedelta())
        names = joined([service.code.number for service in services if service.cut])
        yield (
            f"{counted(cut // _SECOND, 'second')} of {names} were cut; with them there would be "
            f"{counted(exact_units, 'unit')} instead of {units}. {SECONDS_RULE}"
        )


def _pool_units(rule: Rule, services: Sequence[Service]) -> tuple[int, int]:
    """Count a pool's units as billed, and as they would be with every second of it."""
    minutes = [service.minutes for service in services]
    cut = sum((service.cut for service in services), timedelta())
    exact = [service.minutes + service.cut // MINUTE for service in services]
    return (
        _units(rule, minutes, sum(minutes)),
        _units(rule, exact, sum(minutes) + cut // MINUTE),
    )


def _units(rule: Rule, minutes: Sequence[int], total: int) -> int:
    alone = sum(rounded(each) for each in minutes)
    if rule is Rule.PER_CODE:
        return alone
    return rounded(total) if rule is Rule.POOLED else min(alone, rounded(total))


def _alone_units(service: Service, payer: Payer) -> tuple[int, int]:
    exact = service.minutes + service.cut // MINUTE
    return (
        units_alone(service, service.minutes, payer),
        units_alone(service, exact, payer),
    )
