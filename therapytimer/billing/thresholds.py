"""Yearly thresholds of therapy: dollars of allowed amounts for each patient and calendar year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from therapytimer.billing.fields import Check, checked, count, objects

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Threshold:
    """The threshold of one year: KX above `amount`, targeted review from `review` on, if known."""

    year: int
    therapy: str  # "PT and SLP" or "OT"
    amount: Decimal
    review: Decimal | None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All years known, in dollars; PT and SLP share one threshold, OT has its own."""

    pt_slp: Mapping[int, Decimal]
    ot: Mapping[int, Decimal]
    review: Mapping[int, Decimal]

    def with_year(self, year: int, pt_slp: Decimal, ot: Decimal, review: Decimal) -> Thresholds:
        """Add a year, or give it other amounts."""
        return replace(
            self,
            pt_slp={**self.pt_slp, year: pt_slp},
            ot={**self.ot, year: ot},
            review={**self.review, year: review},
        )


# Whose services count together. Chiropractors have no therapy threshold.
_THERAPIES = {"PT": "PT and SLP", "SLP": "PT and SLP", "OT": "OT"}


def therapy_of(discipline: str) -> str | None:
    """Name the therapy whose services count together; None where there is no threshold."""
    return _THERAPIES.get(discipline)


def threshold_for(thresholds: Thresholds, on: date, discipline: str) -> Threshold | None:
    """Find the threshold of a date of service; None where year or discipline has none."""
    therapy = therapy_of(discipline)
    if therapy is None:
        return None
    amounts = thresholds.ot if therapy == "OT" else thresholds.pt_slp
    if on.year not in amounts:
        return None
    return Threshold(on.year, therapy, amounts[on.year], thresholds.review.get(on.year))


def year_unknown(on: date) -> str:
    """Say why `threshold_for` found none for a therapy that has one."""
    return f"The threshold of {on.year} is not known: add the year to the thresholds."


_AMOUNTS = ("pt_slp", "ot", "targeted_review")
_CHECKS: Mapping[str, Check] = {"year": count, **dict.fromkeys(_AMOUNTS, count)}


def parse_thresholds(text: str) -> Thresholds:
    """Read the shipped years: a JSON list of `year` with `pt_slp`, `ot` and `targeted_review`.

    Amounts are whole dollars; one that is absent is not known. ValueError is one sentence.
    """
    years = [
        checked("Threshold", fields, _CHECKS, ("year",))
        for fields in objects("The thresholds", text)
    ]
    pt_slp, ot, review = (
        {each["year"]: Decimal(each[key]) for each in years if key in each} for key in _AMOUNTS
    )
    return Thresholds(pt_slp, ot, review)
