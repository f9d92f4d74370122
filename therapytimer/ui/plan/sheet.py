"""What the page of plan and reports shows of a patient, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from therapytimer.pdf.times import day
from therapytimer.ui.patient.sheet import is_wrong
from therapytimer.visit.certification import Standing, plan_standing
from therapytimer.visit.certified_days import certified_days
from therapytimer.visit.due import ReportState, report_standing, report_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from therapytimer.visit.certified_days import Certified
    from therapytimer.visit.people import PlanOfCare
    from therapytimer.visit.reports import Report, ReportKind
    from therapytimer.visit.visit import Visit


class ReportLine(NamedTuple):
    """A report in a list: what it is, and whether it is signed and by whom."""

    report_id: str
    title: str
    words: str
    kind: ReportKind
    signed: bool


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The plan of a patient's newest visit and the reports of the discipline, on a day."""

    visit: Visit
    standing: Standing
    wrong: bool
    treatment: str
    goals: tuple[str, ...]
    certifications: tuple[str, ...]
    report_words: str
    report_late: bool
    reports: tuple[ReportLine, ...]
    closed: str  # why nothing of the plan may be changed, empty while it may


def plan_sheet(
    visit: Visit, reports: Iterable[Report], days: Sequence[date], today: date
) -> PlanSheet:
    """Gather what is to be seen; `days` are the treatment days held here, in order."""
    episode, plan = visit.episode, visit.plan_of_care
    first = episode.first_treated_on if episode else None
    standing = plan_standing(plan, today, first)
    begun = first or (plan.established_on if plan else None)
    held = certified_days(plan, begun) if plan and begun else ()
    until = [one for one in days if one <= visit.on]
    return PlanSheet(
        visit=visit,
        standing=standing,
        wrong=is_wrong(standing, visit),
        treatment=_treatment(plan) if plan else "",
        goals=plan.goals if plan else (),
        certifications=tuple(_certified(one) for one in reversed(held)),
        report_words=report_words(episode, until, today),
        report_late=report_standing(episode).state is ReportState.LATE,
        reports=tuple(_line(one) for one in reports),
        closed=_closed(visit),
    )


def _closed(visit: Visit) -> str:
    if not visit.signatures:
        return ""
    return (
        f"The newest visit, of {day(visit.on)}, is signed and keeps the plan as it was. What "
        "changes now is typed at the next visit."
    )


def _treatment(plan: PlanOfCare) -> str:
    established = f"established {plan.established_on}" if plan.established_on else ""
    parts = (plan.type, plan.amount, plan.frequency, plan.duration, established)
    return "  ·  ".join(filter(None, parts))


def _certified(held: Certified) -> str:
    """Tell a certification in a line: its days, how it came, and why late."""
    one = held.certification
    signed = f"signed {one.certified_on}" if one.certified_on else ""
    parts = (
        f"{held.start} to {held.last}",
        " by ".join(filter(None, (signed, one.certified_by))),
        f"verbal order {one.verbal_on}" if one.verbal_on else "",
        f"order on file {one.order_on}" if held.by_order else "",
        f"late: {one.delay_reason}" if one.delay_reason else "",
    )
    return "  ·  ".join(filter(None, parts))


def _line(report: Report) -> ReportLine:
    signed = bool(report.signatures)
    who = f"signed by {report.author.name}, {report.author.credentials}"
    words = who if signed else "draft, not signed"
    return ReportLine(
        report.id, f"{report.kind.heading}, {day(report.on)}", words, report.kind, signed
    )
