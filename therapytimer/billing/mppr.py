"""What a day is worth: amounts after the multiple procedure payment reduction, an estimate.

Per patient and day over all disciplines, the always-therapy unit with the highest practice expense
is paid in full and every other with half of its practice expense [MPPR]. An assistant's lines are
paid at 85 % after it [M5 §20.1]. A line is its units times the rounded amount of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from therapytimer.billing.fees import Price, cents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ASSISTANT_SHARE: Final = Decimal("0.85")


@dataclass(frozen=True, slots=True)
class Charge:
    """One bill line to be priced; `price` is that of a unit, None where nobody knows it.

    `covered` is false for what the payer never covers: it is neither cut nor counted.
    """

    code: str
    units: int
    price: Price | None
    assistant: bool = False
    covered: bool = True


@dataclass(frozen=True, slots=True)
class Highest:
    """The highest practice expense among the always-therapy units of other bills of the day.

    `before` is whether the bill that has it comes before this one: of equals the first is paid in
    full.
    """

    practice_expense: Decimal
    before: bool


@dataclass(frozen=True, slots=True)
class LineAmount:
    """The estimated dollars of one charge: `full` without MPPR, `allowed` after it.

    `expected` is after the assistant's 15 % too. All three are None without a price.
    """

    charge: Charge
    full: Decimal | None
    allowed: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimated dollars of a bill, line by line in the order of the charges.

    `full_elsewhere` is whether the day's unit that is paid in full stands on another bill.
    """

    lines: tuple[LineAmount, ...]
    full_elsewhere: bool = False

    @property
    def full(self) -> Decimal:
        """What the priced lines came to without MPPR."""
        return _total(line.full for line in self.lines)

    @property
    def allowed(self) -> Decimal:
        """What the priced lines come to after MPPR; this counts towards the threshold."""
        return _total(line.allowed for line in self.lines)

    @property
    def expected(self) -> Decimal:
        """What the priced lines come to after MPPR and the assistant's 15 %."""
        return _total(line.expected for line in self.lines)

    @property
    def unpriced(self) -> tuple[str, ...]:
        """Codes billed without a price."""
        return tuple(dict.fromkeys(line.charge.code for line in self.lines if line.allowed is None))

    @property
    def sentence(self) -> str:
        """The sum, always marked as an estimate, and what is missing from it."""
        missing = ", ".join(self.unpriced)
        least, why = ("at least ", f" No price for {missing}.") if missing else ("", "")
        why += _ELSEWHERE if self.full_elsewhere else ""
        return (
            f"Estimate: {least}{self.expected:,.2f} dollars "
            f"({self.full:,.2f} without reductions).{why}"
        )


_ELSEWHERE: Final = " The day's unit that is paid in full stands on another bill."


def estimate(
    charges: Sequence[Charge], *, mppr: bool = True, elsewhere: Highest | None = None
) -> Estimate:
    """Price one bill of a patient's day; `mppr` is whether the payer cuts further units.

    `elsewhere` is the best unit of the day's other bills. Of equal practice expenses the first of
    the day is paid in full (our decision, unpublished).
    """
    cut = [index for index, charge in enumerate(charges) if mppr and _is_cut(charge)]
    first = max(cut, key=lambda index: _practice_expense(charges[index]), default=None)
    full_elsewhere = first is not None and _outdone(charges[first], elsewhere)
    if full_elsewhere:
        first = None
    return Estimate(
        tuple(
            _amount(charge, full_units=_full_units(index, charge, cut, first))
            for index, charge in enumerate(charges)
        ),
        full_elsewhere,
    )


def highest_in(charges: Iterable[Charge]) -> Decimal | None:
    """Give the highest practice expense among the units of a bill that MPPR looks at."""
    return max((_practice_expense(each) for each in charges if _is_cut(each)), default=None)


def _outdone(best: Charge, elsewhere: Highest | None) -> bool:
    if elsewhere is None:
        return False
    own = _practice_expense(best)
    return elsewhere.practice_expense > own or (
        elsewhere.before and elsewhere.practice_expense == own
    )


def _is_cut(charge: Charge) -> bool:
    priced = charge.price is not None and charge.price.always_therapy
    return priced and charge.covered and charge.units > 0


def _practice_expense(charge: Charge) -> Decimal:
    return charge.price.practice_expense if charge.price is not None else Decimal()


def _full_units(index: int, charge: Charge, cut: list[int], first: int | None) -> int:
    if index not in cut:
        return charge.units
    return 1 if index == first else 0


def _amount(charge: Charge, *, full_units: int) -> LineAmount:
    price = charge.price
    if price is None:
        unpriced = None if charge.units else Decimal()  # a line without units is worth nothing
        return LineAmount(charge, unpriced, unpriced, unpriced)
    allowed = price.full * full_units + price.reduced * (charge.units - full_units)
    expected = cents(allowed * _ASSISTANT_SHARE) if charge.assistant else allowed
    return LineAmount(charge, price.full * charge.units, allowed, expected)


def _total(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal())
