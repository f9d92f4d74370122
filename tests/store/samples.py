"""Small records of the trade for tests of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from therapytimer.billing.edits import Edit, EditTable
from therapytimer.billing.payers import Payer, Rule
from therapytimer.store.edit_packing import compressed
from therapytimer.store.edit_source import EditImport
from therapytimer.store.keyfile import Cost
from therapytimer.store.used_amounts import UsedAmount
from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import (
    Answer,
    Decision,
    Gap,
    GapAnswer,
    GapKind,
    Mark,
    MarkKind,
    Origin,
    Segment,
)
from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Clinic, Clinician, Patient
from therapytimer.visit.reports import Report, ReportKind
from therapytimer.visit.visit import Visit

AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PASSPHRASE = "correct horse"  # noqa: S105 - of made-up clinics
CHEAP = Cost(memory_kib=64, passes=1)  # for tests alone: a guess at it costs nothing
JO = Clinician("c1", "Jo Ray", "PT, DPT")
ANN = Patient("p1", "Ann Öst", date(1950, 2, 3), "TT-1042", ("R26.81",))
BOB = Patient("p2", "Bob Lee", date(1961, 7, 8), "TT-2000")
MEDICARE = Payer("Medicare Part B", Rule.POOLED)
USED = UsedAmount("p1", 2026, "PT and SLP", Decimal("1520.25"), date(2026, 11, 3))
A_REPORT = Report(
    id="r1",
    kind=ReportKind.PROGRESS,
    on=AT.date(),
    timezone="America/New_York",
    discipline="PT",
    patient=ANN,
    author=JO,
    clinic=Clinic(),
)
EDITS = EditTable("PTP 2026Q4", [Edit("97012", "97140", None, None, 1)])
AN_IMPORT = EditImport(EDITS, compressed(EditTable("", ())), 1, 2, frozenset({"97012", "97140"}))


def minute(number):
    """The instant so many minutes into the visit."""
    return AT + timedelta(minutes=number)


def a_visit(visit_id="v1", patient=ANN, **changes):
    """A visit just opened."""
    visit = Visit(visit_id, AT.date(), "America/New_York", "PT", patient, MEDICARE, (JO,))
    return replace(visit, **changes)


def a_segment(start=0, stop=None, code="97110", visit_id="v1", **changes):
    """A segment from minute `start` to minute `stop`, or running."""
    end = None if stop is None else minute(stop)
    segment = Segment(new_id(), visit_id, code, minute(start), end, ("c1",))
    return replace(segment, **changes)


def an_action(kind=ActionKind.START, visit_ids=("v1",), at=0, **changes):
    """An action of Jo's at minute `at`."""
    return Action(new_id(), visit_ids, kind, "c1", minute(at), **changes)


def a_full_visit(visit_id="v1", patient=ANN, **changes):
    """A visit with a fact of each kind and some texts."""
    return a_visit(
        visit_id,
        patient,
        segments=(
            a_segment(0, 20, "97112", visit_id),
            a_segment(22, 40, visit_id=visit_id, origin=Origin.CORRECTED, reason="late tap"),
        ),
        marks=(
            Mark(f"{visit_id}-pause", visit_id, MarkKind.PAUSE, minute(20), "rest"),
            Mark(f"{visit_id}-end", visit_id, MarkKind.ENDED, minute(40)),
        ),
        gaps=(Gap(f"{visit_id}-gap", visit_id, GapKind.SLEEP, minute(5), minute(7), ("97112",)),),
        answers=(
            Answer(
                f"{visit_id}-answer",
                visit_id,
                f"{visit_id}-gap",
                GapAnswer.ENDED_AT,
                "c1",
                minute(8),
                minute(6),
            ),
        ),
        decisions=(
            Decision(f"{visit_id}-tie", visit_id, "tie:97110+97112", "97112", "c1", minute(41)),
        ),
        services={"97112": {"deficit": "static balance", "technique": "tandem stance"}},
        **{"note": {"subjective": "knee is sore", "plan": ""}} | changes,
    )


def opened(store, visit):
    """Put a visit into a store and give it back."""
    store.visits.add(visit, an_action(ActionKind.OPEN, (visit.id,)))
    return visit


def started(segment, stops=(), at=0, **changes):
    """A change that starts a segment and stops others at the same instant."""
    action = an_action(at=at, visit_ids=(segment.visit_id,), stopped=tuple(stops), **changes)
    return Change(action, {one: minute(at) for one in stops}, (), (segment,))
