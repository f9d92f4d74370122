"""The second payer: what of it still applies beside the first, which decides the bill.

The first payer decides rule, modifiers and edits. Where only the second has a yearly threshold
(Medicare behind another payer), that threshold still counts, at the amounts of the second.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from therapytimer.billing import decisions
from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.kx import ATTEST, ATTESTATION, KxAdvice, nearness
from therapytimer.billing.mppr import Charge
from therapytimer.billing.services import Standing, claimed_as, code_in, standing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.billing.codes import Code
    from therapytimer.billing.day import Day
    from therapytimer.billing.fees import Price
    from therapytimer.billing.grounds import Grounds
    from therapytimer.billing.lines import BillLine
    from therapytimer.billing.payers import Payer

SECOND_KX: Final = "kx-second"  # the finding that the second payer's claim needs KX


def counting_second(first: Payer, second: Payer | None) -> Payer | None:
    """Give the second payer where its threshold counts: it has one, and the first has none."""
    return second if second is not None and second.threshold and not first.threshold else None


def as_second(second: Payer | None, sentence: str) -> str:
    """Say of a sentence that it comes from the second payer, where it does."""
    return sentence if second is None else f"{second.name} as second payer: {sentence}"


def with_second(grounds: Grounds, of_second: Grounds) -> Grounds:
    """Add to the grounds of the first payer what counts of the second: threshold and amounts."""
    return replace(grounds, threshold=of_second.threshold, second_prices=of_second.prices)


def second_charge(line: BillLine, day: Day, second: Payer, prices: Mapping[str, Price]) -> Charge:
    """Price a line of the first payer's bill as the second would; without an assistant's share.

    What the second bundles counts nothing, and what it never covers neither is cut nor counts.
    """
    number = claimed_as(line.code, second)
    standing = _standing(number, day.codes, second)
    return Charge(
        number,
        0 if standing is Standing.BUNDLED else line.units,
        prices.get(number),
        covered=standing is not Standing.UNCOVERED,
    )


def _standing(number: str, codes: Mapping[str, Code], payer: Payer) -> Standing:
    return standing_of(code_in(codes, number), payer)


def said_of_second(advice: KxAdvice, second: Payer) -> KxAdvice:
    """Mark advice as the second payer's."""
    return replace(advice, second=second.name, sentence=as_second(second, advice.sentence))


def second_findings(
    advice: KxAdvice, lines: Sequence[BillLine], attested_by: str
) -> tuple[Finding, ...]:
    """Tell what the second payer's claim needs; the lines of the first bear no KX for it."""
    if not advice.lines:
        return nearness(advice)
    codes = ", ".join(dict.fromkeys(lines[place].code for place in advice.lines))
    attested = f"; {attested_by} attests medical necessity" if attested_by else ""
    said = (
        f"{advice.sentence} Its claim needs KX on {codes}{attested}. {decisions.SECOND_KX} "
        f"{decisions.SECOND_AMOUNT}"
    )
    found = [Finding(SECOND_KX, Level.ADVISES, said, "bill")]
    if not attested_by:
        attest = f"{advice.second} as second payer: {ATTEST}"
        found.append(Finding(ATTESTATION, Level.ADVISES, attest, "bill"))
    return (*found, *nearness(advice))
