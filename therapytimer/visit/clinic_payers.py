"""Editing the clinic's payers: settings in, changed settings out.

Visits keep their payer by value, so what is changed here holds for visits opened from now on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.billing.advisories import parse_advisory
from therapytimer.billing.payers import payer_fields, payer_from_fields
from therapytimer.visit.clinic_rates import FEES
from therapytimer.visit.clinic_settings import payers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from therapytimer.billing.payers import Payer

PAYERS = "payers"


def with_payer(
    settings: Mapping[str, object], shipped: Sequence[Payer], payer: Payer, replaced: str = ""
) -> dict[str, object]:
    """Give the settings changed by a new payer, or by one that takes the place of `replaced`.

    A new name takes the clinic's own fees along. ValueError is one sentence: no name, a name that
    another payer has, a value that a payer cannot have.
    """
    payer = payer_from_fields(payer_fields(replace(payer, name=payer.name.strip())), ())
    payers = list(payers_in(settings, shipped))
    place = _place(payers, replaced) if replaced else len(payers)
    if any(one.name == payer.name and number != place for number, one in enumerate(payers)):
        raise ValueError(f"There is a payer named {payer.name} already: choose another name.")
    payers[place : place + 1] = [payer]
    return {PAYERS: _fields(payers), **_fees_renamed(settings, replaced, payer.name)}


def without_payer(
    settings: Mapping[str, object], shipped: Sequence[Payer], name: str
) -> dict[str, object]:
    """Give the settings changed by a payer's removal; its fees stay for the visits that have it.

    ValueError for the last payer, and for one that is not there.
    """
    payers = list(payers_in(settings, shipped))
    del payers[_place(payers, name)]
    if not payers:
        raise ValueError(f"{name} is the only payer: add another one first.")
    return {PAYERS: _fields(payers)}


def removed_words(name: str, visits: int) -> str:
    """Tell what a payer's removal means for the visits that have it."""
    if not visits:
        return f"{name} is removed; no visit has it."
    kept = "1 visit keeps it" if visits == 1 else f"{visits:,} visits keep it"
    return f"{name} is removed; {kept}, with the rules it had when the visit was opened."


def advisory_lines(payer: Payer) -> list[str]:
    """Give a payer's advisories as they are typed: "97112/97140", "evaluation/97140"."""
    return ["/".join(pair) for pair in payer.advisories]


def with_advisories(payer: Payer, lines: Iterable[str]) -> Payer:
    """Give a payer other advisories, one a line; ValueError shows the line that is none."""
    pairs: dict[tuple[str, str], None] = {}
    for line in filter(str.strip, lines):
        parse_advisory(line)
        one, _, other = (side.strip() for side in line.partition("/"))
        pairs[one, other] = None
    return replace(payer, advisories=tuple(pairs))


def _place(payers: Sequence[Payer], name: str) -> int:
    for place, payer in enumerate(payers):
        if payer.name == name:
            return place
    raise ValueError(f"There is no payer named {name}: nothing was changed.")


def _fields(payers: Iterable[Payer]) -> list[dict[str, object]]:
    return [payer_fields(payer) for payer in payers]


def _fees_renamed(settings: Mapping[str, object], before: str, after: str) -> dict[str, object]:
    """Copy a payer's fees to its new name; visits opened before have them under the old one."""
    kept = settings.get(FEES)
    if not isinstance(kept, dict) or before in {"", after} or before not in kept:
        return {}
    return {FEES: {**kept, after: kept[before]}}
