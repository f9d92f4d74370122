"""Fees: what a unit of a code is worth, by the national schedule or the clinic's own price.

A national amount is the code's relative value units times the conversion factor of the year, and
its practice-expense part the practice-expense units times the same factor. Each amount of a unit
is rounded to whole cents once, half a cent up; that gives the published non-facility amount of
every code of 2026. The practice-expense units of 2026 are inferred: total less work less the
malpractice units of 2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from therapytimer.billing.fields import Check, checked, count, flag, name, objects, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

CENT: Final = Decimal("0.01")
_MONEY = re.compile(r"\$?\s*([0-9]{1,5}(?:\.[0-9]{1,2})?)")
# Of every further always-therapy unit of a day half the practice expense is paid [MPPR, M5].
_PAID_SHARE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Values:
    """The relative value units of a code, and whether it is always therapy (which MPPR cuts)."""

    total: Decimal
    practice_expense: Decimal
    always_therapy: bool


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """The national schedule of one year: dollars a relative value unit, and values by code."""

    year: int
    conversion_factor: Decimal
    values: Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class Price:
    """One unit of a code in dollars: in full, and with the practice expense cut by MPPR.

    `practice_expense` (in relative value units) decides which unit of a day is paid in full.
    """

    full: Decimal
    reduced: Decimal
    practice_expense: Decimal
    always_therapy: bool
    source: str


def cents(amount: Decimal) -> Decimal:
    """Round dollars to whole cents, half a cent up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def parse_fee(text: str) -> Decimal:
    """Read a fee that the clinic typed, such as "32.73" or "$32.73".

    ValueError shows what was written.
    """
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"A fee is dollars and cents like 32.73, not {text!r}.")
    return cents(Decimal(match[1]))


def _number(label: str, value: object) -> Decimal:
    """Take a positive number as the decimal it is written as."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ValueError(f"{label} must be a number above 0, not {shown(value)}.")
    return Decimal(repr(value))


def _units(label: str, value: object) -> tuple[Decimal, Decimal]:
    """Take an object with the total and the practice-expense units."""
    fields = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    found = checked(label, fields, _UNIT_CHECKS, tuple(_UNIT_CHECKS))
    return found["total"], found["practice_expense"]


_UNIT_CHECKS: Mapping[str, Check] = {"total": _number, "practice_expense": _number}
_YEAR_CHECKS: Mapping[str, Check] = {"year": count, "conversion_factor": _number}
_CODE_CHECKS: Mapping[str, Check] = {"number": name, "mppr_always_therapy": flag, "rvu": _units}


def parse_schedule(text: str, catalogue: str) -> FeeSchedule:
    """Read the schedule: a JSON list of one year with its factor, and the catalogue's values.

    A code whose `rvu` is absent or null has no national amount. ValueError is one sentence.
    """
    years = [
        checked("Schedule", fields, _YEAR_CHECKS, tuple(_YEAR_CHECKS))
        for fields in objects("The fee schedule", text)
    ]
    if len(years) != 1:
        raise ValueError(f"The fee schedule must be of one year, not of {len(years)}.")
    entries = [
        checked("Code", fields, _CODE_CHECKS, ("number",))
        for fields in objects("The catalogue of codes", catalogue)
    ]
    return FeeSchedule(
        year=years[0]["year"],
        conversion_factor=years[0]["conversion_factor"],
        values={entry["number"]: _values(entry) for entry in entries if "rvu" in entry},
    )


def _values(entry: Mapping[str, Any]) -> Values:
    total, practice_expense = entry["rvu"]
    return Values(total, practice_expense, entry.get("mppr_always_therapy", False))


def price_of(code: str, schedule: FeeSchedule, own: Mapping[str, Decimal]) -> Price | None:
    """Price one unit of a code; `own` holds the clinic's own fees with the payer, by code.

    An own fee is cut by the code's national share of practice expense (our decision, unpublished).
    None where neither has the code.
    """
    values = schedule.values.get(code)
    if code in own:
        return _own_price(own[code], values)
    if values is None:
        return None
    less = values.practice_expense * (1 - _PAID_SHARE) if values.always_therapy else Decimal()
    return Price(
        full=cents(values.total * schedule.conversion_factor),
        reduced=cents((values.total - less) * schedule.conversion_factor),
        practice_expense=values.practice_expense,
        always_therapy=values.always_therapy,
        source=f"national amount of {schedule.year}",
    )


def _own_price(fee: Decimal, values: Values | None) -> Price:
    source = "the clinic's own fee"
    if values is None or not values.always_therapy:
        return Price(fee, fee, Decimal(), always_therapy=False, source=source)
    less = fee * values.practice_expense * (1 - _PAID_SHARE) / values.total
    return Price(
        fee, cents(fee - less), values.practice_expense, always_therapy=True, source=source
    )
