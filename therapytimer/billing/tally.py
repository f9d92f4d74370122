"""The tally: what minutes are worth under a payer, before any clock time or date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from therapytimer.billing.fields import shown
from therapytimer.billing.lines import BillLine, Counted, counted_of, lines_of
from therapytimer.billing.minutes import CodeTime
from therapytimer.billing.payers import Payer, Rule, medicare
from therapytimer.billing.services import (
    Service,
    Standing,
    TimeKind,
    services_of,
    time_kind,
)
from therapytimer.billing.units import Tie, TieChoices, TimedMinutes, Working, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.billing.codes import Catalogue, Code

MOST_MINUTES = 1440  # a day


@dataclass(frozen=True, slots=True)
class Tally:
    """Units of one day's minutes, service by service, with the working of the pooled codes."""

    rule: Rule
    timed_code_minutes: int
    caregiver_minutes: int
    units: int  # of all services, untimed ones too
    counted: tuple[Counted, ...]
    working: Working
    services: tuple[Service, ...]  # those with 0 whole minutes too, which have no line

    @property
    def lines(self) -> tuple[BillLine, ...]:
        """The lines, whoever furnished them and without modifiers."""
        return tuple(line for counted in self.counted for line in lines_of(counted))

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Ties of the last units."""
        return self.working.ties


def tally_of(
    times: Sequence[CodeTime], payer: Payer, codes: Mapping[str, Code], choices: TieChoices
) -> Tally:
    """Count the day's minutes by the payer's rule; services stand in the order of `times`.

    ValueError names a code that is not in `codes`.
    """
    services = services_of(times, codes, payer)
    counted = [service for service in services if service.minutes > 0]
    pooled = [service for service in counted if service.standing is Standing.POOLED]
    working = units_of(
        payer.rule,
        [
            TimedMinutes(service.code.number, service.minutes, order)
            for order, service in enumerate(pooled)
        ],
        choices,
    )
    worked = {code.code: code for code in working.codes}
    units = tuple(counted_of(service, worked, payer, codes) for service in counted)
    return Tally(
        rule=payer.rule,
        timed_code_minutes=_minutes(counted, TimeKind.TIMED, payer),
        caregiver_minutes=_minutes(counted, TimeKind.CAREGIVER, payer),
        units=sum(each.units for each in units),
        counted=units,
        working=working,
        services=services,
    )


def count_units(
    rule: Rule, minutes: Mapping[str, int], catalogue: Catalogue, payer: Payer | None = None
) -> Tally:
    """Count units from whole minutes alone; codes stand in the order they were started.

    A payer brings its treatment of single codes and counts by the rule given. Without one it is
    Medicare's under the pooled rule, nobody's under the others. ValueError is one sentence on an
    unknown code, minutes outside 0 to 1440, or no code at all.
    """
    if not minutes:
        raise ValueError("Expected at least one code with its minutes, such as 97110=33.")
    for number, value in minutes.items():
        _check(number, value, catalogue)
    times = [CodeTime(number, value) for number, value in minutes.items()]
    return tally_of(times, _counting_payer(rule, payer), catalogue, {})


def parse_minutes(arguments: Sequence[str], catalogue: Catalogue) -> dict[str, int]:
    """Read "CODE=MINUTES" strings such as `97110=33`, each code once.

    ValueError is one sentence that names the first offending string and what was expected.
    """
    minutes: dict[str, int] = {}
    for argument in arguments:
        number, equals, text = argument.partition("=")
        if not equals:
            raise ValueError(
                f"Expected a code and minutes such as 97110=33, not {shown(argument)}."
            )
        if number in minutes:
            raise ValueError(f"Code {shown(number)} is given twice; expected each code once.")
        # Digits beyond four are refused by their number, before int() meets a million of them.
        whole = text.isascii() and text.isdigit() and len(text.lstrip("0")) <= len("1440")
        minutes[number] = _check(number, int(text.lstrip("0") or "0") if whole else text, catalogue)
    if not minutes:
        raise ValueError("Expected at least one code with its minutes, such as 97110=33.")
    return minutes


def _check(number: str, value: object, catalogue: Catalogue) -> int:
    if number not in catalogue:
        raise ValueError(f"Code {shown(number)} is unknown; expected a number of the catalogue.")
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_MINUTES:
        raise ValueError(
            f"Minutes of {number} must be a whole number from 0 to {MOST_MINUTES}, "
            f"not {shown(value)}."
        )
    return value


def _counting_payer(rule: Rule, payer: Payer | None) -> Payer:
    if payer is not None:
        return replace(payer, rule=rule)
    if rule is Rule.POOLED:
        return medicare(Payer(name="Medicare", rule=rule))
    return Payer(name="The payer", rule=rule)


def _minutes(services: Sequence[Service], kind: TimeKind, payer: Payer) -> int:
    return sum(service.minutes for service in services if time_kind(service.code, payer) is kind)
