"""KX: from which line of a bill the year's threshold is passed, and what speaks for saying so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from therapytimer.billing.findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from therapytimer.billing.lines import BillLine
    from therapytimer.billing.mppr import LineAmount
    from therapytimer.billing.thresholds import Threshold

KX: Final = "KX"
ATTESTATION: Final = "kx-attestation"
ATTEST: Final = "KX says that the services are medically necessary: attest it."

# Our decision (unpublished): with this share of the threshold used, its nearness is shown.
NEAR_SHARE: Final = Decimal("0.9")


@dataclass(frozen=True, slots=True)
class YearUse:
    """What a patient has used of a year's threshold, in dollars of allowed amounts.

    `here` is the sum of our own bills since `since`, the opening value's day or our first bill;
    `typed` is the opening value with its day. One of another year counts nothing. `complete` is
    false where one of our bills had a line without a price.
    """

    year: int
    here: Decimal
    since: date
    typed: Decimal | None = None
    typed_on: date | None = None
    complete: bool = True

    @property
    def opened(self) -> bool:
        """Whether there is an opening value of this year."""
        if self.typed is None or self.typed_on is None:
            return False
        return self.typed_on.year == self.year

    @property
    def amount(self) -> Decimal:
        """The dollars known to be used."""
        return self.here + self.typed if self.typed is not None and self.opened else self.here

    @property
    def words(self) -> str:
        """The amount with where it comes from."""
        least = "" if self.complete else "at least "
        if self.opened:
            typed = f"{self.typed:,.2f} typed on {self.typed_on}"
            return f"{least}{self.amount:,.2f} ({typed}, {self.here:,.2f} here)"
        return f"{least}{self.amount:,.2f} here, unknown before {self.since}"


@dataclass(frozen=True, slots=True)
class KxAdvice:
    """Where a bill stands in its year.

    `lines` are the places (from 0) of the charges that need KX; any needs an attestation that the
    services are medically necessary. `after` is the year's total with this bill. `certain` is
    false where amounts used elsewhere, or a price, are unknown.
    """

    threshold: Threshold
    lines: tuple[int, ...]
    after: Decimal
    near: bool
    in_review: bool
    certain: bool
    sentence: str
    use: YearUse
    second: str = ""  # the second payer, where the threshold is its


def kx_from(
    amounts: Sequence[LineAmount], use: YearUse, threshold: Threshold, *, hides: bool = False
) -> KxAdvice:
    """Find the lines that need KX: from that whose allowed amount passes the threshold on [M5].

    Reaching it exactly does not pass it. Lines without units, and what the payer never covers,
    neither count nor bear KX. With `hides` the sentence names no dollars.
    """
    total, marked = use.amount, list[int]()
    counted = [(place, each) for place, each in enumerate(amounts) if _counts(each)]
    for place, each in counted:
        total += each.allowed or Decimal()
        if total > threshold.amount:
            marked.append(place)
    priced = all(each.allowed is not None for _, each in counted)
    return KxAdvice(
        threshold=threshold,
        lines=tuple(marked),
        after=total,
        near=total >= threshold.amount * NEAR_SHARE,
        in_review=threshold.review is not None and total >= threshold.review,
        certain=priced and use.opened and use.complete,
        sentence=(
            _without_dollars(threshold, total, passed=bool(marked))
            if hides
            else _sentence(total, use, threshold, passed=bool(marked))
        ),
        use=use,
    )


def _counts(amount: LineAmount) -> bool:
    return amount.charge.covered and amount.charge.units > 0


def _sentence(total: Decimal, use: YearUse, threshold: Threshold, *, passed: bool) -> str:
    limit = f"the {threshold.year} threshold of {threshold.amount:,.2f} for {threshold.therapy}"
    before = f"used before {use.words}"
    if passed:
        return f"Estimate: {total:,.2f} dollars with this bill pass {limit}; {before}."
    left = threshold.amount - total
    return f"Estimate: {left:,.2f} dollars are left of {limit} after this bill; {before}."


def _without_dollars(threshold: Threshold, total: Decimal, *, passed: bool) -> str:
    limit = f"The {threshold.year} threshold for {threshold.therapy}"
    if passed:
        return f"{limit} is passed with this bill."
    near = total >= threshold.amount * NEAR_SHARE
    return f"{limit} is near." if near else f"{limit} is not passed with this bill."


def kx_findings(
    advice: KxAdvice, lines: Sequence[BillLine], *, attested: bool
) -> tuple[Finding, ...]:
    """Compare the lines that need KX with those that bear it; `lines` are those priced, in order.

    `attested` is whether the clinician has said that the services are medically necessary.
    """
    bearing = {place for place, line in enumerate(lines) if KX in line.modifiers}
    needed = set(advice.lines)
    found: list[tuple[str, str]] = []
    if needed - bearing:
        codes = _codes(lines, needed - bearing)
        found.append(("kx-missing", f"KX is missing on {codes}. {advice.sentence}"))
    if bearing - needed:
        codes = _codes(lines, bearing - needed)
        found.append(("kx-early", f"KX on {codes} before the threshold. {advice.sentence}"))
    if needed and not attested:
        found.append((ATTESTATION, ATTEST))
    told = (Finding(check, Level.ADVISES, said, "bill") for check, said in found)
    return (*told, *nearness(advice))


def nearness(advice: KxAdvice) -> tuple[Finding, ...]:
    """Tell where the threshold is near and not passed, and where targeted review has begun."""
    found: list[tuple[str, str]] = []
    if advice.near and advice.after <= advice.threshold.amount:
        found.append(("threshold-near", advice.sentence))
    if advice.in_review:
        whose = f" by {advice.second}" if advice.second else ""
        said = f"Targeted review{whose} begins at {advice.threshold.review:,.2f}."
        found.append(("threshold-review", said))
    return tuple(Finding(check, Level.ADVISES, said, "bill") for check, said in found)


def _codes(lines: Sequence[BillLine], places: set[int]) -> str:
    return ", ".join(dict.fromkeys(lines[place].code for place in sorted(places)))
