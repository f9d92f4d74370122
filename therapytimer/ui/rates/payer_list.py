"""The clinic's payers beside those that came with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.payers import Payer, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEW = "New payer"


def new_payer(payers: Sequence[Payer]) -> Payer:
    """Make a payer that asks for nothing, with a name that is no other's."""
    names = {payer.name for payer in payers}
    numbered = (f"{_NEW} {number}" for number in range(2, len(names) + 3))
    name = next(each for each in (_NEW, *numbered) if each not in names)
    return Payer(name, Rule.PER_CODE)


def missing(payers: Sequence[Payer], shipped: Sequence[Payer]) -> tuple[Payer, ...]:
    """Give the shipped payers that the list lacks."""
    names = {payer.name for payer in payers}
    return tuple(each for each in shipped if each.name not in names)


def as_shipped(payer: Payer, shipped: Sequence[Payer]) -> Payer | None:
    """Give a payer as the program brought it; None where it brought none of that name."""
    return next((each for each in shipped if each.name == payer.name), None)
