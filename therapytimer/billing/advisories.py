"""Payer advisories: pairs for which a payer, not the edit table, may want a modifier.

Most of the trade still adds a modifier to these pairs. For Medicare no active edit joins them, so
Medicare never gets the advice; other payers have the list in their settings.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from therapytimer.billing.distinct import (
    Billed,
    PairAdvice,
    blocks_of,
    evidence_of,
    evidence_sentence,
)
from therapytimer.billing.edits import WITH_MODIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from therapytimer.billing.edits import Pair
    from therapytimer.billing.payers import Payer

# Opening list for commercial payers. That the second code of a pair bears the modifier, and which
# of the two that is, is our decision (unpublished); the clinic turns a pair round in the settings.
COMMERCIAL: Final = (
    "97112/97140",
    "97530/97140",
    "97530/97116",
    "evaluation/97140",
    "evaluation/97112",
    "evaluation/97530",
)

# Words for more than one code, physical and occupational.
_GROUPS = {
    "evaluation": ("97161", "97162", "97163", "97165", "97166", "97167"),
    "re-evaluation": ("97164", "97168"),
}
_SIDE = re.compile(r"[0-9A-Z]{3,8}")


def parse_advisory(text: str) -> tuple[Pair, ...]:
    """Read "97112/97140" or "evaluation/97140" as the pairs of codes that it stands for.

    ValueError is one sentence that shows what was written.
    """
    one, _, other = (side.strip() for side in text.partition("/"))
    if one == other or not _codes(one) or not _codes(other):
        raise ValueError(
            "An advisory is written CODE/CODE, where evaluation and re-evaluation stand for all "
            f"their codes, not {text!r}."
        )
    return tuple((first, second) for first in _codes(one) for second in _codes(other))


def _codes(side: str) -> tuple[str, ...]:
    return _GROUPS.get(side) or ((side,) if _SIDE.fullmatch(side) else ())


def advisory_advice(
    billed: Billed, payer: Payer, advisories: Iterable[str], modifier: str
) -> tuple[PairAdvice, ...]:
    """Give the payer's own advice for the codes of a day; none where the payer is Medicare."""
    if payer.threshold or payer.name.startswith("Medicare"):
        return ()
    listed = [pair for text in advisories for pair in parse_advisory(text)]
    return tuple(
        _advice(pair, billed, payer, modifier)
        for codes in combinations(billed.codes, 2)
        for pair in dict.fromkeys(listed)
        if set(pair) == set(codes)
    )


def _advice(pair: Pair, billed: Billed, payer: Payer, modifier: str) -> PairAdvice:
    evidence = evidence_of(pair, billed.spans)
    return PairAdvice(
        pair=pair,
        indicator=WITH_MODIFIER,
        line=pair[1],
        proposed=modifier,
        evidence=evidence,
        blocks=blocks_of(pair, billed.spans),
        source=f"payer advisory of {payer.name}",
        sentence=(
            f"{payer.name} may want {modifier} on {pair[1]} beside {pair[0]} (this payer's "
            f"advisory, no Medicare edit). {evidence_sentence(pair, evidence)}"
        ),
    )


def besides(
    advisories: Sequence[PairAdvice], edits: Sequence[PairAdvice]
) -> tuple[PairAdvice, ...]:
    """Leave out advisories on pairs that an edit joins: the edit says what holds."""
    joined = {frozenset(each.pair) for each in edits}
    return tuple(each for each in advisories if frozenset(each.pair) not in joined)
