"""An office with a patient in the middle of an episode."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from builders import PATIENT, PLAN, THERAPIST, ZONE, a_segment, a_visit
from clocks import FIRST

from therapytimer.ui.office import Office
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.measures import Measure
from therapytimer.visit.visit import Episode

TODAY = FIRST.wall.date()
DAYS = [TODAY - timedelta(days=back) for back in (7, 5, 2, 0)]
TYPED = Episode(typed_days=6, typed_on=DAYS[0], first_treated_on=date(2026, 10, 1))
NAMED = [f"visit-{number}" for number in range(4)]


def treated(day, number, **changes):
    """Give a visit of the episode: treatment days 7 to 10, a measure that grows."""
    visit_id = f"visit-{number}"
    fields = {
        "id": visit_id,
        "on": day,
        "clinicians": (THERAPIST,),
        "plan_of_care": PLAN,
        "episode": replace(TYPED, treatment_day=7 + number),
        "measures": (Measure("Single-leg stance", Decimal(4 + number), "s", "left"),),
        "segments": (a_segment("97112 09:00-09:24 DK", visit_id, 0, day),),
        "timezone": ZONE,
    }
    return a_visit("", **(fields | changes))


@pytest.fixture
def episode(clinic):
    """Keep four visits of the patient in the clinic, the last one of today."""
    for number, day in enumerate(DAYS):
        visit = treated(day, number)
        clinic.visits.add(
            visit, Action(f"open-{number}", (visit.id,), ActionKind.OPEN, "DK", FIRST.wall)
        )
    return NAMED


@pytest.fixture
def office(episode, office) -> Office:
    assert PATIENT.id == office.desk.store.visits.patient_id(episode[0])
    office.show_today()
    return office
