"""The visit: everything a note prints and a bill depends on, by value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from therapytimer.visit.people import Clinic, Clinician, Patient, PlanOfCare, Present, Referrer

if TYPE_CHECKING:
    from datetime import date, datetime

    from therapytimer.billing.codes import Code
    from therapytimer.billing.grounds import Grounds
    from therapytimer.billing.payers import Payer
    from therapytimer.visit.earlier import Earlier
    from therapytimer.visit.edits import Edit
    from therapytimer.visit.facts import Answer, Decision, Gap, Mark, Segment
    from therapytimer.visit.group import GroupSize
    from therapytimer.visit.measures import Measure


@dataclass(frozen=True, slots=True)
class Authorised:
    """Visits that the payer authorised: how many, and how many are used with this one.

    `typed` of them were used before `typed_on`, the others are held here.
    """

    visits: int
    typed_on: date
    typed: int = 0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """Counts that rest on history, with their source.

    `treatment_day` is None where nothing is known; `typed_days` were typed on `typed_on`, the
    others are held here; without an opening value `known_from` says since when days are known.
    """

    treatment_day: int | None = None
    typed_days: int = 0
    typed_on: date | None = None
    known_from: date | None = None
    first_treated_on: date | None = None
    reported_on_day: int | None = None  # treatment day of the last progress report known
    week_day: int | None = None  # which treatment day of its week, Monday to Sunday, held here
    authorised: Authorised | None = None
    discharged_on: date | None = None  # of the episode before: days up to it count no more


@dataclass(frozen=True, slots=True)
class Correction:
    """Why, by whom and when a signed note is corrected, and what it said (`former`, by value)."""

    reason: str
    by: str
    name: str
    at: datetime
    former: Visit


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit as it stands: the content of the visit record.

    `on` is the local date of its start in `timezone`; `services` maps a code to its fields
    (deficit, technique, response …); `note` maps subjective, assessment, plan …; `extra` keeps
    unknown fields of an imported record; `entered_at` is set for a late entry; `grounds` are what
    the bill rests on beyond all that, None until the visit leaves the clinic; of `second_payer`
    only a threshold with its duties counts, where `payer` has none; `earlier` is what is kept of
    the notes before, None until somebody documents the visit; `pooled` are the other visits of
    the day's bill as they were when the note was signed; `edits` are the log's former times;
    `groups` say how many took part beside the patient, and when.
    """

    id: str
    on: date
    timezone: str
    discipline: str
    patient: Patient
    payer: Payer
    clinicians: tuple[Clinician, ...]
    segments: tuple[Segment, ...] = ()
    marks: tuple[Mark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    services: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    note: Mapping[str, str] = field(default_factory=dict[str, str])
    clinic: Clinic = field(default_factory=Clinic)
    place_of_service: str = "11"
    case: str | None = None
    reference: str = ""
    present: tuple[Present, ...] = ()
    referrer: Referrer | None = None
    codes: tuple[Code, ...] = ()
    plan_of_care: PlanOfCare | None = None
    episode: Episode | None = None
    grounds: Grounds | None = None
    groups: tuple[GroupSize, ...] = ()
    second_payer: Payer | None = None
    measures: tuple[Measure, ...] = ()
    earlier: Earlier | None = None
    corrects: str | None = None
    correction: Correction | None = None
    edits: tuple[Edit, ...] = ()
    pooled: tuple[Visit, ...] = ()
    entered_at: datetime | None = None
    signatures: tuple[Mapping[str, object], ...] = ()
    addenda: tuple[Mapping[str, object], ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict[str, object])

    def clinician(self, clinician_id: str) -> Clinician | None:
        """Return the clinician of that id, or None."""
        return next((one for one in self.clinicians if one.id == clinician_id), None)
