"""What a bill is worth, as an estimate, and where it stands in the patient's year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.kx import KX, KxAdvice, kx_findings, kx_from
from therapytimer.billing.lines import Lane
from therapytimer.billing.modifiers import marked
from therapytimer.billing.mppr import Charge, Estimate, estimate
from therapytimer.billing.second import (
    as_second,
    counting_second,
    said_of_second,
    second_charge,
    second_findings,
)
from therapytimer.billing.thresholds import therapy_of, year_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.day import Day
    from therapytimer.billing.lines import BillLine

YEAR_UNKNOWN: Final = "threshold-unknown"


def estimate_of(lines: Sequence[BillLine], day: Day) -> Estimate | None:
    """Estimate the dollars of a bill line by line; None where no prices are known at all."""
    if day.grounds is None:
        return None
    prices = day.grounds.prices
    charges = [
        Charge(
            line.code,
            line.units,
            prices.get(line.code),
            assistant=line.lane is Lane.ASSISTANT,
            covered=line.covered,
        )
        for line in lines
    ]
    return estimate(charges, mppr=day.payer.mppr, elsewhere=day.grounds.elsewhere)


def counted_of(worth: Estimate | None, lines: Sequence[BillLine], day: Day) -> Estimate | None:
    """Estimate what counts towards a year's threshold; of a second payer at its own amounts."""
    second, grounds = counting_second(day.payer, day.second), day.grounds
    if second is None or grounds is None:
        return worth
    charges = [second_charge(line, day, second, grounds.second_prices) for line in lines]
    return estimate(charges, mppr=second.mppr, elsewhere=grounds.elsewhere)


def kx_of(counted: Estimate | None, day: Day) -> KxAdvice | None:
    """Tell where a bill stands in the year; None without a threshold or what was used of it."""
    grounds = day.grounds
    if counted is None or grounds is None or grounds.threshold is None or grounds.use is None:
        return None
    hides = grounds.hides_estimates
    advice = kx_from(counted.lines, grounds.use, grounds.threshold, hides=hides)
    second = counting_second(day.payer, day.second)
    return advice if second is None else said_of_second(advice, second)


def with_kx(lines: Sequence[BillLine], advice: KxAdvice | None, day: Day) -> list[BillLine]:
    """Put KX on the lines that need it, once it is attested; never for a second payer."""
    borne = advice is not None and not advice.second and day.attested_by
    places = advice.lines if advice is not None and borne else ()
    return [_with_kx(line, day) if place in places else line for place, line in enumerate(lines)]


def _with_kx(line: BillLine, day: Day) -> BillLine:
    why = f"the year's threshold is passed; {day.attested_by} attests medical necessity."
    return marked(line, KX, why)


def threshold_findings(
    lines: Sequence[BillLine], advice: KxAdvice | None, day: Day
) -> tuple[Finding, ...]:
    """Compare the lines that need KX with those that bear it."""
    if advice is None:
        return _unknown(day)
    if advice.second:
        return second_findings(advice, lines, day.attested_by)
    return kx_findings(advice, lines, attested=bool(day.attested_by))


def _unknown(day: Day) -> tuple[Finding, ...]:
    """Tell that a threshold applies of which nobody has typed the year."""
    second = counting_second(day.payer, day.second)
    applies = (day.payer.threshold or second) and therapy_of(day.discipline)
    if day.grounds is None or day.grounds.threshold is not None or not applies:
        return ()
    said = as_second(second, year_unknown(day.on))
    return (Finding(YEAR_UNKNOWN, Level.ADVISES, said, "bill"),)
