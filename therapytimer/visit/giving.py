"""Giving a visit to the right patient: its log stays, under another name, and the log says so.

The minutes are as true as before, so segments keep their origin; but each is written again, so
that no row on disk says that one patient was treated while it was the other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import Decision, Fact, Mark, MarkKind
from therapytimer.visit.identity import new_id
from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from therapytimer.visit.stopwatch import Stopwatch
    from therapytimer.visit.visit import Visit

# What these decide is what was done, whoever it was done to; all others rest on patient or payer.
_OF_THE_TREATMENT = ("evaluation", "re-evaluation", "quantity:")


def give(stopwatch: Stopwatch, wish: Wish, visit: Visit, patient_id: str) -> Change:
    """Give a visit to another patient; `visit` is its header as it is to stand from now on.

    Choices about the bill do not come along: they were made for another patient.

    Raises:
        RefusedError: no reason, a void visit, the same patient, or one treated elsewhere then.
    """
    if not wish.reason.strip():
        raise RefusedError("Say why the visit is given to another patient.")
    stopwatch.refuse_void((wish.visit_id,))
    if stopwatch.patient(wish.visit_id) == patient_id:
        raise RefusedError("This visit is this patient's already.")
    live = stopwatch.history(wish.visit_id).live()
    action = Action(
        new_id(), (wish.visit_id,), ActionKind.GIVE, wish.user, wish.at, reason=wish.reason
    )
    mark = Mark(new_id(), wish.visit_id, MarkKind.GIVEN, wish.at, wish.reason)
    gone = tuple(fact.id for fact in live if _stays_behind(fact))
    change = Change(action, {}, gone, (mark,), header=visit)
    change = for_patient(stopwatch, change, patient_id)
    other = stopwatch.in_the_way(change)
    if other is not None:
        raise RefusedError(
            f"{other.code} of another visit has that time already: correct one of the two first."
        )
    return change


def header_for(visit: Visit, fresh: Visit) -> Visit:
    """Give the header of a visit that goes over to the patient of `fresh`.

    `fresh` is a visit of that patient as it would be opened now: patient, payers, plan and counts
    are its; what was done, measured, where and by whom is the visit's own. What was measured
    before was measured of somebody else.
    """
    return replace(
        fresh,
        id=visit.id,
        on=visit.on,
        timezone=visit.timezone,
        clinicians=visit.clinicians,
        clinic=visit.clinic,
        codes=visit.codes,
        place_of_service=visit.place_of_service,
        present=visit.present,
        measures=tuple(replace(one, before=None, before_on=None) for one in visit.measures),
        entered_at=visit.entered_at,
        extra=visit.extra,
    )


def for_patient(stopwatch: Stopwatch, change: Change, patient_id: str) -> Change:
    """Add to a change that its first visit is a patient's from now on, each segment with it."""
    visit_id = change.action.visit_ids[0]
    action = replace(change.action, patients=(stopwatch.patient(visit_id), patient_id))
    again = stopwatch.history(visit_id).segments()
    return replace(
        change,
        action=action,
        supersedes=(*change.supersedes, *(one.id for one in again)),
        writes=(*change.writes, *(replace(one, id=new_id()) for one in again)),
    )


def _stays_behind(fact: Fact) -> bool:
    if isinstance(fact, Decision):
        return not fact.about.startswith(_OF_THE_TREATMENT)
    return isinstance(fact, Mark) and fact.kind is MarkKind.GIVEN
