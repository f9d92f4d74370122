"""What is typed of a second payer: the name of one that the clinic has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.billing.payers import same_payer, twice_words
from therapytimer.ui.parts.typed_day import UnclearError
from therapytimer.ui.patient.particular import Particular

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.payers import Payer
    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit


def _shown(visit: Visit) -> str:
    return visit.second_payer.name if visit.second_payer else ""


def _taken(visit: Visit, text: str, ground: Ground) -> Visit:
    """Take the payer of that name with its rules; the one that the visit has stays as it is."""
    if not text:
        return replace(visit, second_payer=None)
    if same_payer(text, visit.payer.name):
        raise UnclearError(twice_words(visit.payer.name))
    if visit.second_payer is not None and same_payer(text, visit.second_payer.name):
        return visit
    return replace(visit, second_payer=_known(text, ground))


def _known(text: str, ground: Ground) -> Payer:
    for payer in ground.payers:
        if same_payer(text, payer.name):
            return payer
    names = ", ".join(payer.name for payer in ground.payers)
    raise UnclearError(f"“{text}” is none of the clinic's payers: {names}.")


PAYERS: Mapping[str, Particular] = {"second_payer": Particular(_shown, _taken)}
