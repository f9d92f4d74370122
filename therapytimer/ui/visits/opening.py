"""Opening a visit: its record, with everything by value that the clinic and the past know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from therapytimer.store.shipped import shipped_codes
from therapytimer.visit.clinic_settings import heading_in, own_codes_in
from therapytimer.visit.identity import new_id
from therapytimer.visit.record import local_date
from therapytimer.visit.reports import episode_after
from therapytimer.visit.visit import Episode, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from therapytimer.store.store import Store
    from therapytimer.ui.visits.new_visit import NewVisit
    from therapytimer.visit.people import Clinician


def opened_visit(
    new: NewVisit, store: Store, clinician: Clinician, at: datetime, zone: str
) -> Visit:
    """Make the record of a new visit, opened at `at` in a time zone; nothing is written yet.

    Plan of care, referrer and case come along from the patient's visit before under the same
    discipline and payer, the plan only within its episode; an earlier day makes it a late entry.
    """
    on = new.on or local_date(at, zone)
    before = None if new.is_new else _before(new, store)
    settings = store.settings.all()
    days = [] if new.is_new else store.visits.treatment_days(new.patient.id, new.discipline)
    reports = () if new.is_new else store.reports.of(new.patient.id, new.discipline)
    known = episode_after(before.episode if before else None, reports, on)
    made = Visit(
        id=new_id(),
        on=on,
        timezone=zone,
        discipline=new.discipline,
        patient=new.patient,
        payer=new.payer,
        second_payer=new.second_payer,
        clinicians=with_supervisor(clinician, store),
        clinic=heading_in(settings),
        codes=own_codes_in(settings, shipped_codes()),
        episode=episode_on(on, days, known),
        entered_at=at if new.on is not None and new.on != local_date(at, zone) else None,
    )
    if before is None:
        return made
    closed_on = before.episode.discharged_on if before.episode else None
    plan = before.plan_of_care if known.discharged_on == closed_on else None
    return replace(made, plan_of_care=plan, referrer=before.referrer, case=before.case)


def episode_on(on: date, days: Iterable[date], before: Episode | None) -> Episode:
    """Count the treatment days up to a day, as far as they are known.

    They are known once somebody has typed how many came before the first one held here, or where
    a discharge closed the episode before: then those after it count.
    """
    closed_on = before.discharged_on if before else None
    held = sorted({one for one in days if one <= on and one > (closed_on or date.min)} | {on})
    before = _counted_here(on, held, before or Episode())
    if before.typed_on is None and closed_on is None:
        return replace(before, known_from=held[0])
    count = before.typed_days + len(held)
    first = before.first_treated_on or (None if before.typed_days else held[0])
    return replace(before, treatment_day=count, known_from=None, first_treated_on=first)


def _counted_here(on: date, held: Iterable[date], episode: Episode) -> Episode:
    """Count the treatment days of the week, and the authorised visits used, up to a day."""
    days, monday = list(held), on - timedelta(days=on.weekday())
    episode = replace(episode, week_day=sum(one >= monday for one in days))
    known = episode.authorised
    if known is None:
        return episode
    used = known.typed + sum(one >= known.typed_on for one in days)
    return replace(episode, authorised=replace(known, used=used))


def with_supervisor(clinician: Clinician, store: Store) -> tuple[Clinician, ...]:
    """Who treats, and with an assistant the therapist who supervises, by value."""
    supervisor = clinician.supervised_by and store.clinicians.get(clinician.supervised_by)
    return (clinician, supervisor) if supervisor else (clinician,)


def _before(new: NewVisit, store: Store) -> Visit | None:
    """Load the patient's latest visit under the same discipline and payer."""
    for summary in store.listing.of_patient(new.patient.id, 20):
        if (summary.discipline, summary.payer_name) == (new.discipline, new.payer.name):
            return store.visits.load(summary.id)
    return None
