"""What a report takes from the visits of its period, and what it needs before it is signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from therapytimer.billing.services import STIMULATION
from therapytimer.visit.day import billed_as, is_void
from therapytimer.visit.reports import Goal, Measured

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from therapytimer.visit.reports import Report
    from therapytimer.visit.visit import Visit


class Treated(NamedTuple):
    """A visit of the period, and the codes of it that earned a unit on the day's bill."""

    visit: Visit
    billed: Collection[str]


def prefilled(report: Report, visits: Sequence[Visit]) -> Report:
    """Give a report with what the visits of its period, in order, say by themselves.

    Goals keep what was written of them; a goal of the plan that is new stands as going on.
    """
    plan = visits[-1].plan_of_care if visits else report.plan_of_care
    known = {one.text: one for one in report.goals}
    goals = tuple(known.get(text, Goal(text)) for text in (plan.goals if plan else ()))
    days = tuple(sorted({one.on for one in visits if not is_void(one)}))
    return replace(
        report, plan_of_care=plan, treated_on=days, measures=_measured(visits), goals=goals
    )


def _measured(visits: Sequence[Visit]) -> tuple[Measured, ...]:
    """Give each measure as last taken, beside its first value in the same unit."""
    first: dict[tuple[str, str, str], Measured] = {}
    found: dict[tuple[str, str, str], Measured] = {}
    for visit in visits:
        for one in () if is_void(visit) else visit.measures:
            key = (one.name, one.side, one.unit)
            start = first.setdefault(key, Measured(one, visit.on))
            last = replace(one, before=None, before_on=None)
            if start.measure is not one:
                last = replace(last, before=start.measure.value, before_on=start.on)
            found[key] = Measured(last, visit.on)
    return tuple(found.values())


def lacking(report: Report, treated: Iterable[Treated]) -> tuple[str, ...]:
    """Say what keeps a report from being signed, one sentence each; none if nothing does.

    Pub. 100-02 ch. 15 §220.3: a therapist writes it who has personally furnished at least one
    whole billable service in the period.
    """
    kind, author = report.kind, report.author
    found: list[str] = []
    if author.assistant:
        found.append(f"A {kind} report is the therapist's to write: an assistant may not sign it.")
    elif not any(has_furnished(author.id, one) for one in treated):
        found.append(
            f"{author.name} has furnished no whole billable service in this period: a therapist "
            "who has must write the report."
        )
    if not author.credentials.strip():
        found.append(f"{author.name} has no credentials: type them on the page of people.")
    first = report.fields[0]
    if not report.words.get(first.key, "").strip():
        found.append(f"“{first.title}” is empty: say it in your own words.")
    return tuple(found)


def has_furnished(clinician_id: str, treated: Treated) -> bool:
    """Whether a clinician took part in every minute of a billed code of a visit."""
    visit = treated.visit
    by_code: dict[str, list[bool]] = {}
    for one in visit.segments:
        by_code.setdefault(_billed(visit, one.code), []).append(clinician_id in one.by)
    return not is_void(visit) and any(
        all(took_part) for code, took_part in by_code.items() if code in treated.billed
    )


def _billed(visit: Visit, code: str) -> str:
    number = billed_as(visit, code)
    return visit.payer.stimulation if number == STIMULATION else number
