"""Progress and discharge reports: what a therapist tells of a period of treatment, by value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from therapytimer.visit.visit import Episode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.visit.measures import Measure
    from therapytimer.visit.people import Clinic, Clinician, Patient, PlanOfCare


class ReportKind(StrEnum):
    """A report within an episode, or the one that closes it."""

    PROGRESS = "progress"
    DISCHARGE = "discharge"

    @property
    def heading(self) -> str:
        """What stands at the head of the report."""
        return f"{self.value.capitalize()} report"


class GoalState(StrEnum):
    """What became of a goal in the period."""

    MET = "met"
    GOING_ON = "going on"
    CHANGED = "changed"


class ReportField(NamedTuple):
    """One text of a report: its key in the record, its title, and what belongs there."""

    key: str
    title: str
    hint: str


_FIELDS = {
    ReportKind.PROGRESS: (
        ReportField("progress", "Progress", "What the patient can do now that was not possible"),
        ReportField("skilled_need", "Skilled need", "Why a therapist has to go on treating"),
        ReportField("changes", "Changes of plan or goals", "What is treated otherwise from now on"),
    ),
    ReportKind.DISCHARGE: (
        ReportField("reason", "Reason for discharge", "Goals met, moved away, no further progress"),
        ReportField("progress", "Progress", "What the patient can do at the end of the episode"),
        ReportField("advice", "Advice", "What the patient goes on with, and whom to see"),
    ),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A long-term goal with what became of it."""

    text: str
    state: GoalState = GoalState.GOING_ON
    words: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure as last taken in the period, of a day; its `before` is the first of the period."""

    measure: Measure
    on: date

    @property
    def now(self) -> str:
        """The last value with its day: "7 s on 2026-11-20"."""
        return f"{self.measure.shown} on {self.on}"

    @property
    def first(self) -> str:
        """The first value of the period with its day, nothing where it was taken once."""
        before, on = self.measure.before, self.measure.before_on
        if before is None:
            return ""
        return f"{replace(self.measure, value=before).shown} on {on}"


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it stands: everything it prints, by value.

    `treated_on` are the treatment days of the period that are held here; `treatment_day` counts
    them in the episode, None where the days before are unknown; `words` maps a field to its text.
    """

    id: str
    kind: ReportKind
    on: date
    timezone: str
    discipline: str
    patient: Patient
    author: Clinician
    clinic: Clinic
    plan_of_care: PlanOfCare | None = None
    treated_on: tuple[date, ...] = ()
    treatment_day: int | None = None
    measures: tuple[Measured, ...] = ()
    goals: tuple[Goal, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    signatures: tuple[Mapping[str, object], ...] = ()

    @property
    def fields(self) -> tuple[ReportField, ...]:
        """The texts that a report of its kind has."""
        return _FIELDS[self.kind]


def episode_after(before: Episode | None, reports: Iterable[Report], on: date) -> Episode:
    """Give what is known of the episode of a day, with what the signed reports before it say.

    A discharge report closes its episode: from the next day on the treatment days count anew. A
    progress report starts the count of ten days anew.
    """
    episode = before or Episode()
    signed = [one for one in reports if one.signatures]
    closing = [one.on for one in signed if one.kind is ReportKind.DISCHARGE and one.on < on]
    closed_on = max((*closing, episode.discharged_on or date.min))
    if closing and closed_on != episode.discharged_on:
        episode = Episode(discharged_on=closed_on, authorised=episode.authorised)
    told = [
        one.treatment_day
        for one in signed
        if one.kind is ReportKind.PROGRESS and closed_on < one.on <= on
    ]
    known = [one for one in (*told, episode.reported_on_day) if one is not None]
    return replace(episode, reported_on_day=max(known, default=None))


def days_of_period(
    days: Iterable[date], after: Iterable[date | None], on: date
) -> tuple[date, ...]:
    """Give the treatment days of the period that a report of the day `on` tells of.

    `after` are the days of the report before and of the discharge before that, where there are.
    """
    ends = [one for one in after if one is not None]
    return tuple(one for one in sorted(days) if one <= on and all(one > end for end in ends))
