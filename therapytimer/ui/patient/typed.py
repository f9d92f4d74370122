"""What is typed on the page of patient and plan, taken into the visit as far as it is clear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from therapytimer.ui.parts.typed_day import UnclearError
from therapytimer.ui.patient.typed_authorised import AUTHORISED
from therapytimer.ui.patient.typed_clinicians import CREDENTIALS
from therapytimer.ui.patient.typed_days import TREATMENT_DAYS
from therapytimer.ui.patient.typed_patient import PATIENT
from therapytimer.ui.patient.typed_payers import PAYERS
from therapytimer.ui.patient.typed_plan import PLAN
from therapytimer.ui.patient.typed_present import PRESENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.patient.particular import Ground, Particular
    from therapytimer.visit.visit import Visit

PARTICULARS: Mapping[str, Particular] = {
    **PATIENT,
    **PAYERS,
    **PLAN,
    **TREATMENT_DAYS,
    **AUTHORISED,
    **PRESENT,
    **CREDENTIALS,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A visit with what could be taken into it, and by field why the rest could not."""

    visit: Visit
    problems: Mapping[str, str]


def take(visit: Visit, texts: Mapping[str, str], ground: Ground) -> Taken:
    """Take texts by field into a visit.

    What contradicts the visit is tried again once another field has changed it, so that nobody
    has to correct two days in the one right order.
    """
    while True:
        problems: dict[str, str] = {}
        for name, text in texts.items():
            visit, problem = _take_one(visit, (name, text), ground)
            if problem:
                problems[name] = problem
        if len(problems) == len(texts):
            return Taken(visit, problems)
        texts = {name: texts[name] for name in problems}


class _One(NamedTuple):
    visit: Visit
    problem: str


def _take_one(visit: Visit, typed: tuple[str, str], ground: Ground) -> _One:
    name, text = typed
    try:
        return _One(PARTICULARS[name].taken(visit, text, ground), "")
    except UnclearError as unclear:
        return _One(visit, str(unclear))
