"""Modifiers: which a payer asks for, and how they stand on a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.billing.lines import BillLine
    from therapytimer.billing.payers import Payer

OF_DISCIPLINE: Final[Mapping[str, str]] = {"PT": "GP", "OT": "GO", "SLP": "GN"}
# The assistant's modifier by the one of the discipline, without which it never stands.
OF_ASSISTANT: Final[Mapping[str, str]] = {"GP": "CQ", "GO": "CO"}
DISTINCT: Final = ("59", "XE", "XS", "XP", "XU")
THRESHOLD: Final = "KX"
MORE: Final = "99"
MOST: Final = 4

_PLANS: Final[Mapping[str, str]] = {
    "GP": "physical therapy",
    "GO": "occupational therapy",
    "GN": "speech-language pathology",
}
# Free for Medicare; this order is our default. All others follow.
_ORDER: Final = (
    frozenset(DISTINCT),
    frozenset(OF_DISCIPLINE.values()),
    frozenset(OF_ASSISTANT.values()),
    frozenset({THRESHOLD}),
)


def discipline_modifier(discipline: str, payer: Payer) -> str | None:
    """Give GP, GO or GN where the payer asks for it (Pub. 100-04 ch. 5 §20.1), else None.

    A chiropractor has no therapy plan; some payers ask GP of them all the same.
    """
    if discipline == "DC":
        return "GP" if payer.chiropractic_modifier else None
    return OF_DISCIPLINE[discipline] if payer.discipline_modifiers else None


def assistant_modifier(discipline: str, payer: Payer) -> str | None:
    """Give CQ beside GP or CO beside GO where the payer asks for them, else None.

    Speech-language pathologists and chiropractors have no such assistants.
    """
    if not payer.assistant_modifiers or discipline == "DC":
        return None
    return OF_ASSISTANT.get(discipline_modifier(discipline, payer) or "")


def with_payers(line: BillLine, discipline: str, payer: Payer) -> BillLine:
    """Add what the payer asks on every line, and what marks a code that it never covers."""
    asked = discipline_modifier(discipline, payer)
    if asked is not None:
        line = marked(line, asked, _under(asked, discipline))
    if payer.uncovered_modifier and not line.covered:
        line = marked(line, payer.uncovered_modifier, f"{payer.name} never covers {line.code}.")
    return line


def marked(line: BillLine, modifier: str, reason: str) -> BillLine:
    """Add a modifier with its reason; a line that bears it already stays as it is."""
    if modifier in line.modifiers:
        return line
    return replace(
        line,
        modifiers=(*line.modifiers, modifier),
        reasons=(*line.reasons, f"{modifier}: {reason}"),
    )


def ordered(modifiers: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put modifiers in order, each once, four at most; more become three and 99.

    Returns them with the reasons, which name those that found no place.
    """
    found = sorted(dict.fromkeys(modifiers), key=_rank)
    if len(found) <= MOST:
        return tuple(found), ()
    kept, rest = found[: MOST - 1], found[MOST - 1 :]
    return (*kept, MORE), (f"{MORE}: a line holds four; {', '.join(rest)} belong to it too.",)


def in_order(line: BillLine) -> BillLine:
    """Put a line's modifiers in order, four at most."""
    modifiers, reasons = ordered(line.modifiers)
    if modifiers == line.modifiers:
        return line
    return replace(line, modifiers=modifiers, reasons=(*line.reasons, *reasons))


def _rank(modifier: str) -> int:
    places = (place for place, group in enumerate(_ORDER) if modifier in group)
    return next(places, len(_ORDER))


def _under(modifier: str, discipline: str) -> str:
    if discipline == "DC":
        return "the payer asks it of chiropractors."
    return f"under a plan of {_PLANS[modifier]}."
