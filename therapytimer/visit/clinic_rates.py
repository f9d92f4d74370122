"""The clinic's own fees by payer and code, and the thresholds it added, as settings and values.

A fee is kept as text ("32.73"), since a fraction in JSON is no exact amount. Thresholds are whole
dollars, as published.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from therapytimer.billing.fees import parse_fee
from therapytimer.billing.thresholds import Thresholds, parse_thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

FEES, THRESHOLDS, HIDE_ESTIMATES = "fees", "thresholds", "hide_estimates"

_FIRST_YEAR, _LAST_YEAR = 2000, 2199


@dataclass(frozen=True, slots=True)
class ThresholdYear:
    """One year's thresholds in whole dollars; targeted review begins at the last."""

    year: int
    pt_slp: int
    ot: int
    targeted_review: int


def fees_in(settings: Mapping[str, object]) -> dict[str, dict[str, Decimal]]:
    """Give the clinic's own fees by payer name and code."""
    kept = cast("Mapping[str, Mapping[str, str]]", settings.get(FEES) or {})
    return {
        payer: {code: parse_fee(fee) for code, fee in fees.items()} for payer, fees in kept.items()
    }


def with_fee(
    settings: Mapping[str, object], payer: str, code: str, typed: str
) -> dict[str, dict[str, str]]:
    """Give the setting with a fee as typed; an empty one takes the clinic's own away.

    ValueError shows what is no fee.
    """
    fees = {name: dict(own) for name, own in fees_in(settings).items()}
    own = fees.setdefault(payer, {})
    if typed.strip():
        own[code] = parse_fee(typed)
    else:
        own.pop(code, None)
    return {
        name: {number: str(fee) for number, fee in sorted(each.items())}
        for name, each in sorted(fees.items())
        if each
    }


def thresholds_in(settings: Mapping[str, object], shipped: Thresholds) -> Thresholds:
    """Give the thresholds that ship with the program, with the years that the clinic set."""
    own = parse_thresholds(json.dumps(settings.get(THRESHOLDS) or []))
    return Thresholds(
        pt_slp={**shipped.pt_slp, **own.pt_slp},
        ot={**shipped.ot, **own.ot},
        review={**shipped.review, **own.review},
    )


def threshold_years(settings: Mapping[str, object]) -> tuple[ThresholdYear, ...]:
    """Give the years that the clinic set itself."""
    kept = cast("Sequence[Mapping[str, int]]", settings.get(THRESHOLDS) or ())
    return tuple(ThresholdYear(**each) for each in kept)


def with_threshold(settings: Mapping[str, object], added: ThresholdYear) -> list[dict[str, int]]:
    """Give the setting with a year added, or with other amounts for it.

    ValueError where the amounts cannot be right.
    """
    if not _FIRST_YEAR <= added.year <= _LAST_YEAR:
        raise ValueError(f"A year is {_FIRST_YEAR} to {_LAST_YEAR}, not {added.year}.")
    if not 0 < min(added.pt_slp, added.ot) <= max(added.pt_slp, added.ot) <= added.targeted_review:
        raise ValueError(
            f"The thresholds of {added.year} must be above 0 and not above the amount from which "
            f"review begins, {added.targeted_review}."
        )
    years = {each.year: each for each in (*threshold_years(settings), added)}
    return [asdict(years[year]) for year in sorted(years)]


def without_threshold(settings: Mapping[str, object], year: int) -> list[dict[str, int]]:
    """Give the setting without a year, which then has the amounts that ship, if any."""
    return [asdict(each) for each in threshold_years(settings) if each.year != year]
