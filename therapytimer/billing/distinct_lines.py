"""Distinct services on a bill: which pairs of its codes need a modifier, and where it was decided.

A modifier is only proposed until the clinician has decided; then it stands on the lines of the
code that would be denied.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.billing.advisories import advisory_advice, besides
from therapytimer.billing.distinct import DISTINCT, Billed, PairAdvice, edit_advice
from therapytimer.billing.edits import WITH_MODIFIER
from therapytimer.billing.modifiers import marked
from therapytimer.billing.services import billed_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.billing.day import Day
    from therapytimer.billing.lines import BillLine
    from therapytimer.billing.spans import Span

_X_MODIFIER = "XU"  # two timed codes in different time blocks of one visit


def pairs_of(lines: Sequence[BillLine], day: Day) -> tuple[PairAdvice, ...]:
    """Give what edits and the payer's own advisories say of the codes of a bill."""
    payer, known = day.payer, day.grounds
    if not payer.advisories and (known is None or not known.edits):
        return ()  # so it is for most bills, and the spans of none need looking at
    modifier = _X_MODIFIER if payer.distinct == "X" else payer.distinct
    billed = Billed(day.on, lines, tuple(_billed_spans(day)))
    edits = edit_advice(billed, known.pairs, modifier) if known else ()
    listed = ("/".join(pair) for pair in payer.advisories)
    return (*edits, *besides(advisory_advice(billed, payer, listed, modifier), edits))


def _billed_spans(day: Day) -> Iterator[Span]:
    """Give the day's time under the codes billed; that of a service stands for both its codes."""
    for visit in day.visits:
        for span in visit.spans:
            code = billed_code(span.code, day.codes, day.payer)
            for number in (code.number, code.partner):
                if number is not None:
                    yield replace(span, code=number)


def with_distinct(
    lines: Sequence[BillLine], pairs: Sequence[PairAdvice], day: Day
) -> list[BillLine]:
    """Put the modifiers decided on the lines of the codes that need them."""
    decided = [each for each in pairs if _decision(each, day)[0] in DISTINCT]
    for each in decided:
        lines = [_with(line, each, day) for line in lines]
    return list(lines)


def _with(line: BillLine, pair: PairAdvice, day: Day) -> BillLine:
    if line.code != pair.line or not line.units or set(DISTINCT) & set(line.modifiers):
        return line
    choice, by = _decision(pair, day)
    other = next(code for code in pair.pair if code != pair.line)
    return marked(line, choice, f"distinct from {other}, decided by {by} ({pair.source}).")


def _decision(pair: PairAdvice, day: Day) -> tuple[str, str]:
    """Give what was decided of a pair, nothing where no modifier helps."""
    if pair.indicator != WITH_MODIFIER:
        return "", ""
    return day.pair_choices.get(pair.about, ("", ""))
