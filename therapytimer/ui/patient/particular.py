"""One particular of patient or plan: how a visit shows it, and how what is typed goes into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from therapytimer.billing.payers import Payer
    from therapytimer.visit.people import Patient
    from therapytimer.visit.visit import Visit


class Ground(NamedTuple):
    """What typed text is judged by: today, the treatment days held here, the clinic's payers.

    `holder` finds the other patient who has a record number.
    """

    today: date
    days: tuple[date, ...] = ()
    payers: tuple[Payer, ...] = ()
    holder: Callable[[str], Patient | None] = lambda _number: None


@dataclass(frozen=True, slots=True)
class Particular:
    """`shown` writes it as text; `taken` gives the visit with a text, or raises UnclearError."""

    shown: Callable[[Visit], str]
    taken: Callable[[Visit, str, Ground], Visit]
