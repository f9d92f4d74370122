"""Checks of the minute log: what must be settled before anybody can sign for the minutes."""

from therapytimer.billing.codes import UNDECIDED
from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.day import billed_as, by_assistants_alone, is_void, stands
from therapytimer.visit.overlap import Placed, overlapping, place
from therapytimer.visit.record import local_date
from therapytimer.visit.service_fields import EVALUATIONS, RE_EVALUATIONS
from therapytimer.visit.visit import Visit


def stopwatch_stopped(context: Context) -> Result:
    """Find stopwatches that still run."""
    return [
        Missing(f"The stopwatch of {one.code} is still running.", "segments")
        for one in context.visit.segments
        if one.stop is None
    ]


def gaps_answered(context: Context) -> Result:
    """Find gaps without an answer."""
    if not context.visit.gaps:
        return None
    answered = {one.gap_id for one in context.visit.answers}
    return [
        Missing(
            f"What happened between {context.clock(gap.start)} and {context.clock(gap.stop)} "
            f"is not answered ({gap.kind.value}).",
            "gaps",
        )
        for gap in context.visit.gaps
        if gap.id not in answered
    ]


def no_overlap(context: Context) -> Result:
    """Find minutes that are counted twice, in this visit or beside another one handed in.

    One clinician has one clock and one patient one body (Pub. 100-04 ch. 5 §20.3).
    """
    beside = [one for one in context.others if _counts(one, context)]
    placed = [one for visit in (context.visit, *beside) for one in _placed(visit, context)]
    return [
        Missing(_overlap_words(context, early, late), "segments")
        for early, late in overlapping(placed)
        if context.visit.id in {early.segment.visit_id, late.segment.visit_id}
    ]


def _counts(other: Visit, context: Context) -> bool:
    """Whether minutes of another visit stand beside this one's: not if one replaces the other."""
    every = (context.visit, *context.others)
    replaced = {one.corrects for one in every if stands(one)}
    return not (is_void(other) or other.id in replaced or other.corrects == context.visit.id)


def _placed(visit: Visit, context: Context) -> tuple[Placed, ...]:
    codes = dict(context.codes) | {code.number: code for code in visit.codes}
    patient = visit.patient
    return place(visit.segments, patient.id or f"{patient.record_number} {patient.born_on}", codes)


def _overlap_words(context: Context, early: Placed, late: Placed) -> str:
    beside = ""
    if early.segment.visit_id != late.segment.visit_id:
        if late.segment.visit_id == context.visit.id:
            early, late = late, early
        beside = f" of {_other_visit(context, early, late)}"
    first, second = early.segment, late.segment
    return (
        f"{first.code} from {context.clock(first.start)} overlaps {second.code} "
        f"from {context.clock(second.start)}{beside}: one of them must be corrected."
    )


def _other_visit(context: Context, own: Placed, other: Placed) -> str:
    """Name another visit without the name of another patient."""
    disciplines = {one.id: one.discipline for one in context.others}
    visit = f"{disciplines[other.segment.visit_id]} visit"
    if own.patient_id == other.patient_id:
        return f"another {visit} of this patient"
    shared = [one for one in own.segment.by if one in other.segment.by]
    known = (context.visit.clinician(one) for one in shared)
    names = ", ".join(one.name for one in known if one is not None)
    return f"another patient's {visit} by {names}"


def level_chosen(context: Context) -> Result:
    """Find evaluations without their level."""
    segments = context.segments_of(*EVALUATIONS, *RE_EVALUATIONS)
    if not segments:
        return None
    undecided = {one.code for one in segments if billed_as(context.visit, one.code) in UNDECIDED}
    return [
        Missing(f"Choose the level of the {code}.", f"services.{code}")
        for code in UNDECIDED
        if code in undecided
    ]


def evaluated_by_therapist(context: Context) -> Result:
    """Find evaluations by an assistant without a therapist (Pub. 100-02 ch. 15 §220.3)."""
    segments = context.segments_of(*EVALUATIONS, *RE_EVALUATIONS)
    if not segments:
        return None
    return [
        Missing(
            f"{one.code} at {context.clock(one.start)} is by an assistant: "
            "only a therapist may evaluate.",
            "segments",
        )
        for one in segments
        if by_assistants_alone(context.visit, one)
    ]


def has_services(context: Context) -> Result:
    """See that there is something to sign for; a visit that did not take place is void instead."""
    if context.visit.segments:
        return []
    return [Missing("No billing code has any time: treat, or void the visit.", "segments")]


def minutes_recorded(context: Context) -> Result:
    """See that timed code minutes and total treatment time rest on a whole minute."""
    if any(context.minutes.values()):
        return []
    return [Missing("No code has a whole minute yet: there is no treatment time.", "segments")]


def date_is_right(context: Context) -> Result:
    """See that the visit stands under the local date of its start."""
    visit = context.visit
    if not visit.segments:
        return []
    day = local_date(min(one.start for one in visit.segments), visit.timezone)
    if day == visit.on:
        return []
    return [Missing(f"Dated {visit.on}, but treatment began on {day}.", "segments")]
