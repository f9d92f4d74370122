"""The trade's notation in, records out; every person here is made up."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from therapytimer.billing.codes import parse_catalogue
from therapytimer.billing.payers import parse_payers
from therapytimer.visit.facts import Decision, Gap, GapKind, Mark, MarkKind, Origin, Segment
from therapytimer.visit.people import Clinic, Clinician, Patient, PlanOfCare
from therapytimer.visit.record import record_of
from therapytimer.visit.visit import Episode, Visit

_RESOURCES = Path(__file__).parents[1] / "resources"

CATALOGUE = parse_catalogue((_RESOURCES / "codes.json").read_text(encoding="utf-8"))
PAYERS = parse_payers((_RESOURCES / "payers.json").read_text(encoding="utf-8"))

DAY = date(2026, 11, 20)
ZONE = "America/New_York"

# By initials, as the notation names them.
THERAPIST = Clinician("DK", "Sample Therapist Dana Kay", "PT, DPT", npi="1000000000")
ASSISTANT = Clinician("AS", "Sample Assistant Alex Stone", "PTA", assistant=True)
COLLEAGUE = Clinician("JR", "Sample Therapist Jo Reed", "PT")
CLINICIANS = (THERAPIST, ASSISTANT, COLLEAGUE)

PATIENT = Patient("patient-one", "Sample Patient One", date(1950, 2, 3), "TT-1042", ("R26.81",))
OTHER_PATIENT = Patient("patient-two", "Sample Patient Two", date(1961, 7, 8), "TT-1043")
CLINIC = Clinic("Sample Clinic", "1 Example Street", "555-0100", "1000000001", "00-0000000")
PLAN = PlanOfCare(
    established_on=date(2026, 10, 1),
    established_by="Sample Therapist Dana Kay",
    type="PT",
    amount="1 visit a day",
    frequency="2 a week",
    duration="12 weeks",
    certified_on=date(2026, 10, 10),
    certified_by="Sample Physician",
    certified_through=date(2026, 12, 23),
    goals=("Single-leg stance 10 s by 2026-12-15",),
)
DOCUMENTED = {
    "97112": {
        "deficit": "Impaired proprioception of the left ankle, sways on one leg",
        "technique": "Single-leg stance on foam with verbal cues",
        "response": "Held 7 s, 4 s last visit",
        "goal": "Toward single-leg stance 10 s",
    },
    "97110": {"technique": "Heel raises, 3 x 10", "response": "Completed 30 without pain"},
}
NOTE = {
    "subjective": "Reports fewer near falls",
    "assessment": "Improving balance",
    "skilled_need": "Grading of the surface and cues by sway",
    "plan": "Continue, add head turns",
}


def payer(name="Medicare Part B"):
    """Give a shipped payer by name."""
    return next(one for one in PAYERS if one.name == name)


def at(clock, on=DAY):
    """Give an instant from "14:00", "14:24:30" or "14:24:30.250" (UTC) of a day."""
    return datetime.combine(on, time.fromisoformat(clock), UTC)


def a_segment(text, visit_id="visit-one", number=0, on=DAY):
    """Read "97112 14:00-14:24:30 DK typed": code, start and stop (none: running), who, origin.

    Who may be two ("DK+AS"); without a name it is DK. Corrected segments get a reason.
    """
    code, span, *rest = text.split()
    start, _, stop = span.partition("-")
    origin = Origin(rest.pop()) if rest and rest[-1] in set(Origin) else Origin.STOPWATCH
    return Segment(
        id=f"{visit_id}-segment-{number}",
        visit_id=visit_id,
        code=code,
        start=at(start, on),
        stop=at(stop, on) if stop else None,
        by=tuple(rest[0].split("+")) if rest else ("DK",),
        origin=origin,
        reason="forgot to switch" if origin is Origin.CORRECTED else "",
    )


def a_visit(log="97112 14:00-14:24:30 DK, 97110 14:24:30-14:40", **changes):
    """Give a visit with the segments of `log` (divided by commas); `changes` replace its fields."""
    visit_id = changes.get("id", "visit-one")
    on = changes.get("on", DAY)
    parts = [part for part in log.split(",") if part.strip()]
    visit = Visit(
        id=visit_id,
        on=on,
        timezone=ZONE,
        discipline="PT",
        patient=PATIENT,
        payer=payer(),
        clinicians=CLINICIANS,
        segments=tuple(a_segment(part, visit_id, number, on) for number, part in enumerate(parts)),
        clinic=CLINIC,
    )
    return replace(visit, **changes)


def a_documented_visit(log="97112 14:00-14:24:30 DK, 97110 14:24:30-14:40", **changes):
    """Give a visit whose checklist is all met; `changes` replace its fields."""
    full = {
        "services": DOCUMENTED,
        "note": NOTE,
        "plan_of_care": PLAN,
        "episode": Episode(
            treatment_day=9,
            typed_days=6,
            typed_on=date(2026, 11, 3),
            first_treated_on=date(2026, 10, 1),
        ),
    }
    return a_visit(log, **(full | changes))


def a_decision(about, choice, by="DK", clock="15:00", visit_id="visit-one"):
    """Give a clinician's decision."""
    return Decision(f"decision-{about}-{clock}", visit_id, about, choice, by, at(clock))


def a_gap(start="14:10", stop="14:20", codes=("97112",), visit_id="visit-one"):
    """Give a gap of sleep, unanswered."""
    return Gap(f"gap-{start}", visit_id, GapKind.SLEEP, at(start), at(stop), codes)


def a_mark(kind=MarkKind.PAUSE, clock="14:20", word="rest", visit_id="visit-one"):
    """Give a mark in the log."""
    return Mark(f"mark-{kind}-{clock}", visit_id, kind, at(clock), word)


def a_void(word="patient did not come"):
    """Give the mark that makes a visit void."""
    return a_mark(MarkKind.VOID, "15:00", word)


def a_record(visit, bill=None):
    """Give a visit's record as it comes out of a file."""
    return json.loads(json.dumps(record_of(visit, bill)))
