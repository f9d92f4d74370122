"""The bill: one function turns a day's minutes into lines, units, totals and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from therapytimer.billing.day import Day
from therapytimer.billing.distinct import distinct_findings
from therapytimer.billing.distinct_lines import pairs_of, with_distinct
from therapytimer.billing.lane_lines import Doubt, Laned, laned
from therapytimer.billing.liability import liability_findings, with_liability
from therapytimer.billing.lines import BillLine
from therapytimer.billing.minutes import (
    assistant_minutes,
    day_times,
    minutes_beside,
    whole_minutes,
)
from therapytimer.billing.modifiers import with_payers
from therapytimer.billing.mue import mue_findings
from therapytimer.billing.notices import overlap_notices, redefined_notices, seconds_notices
from therapytimer.billing.services import TimeKind, billed_code, time_kind
from therapytimer.billing.spans import Span, VisitTime
from therapytimer.billing.tally import Tally, tally_of
from therapytimer.billing.typed_modifiers import settled
from therapytimer.billing.worth import counted_of, estimate_of, kx_of, threshold_findings, with_kx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.distinct import PairAdvice
    from therapytimer.billing.findings import Finding
    from therapytimer.billing.kx import KxAdvice
    from therapytimer.billing.mppr import Estimate
    from therapytimer.billing.payers import Payer, Rule
    from therapytimer.billing.units import Tie, Working

__all__ = ["Bill", "BillLine", "Day", "Doubt", "Span", "VisitTime", "bill_of"]


@dataclass(frozen=True, slots=True)
class Bill:
    """The day's bill with its working; screen, PDF, command line and charge list show this."""

    on: date
    discipline: str
    payer: str
    rule: Rule
    visit_ids: tuple[str, ...]
    timed_code_minutes: int
    total_treatment_minutes: int
    caregiver_minutes: int  # 97550-97552, shown apart
    units: int  # sum of the lines' units
    lines: tuple[BillLine, ...]
    working: Working
    ties: tuple[Tie, ...]
    notices: tuple[str, ...]  # e.g. seconds cut that would have changed the units
    visit_minutes: Mapping[str, Mapping[str, int]]  # visit id -> code as tapped -> whole minutes
    cut_seconds: int = 0  # cut from the timed code minutes, whole seconds
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # CQ/CO that the clinician may decide
    assistant_minutes: Mapping[str, Mapping[str, int]] = field(  # those of visit_minutes
        default_factory=dict[str, "Mapping[str, int]"]
    )
    pairs: tuple[PairAdvice, ...] = ()  # what edits and payer advisories say of the codes
    estimate: Estimate | None = None  # of its dollars; None without prices
    kx: KxAdvice | None = None  # None without a threshold
    counted: Estimate | None = None  # what counts towards a threshold: mostly the estimate itself
    second: str = ""  # the name of the second payer
    hides_estimates: bool = False  # what it is worth is reckoned and not shown


def bill_of(day: Day) -> Bill:
    """Make the day's bill: all its visits together, minutes cut per visit and code, then added.

    Lines stand in order of first start, a therapist's before an assistant's; a code with 0 whole
    minutes has none. Modifiers come in steps: by lane, by payer, what was decided, then order and
    what was typed.
    ValueError names a code that is not in `day.codes`.
    """
    tally = tally_of(day_times(day.visits), day.payer, day.codes, day.tie_choices)
    total = tally.timed_code_minutes + sum(_minutes_beside(visit, day) for visit in day.visits)
    lanes = laned(tally.counted, day)
    billed = _modified(lanes, day)
    return Bill(
        on=day.on,
        discipline=day.discipline,
        payer=day.payer.name,
        rule=tally.rule,
        visit_ids=tuple(visit.visit_id for visit in day.visits),
        timed_code_minutes=tally.timed_code_minutes,
        total_treatment_minutes=total,
        caregiver_minutes=tally.caregiver_minutes,
        units=tally.units,
        lines=billed.lines,
        working=tally.working,
        ties=tally.ties,
        notices=(
            *seconds_notices(tally, day.payer),
            *overlap_notices(tally, total, day.payer),
            *redefined_notices(tally, day.redefined),
        ),
        visit_minutes={visit.visit_id: whole_minutes(visit) for visit in day.visits},
        cut_seconds=_cut_seconds(tally, day.payer),
        findings=billed.findings,
        doubts=lanes.doubts,
        assistant_minutes={visit.visit_id: assistant_minutes(visit) for visit in day.visits},
        pairs=billed.pairs,
        estimate=billed.estimate,
        kx=billed.kx,
        counted=billed.counted,
        second=day.second.name if day.second else "",
        hides_estimates=day.grounds is not None and day.grounds.hides_estimates,
    )


@dataclass(frozen=True, slots=True)
class _Modified:
    """The lines with all their modifiers, and what led to them."""

    lines: tuple[BillLine, ...]
    findings: tuple[Finding, ...]
    pairs: tuple[PairAdvice, ...]
    estimate: Estimate | None
    counted: Estimate | None
    kx: KxAdvice | None


def _modified(lanes: Laned, day: Day) -> _Modified:
    """Add to the lines by lane what payer, edits, threshold and clinician ask for."""
    asked = [with_payers(line, day.discipline, day.payer) for line in lanes.lines]
    pairs, estimate = pairs_of(asked, day), estimate_of(asked, day)
    counted = counted_of(estimate, asked, day)
    kx = kx_of(counted, day)
    decided = with_kx(with_liability(with_distinct(asked, pairs, day), day), kx, day)
    lines, typed_findings = settled(decided, day)
    choices = {about: choice for about, (choice, _) in day.pair_choices.items()}
    findings = (
        *lanes.findings,
        *typed_findings,
        *distinct_findings(pairs, lines, choices),
        *(mue_findings(lines, day.grounds.values) if day.grounds else ()),
        *threshold_findings(lines, kx, day),
        *liability_findings(lines, day),
    )
    return _Modified(lines, findings, pairs, estimate, counted, kx)


def _minutes_beside(visit: VisitTime, day: Day) -> int:
    """Count a visit's part of total treatment time that no timed code covers."""
    return minutes_beside(_spans(visit, day, TimeKind.UNTIMED), _spans(visit, day, TimeKind.TIMED))


def _spans(visit: VisitTime, day: Day, kind: TimeKind) -> list[Span]:
    meant = {
        code
        for code in {span.code for span in visit.spans}
        if time_kind(billed_code(code, day.codes, day.payer), day.payer) is kind
    }
    return [span for span in visit.spans if span.code in meant]


def _cut_seconds(tally: Tally, payer: Payer) -> int:
    cut = sum(
        (
            service.cut
            for service in tally.services
            if time_kind(service.code, payer) is TimeKind.TIMED
        ),
        timedelta(),
    )
    return cut // timedelta(seconds=1)
