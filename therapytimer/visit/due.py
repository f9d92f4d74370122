"""What falls due in an episode: the certification of its plan, and the next progress report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from therapytimer.visit.certification import PlanState, Standing, plan_standing
from therapytimer.visit.visit import Episode, Visit

REPORT_DAYS = 10  # treatment days (Pub. 100-02 ch. 15 §220.3); the evaluation day is day 1
GRACE_DAYS = 7  # calendar days after the tenth within which a late report counts
SOON_DAY = 8  # from this day on the report is announced; our own decision


class ReportState(StrEnum):
    """How far the next progress report is; only the last is late."""

    UNKNOWN = "unknown"
    NOT_YET = "not yet"
    SOON = "soon"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class ReportStanding:
    """The state of the next progress report; `day` counts treatment days since the last one."""

    state: ReportState
    day: int = 0


def plan_of(visit: Visit) -> Standing:
    """Tell how the plan of care stands on the day of a visit."""
    first = visit.episode.first_treated_on if visit.episode else None
    return plan_standing(visit.plan_of_care, visit.on, first)


def report_standing(episode: Episode | None) -> ReportStanding:
    """Tell how far the next progress report is on the treatment day of an episode."""
    if episode is None or episode.treatment_day is None:
        return ReportStanding(ReportState.UNKNOWN)
    day = episode.treatment_day - (episode.reported_on_day or 0)
    states = ((SOON_DAY, ReportState.NOT_YET), (REPORT_DAYS, ReportState.SOON))
    early = (state for until, state in states if day < until)
    late = ReportState.LATE if day > REPORT_DAYS else ReportState.DUE
    return ReportStanding(next(early, late), day)


def report_words(episode: Episode | None, days: Sequence[date], on: date) -> str:
    """Say in a sentence when the next progress report is due, `on` being today.

    `days` are the treatment days held here up to the episode's day, in order: where the tenth is
    among them, the last day for a late report is told.
    """
    found = report_standing(episode)
    if found.state is ReportState.LATE:
        return _late_words(found.day, days, on)
    if found.state is ReportState.DUE:
        return f"A progress report is due: this is day {found.day} of {REPORT_DAYS}."
    if found.state is ReportState.UNKNOWN:
        return "The next progress report cannot be told: type the treatment days before."
    this = f"this is day {found.day}" if found.day else "the one before is of this day"
    return f"The next progress report is due by day {REPORT_DAYS}; {this}."


def _late_words(day: int, days: Sequence[date], on: date) -> str:
    said = f"The progress report is late: day {day}, due by day {REPORT_DAYS}."
    back = day - REPORT_DAYS
    if back >= len(days):
        return said  # the tenth day is held elsewhere
    last = days[-1 - back] + timedelta(days=GRACE_DAYS)
    verb = "It is to be written" if on <= last else "It was to be written"
    return f"{said} {verb} by {last}, within {GRACE_DAYS} days of the tenth."


def due_phrases(visit: Visit) -> tuple[str, ...]:
    """Say in few words what falls due with a visit, for a list."""
    plan, report = plan_of(visit), report_standing(visit.episode)
    day = f"{plan.due_on:%m-%d}" if plan.due_on else ""
    pending = "sign the verbal order by" if _is_by_word(visit) else "certify by"
    certifying = {
        PlanState.PENDING: f"{pending} {day}",
        PlanState.DUE_SOON: f"recertify by {day}",
        PlanState.LATE: f"certification late since {day}",
        PlanState.LAPSED: f"plan lapsed {day}",
    }
    announced = f"progress report due: day {report.day} of {REPORT_DAYS}"
    reporting = {
        ReportState.SOON: announced,
        ReportState.DUE: announced,
        ReportState.LATE: f"progress report late: day {report.day}",
    }
    found = (certifying.get(plan.state), reporting.get(report.state))
    return tuple(phrase for phrase in found if phrase)


def _is_by_word(visit: Visit) -> bool:
    plan = visit.plan_of_care
    return plan is not None and plan.verbal_on is not None
