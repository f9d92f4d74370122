"""What the page of patient and plan shows of a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.pdf.times import day
from therapytimer.visit.certification import PlanState, Standing, plan_standing
from therapytimer.visit.checks.plan import day_words
from therapytimer.visit.checks.visit_counts import authorised_words
from therapytimer.visit.day import is_void
from therapytimer.visit.visit import Episode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.ui.patient.used_part import UsedShown
    from therapytimer.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class PatientSheet:
    """One visit as it stands, what typed text is judged by, and half-typed text by field."""

    visit: Visit
    ground: Ground
    drafts: Mapping[str, str]
    used: UsedShown | None = None  # of the year's threshold, where the payer has one

    @property
    def closed(self) -> str:
        """Why nothing may be changed any more, in a sentence; nothing while it may."""
        if self.visit.signatures:
            return "This visit is signed: its note keeps what it says."
        return "This visit is void: nothing of it changes." if is_void(self.visit) else ""


def identity(visit: Visit) -> str:
    """Birth date, record number and payers."""
    patient = visit.patient
    second = visit.second_payer and f"second payer: {visit.second_payer.name}"
    parts = (f"born {day(patient.born_on)}", patient.record_number, visit.payer.name, second)
    return "  ·  ".join(filter(None, parts))


def standing_of(visit: Visit) -> Standing:
    """Tell how the plan of care stands on the day of the visit."""
    first = visit.episode.first_treated_on if visit.episode else None
    return plan_standing(visit.plan_of_care, visit.on, first)


def is_wrong(standing: Standing, visit: Visit) -> bool:
    """Tell whether a standing is worth a warning: a plan that nobody has begun yet is not."""
    begun = visit.plan_of_care is not None
    return not standing.in_order and (begun or standing.state is not PlanState.MISSING)


def days_words(visit: Visit) -> str:
    """Tell the treatment day with its source, as a sentence."""
    words = day_words(visit.episode or Episode())
    said = (
        f"This visit: treatment {words}." if words.startswith("day") else f"Treatment day {words}."
    )
    known = visit.episode.authorised if visit.episode else None
    return f"{said} Authorised: {authorised_words(known)}." if known else said
